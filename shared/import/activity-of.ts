import type { Agreement } from '#shared/agreement/agreement.ts'
import { parseBudget } from '#shared/plan/parse-budget.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { isUntitled } from './export-labels.ts'
import { unitOfLabel } from './field-of-label.ts'
import type { ImportField } from './import-field.ts'
import { partyOf } from './party-of.ts'
import type { ProposedActivity, RemarkReason, Where } from './proposal.ts'
import { periodInColumn, readPeriod } from './read-period.ts'
import { sectionOfValue } from './section-of.ts'
import { statusOf } from './status-of.ts'

/** One thing that a file says of an activity. */
export interface Entry {
  /** Undefined where nobody can say what its label means. */
  field: ImportField | undefined
  label: string
  text: string
  /** The text with its formatting, where it has any. */
  blocks?: RichText
}

export interface Circumstances {
  agreement: Agreement
  /** The year that a period without one is in. */
  year: number
  /** The section that the activity stands in. */
  category: Category | undefined
  where: Where
}

/** Of a title, a place and the like; see the schema of activities. */
const LONGEST_TEXT = 500
const LONGEST_GOAL = 2_000
const MOST_VALUES = 50

/** An activity of what a file says of it; whatever is not understood, or does not fit, stands in its body as it was written. */
export function activityOf(
  entries: readonly Entry[],
  around: Circumstances,
  body: RichText = [],
): ProposedActivity {
  const read = new EntryReader(entries.filter(({ text }) => text.trim() !== ''))
  const title = read.title()
  const budget = read.budget()
  const responsible = read.text('responsible', LONGEST_TEXT)
  const party = read.party(around.agreement) ?? partyOf(responsible, around.agreement)?.party
  const category = read.category(around.agreement) ?? around.category
  return {
    title,
    ...(category && { category }),
    ...(party && { party }),
    period: read.period(around.year),
    status: read.status(),
    audience: read.values('audience'),
    partners: read.values('partners'),
    place: read.text('place', LONGEST_TEXT),
    counterpart: read.text('counterpart', LONGEST_TEXT),
    responsible,
    ...(budget !== undefined && { budget }),
    goal: read.text('goal', LONGEST_GOAL),
    body: [...read.descriptions(), ...body, ...read.kept()],
    where: around.where,
    remarks: read.remarks,
  }
}

class EntryReader {
  readonly remarks: ProposedActivity['remarks'] = []
  readonly #entries: readonly Entry[]
  /** What stands in the body because no field holds it. */
  readonly #kept: RichText = []

  constructor(entries: readonly Entry[]) {
    this.#entries = entries
  }

  title(): string {
    const [first, ...more] = this.#of('title')
    for (const entry of more) this.#keep(entry)
    if (!first) return ''
    const [line = '', ...lines] = first.text.trim().split('\n')
    const title = line.trim()
    if (title.length > LONGEST_TEXT) {
      this.#remark(first, 'too-long')
      return title.slice(0, LONGEST_TEXT)
    }
    if (lines.length > 0) this.#kept.push(...lines.map(paragraph))
    return isUntitled(title) ? '' : title
  }

  category(agreement: Agreement): Category | undefined {
    return this.#first('section', (text) => sectionOfValue(text, agreement), 'section-unknown')?.category
  }

  party(agreement: Agreement): ProposedActivity['party'] {
    return this.#first('party', (text) => partyOf(text, agreement), 'party-unknown')?.party
  }

  status(): ProposedActivity['status'] {
    return this.#first('status', statusOf, 'status-unknown') ?? 'planned'
  }

  budget(): number | undefined {
    return this.#first(
      'budget',
      (text, { label }) => {
        const unit = /[\p{L}]/u.test(text) ? undefined : unitOfLabel(label)
        const budget = parseBudget(unit ? `${text} ${unit}` : text)
        return budget === 'fault' ? undefined : budget
      },
      'budget-not-understood',
    )
  }

  /** A field of plain text; what is too long for it stands in the body. */
  text(field: ImportField, longest: number): string {
    const [first, ...more] = this.#of(field)
    for (const entry of more) this.#keep(entry)
    if (!first) return ''
    const text = field === 'goal' ? first.text.trim() : first.text.trim().replace(/\s*\n\s*/gu, ', ')
    if (text.length <= longest) return text
    this.#remark(first, 'too-long')
    return ''
  }

  /** By line or semicolon where there are any, else by comma, except within brackets. */
  values(field: 'audience' | 'partners'): string[] {
    const values = this.#of(field).flatMap(({ text }) =>
      text.split(/[;\n]/u.test(text) ? /[;\n]/u : /,(?![^(]*\))/u).map((value) => value.trim()),
    )
    const distinct = [...new Set(values.filter((value) => value !== ''))]
    if (distinct.length <= MOST_VALUES && distinct.every(({ length }) => length <= LONGEST_TEXT))
      return distinct
    for (const entry of this.#of(field)) this.#remark(entry, 'too-long')
    return []
  }

  /** The first that can be read of what the file says of the time; all else of it stands in the body. */
  period(year: number): string {
    let read = ''
    for (const entry of this.#times()) {
      if (read !== '') {
        if (entry.field === 'period' || !isWithin(entry.text, read, year)) this.#keep(entry)
        continue
      }
      const found = readPeriod(entry.text, year)
      if (found.kind === 'fault') this.#remark(entry, found.fault)
      else read = found.period
      if (found.kind === 'read' && found.isPart) this.#remark(entry, 'read-in-part')
    }
    return read
  }

  #times(): Entry[] {
    const [start, ...otherStarts] = this.#of('start')
    const [end, ...otherEnds] = this.#of('end')
    const span = spanOf(start, end)
    const inColumns = (['week', 'month', 'quarter'] as const).flatMap((column) =>
      this.#of(column).map((entry) => ({ ...entry, text: periodInColumn(entry.text, column) })),
    )
    return [...this.#of('period'), ...(span ? [span] : []), ...otherStarts, ...otherEnds, ...inColumns]
  }

  descriptions(): RichText {
    const described = this.#of('description')
    if (described.length <= 1) return described.flatMap(blocksOf)
    return described.flatMap((entry) => [paragraph(`${entry.label}:`), ...blocksOf(entry)])
  }

  kept(): RichText {
    for (const entry of this.#entries) if (entry.field === undefined) this.#remark(entry, 'label-unknown')
    return this.#kept
  }

  #of(field: ImportField): Entry[] {
    return this.#entries.filter((entry) => entry.field === field)
  }

  #first<Value>(
    field: ImportField,
    read: (text: string, entry: Entry) => Value | undefined,
    fault: RemarkReason,
  ): Value | undefined {
    const [first, ...more] = this.#of(field)
    if (!first) return undefined
    const value = read(first.text, first)
    if (value === undefined) this.#remark(first, fault)
    else if (saysMore(value)) this.#keep(first)
    // What says the same again, as a name does beside its number, is said once.
    for (const entry of more) {
      const again = read(entry.text, entry)
      const isSame = again !== undefined && JSON.stringify(again) === JSON.stringify(value)
      if (!isSame || saysMore(again)) this.#keep(entry)
    }
    return value
  }

  #remark(entry: Entry, why: RemarkReason): void {
    this.remarks.push({ label: entry.label, text: entry.text, why })
    this.#keep(entry)
  }

  #keep({ label, text }: Entry): void {
    const [line = '', ...lines] = text.trim().split('\n')
    this.#kept.push(paragraph(label ? `${label}: ${line}` : line), ...lines.map(paragraph))
  }
}

/** Dates and weeks that a period beside them says already. */
function isWithin(text: string, period: string, year: number): boolean {
  const [inner, outer] = [parsePeriod(text, year), parsePeriod(period, year)]
  if (inner.kind === 'fault' || outer.kind === 'fault') return false
  const { start = '', end = '' } = inner.period
  return start <= (outer.period.end ?? '') && end >= (outer.period.start ?? '')
}

/** Of a party or a section with other words around it. */
function saysMore(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'isAll' in value && value.isAll === false
}

function spanOf(start: Entry | undefined, end: Entry | undefined): Entry | undefined {
  if (!start || !end) return start ?? end
  if (start.text.trim() === end.text.trim()) return start
  return {
    field: 'start',
    label: `${start.label} – ${end.label}`,
    text: `${start.text.trim()} - ${end.text.trim()}`,
  }
}

function blocksOf({ text, blocks }: Entry): RichText {
  return blocks ?? text.split('\n').map(paragraph)
}

export function paragraph(text: string): RichText[number] {
  return { kind: 'paragraph', runs: text === '' ? [] : [{ text }] }
}
