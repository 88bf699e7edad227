import type { Agreement } from '#shared/agreement/agreement.ts'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatDate, formatInstant } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { type Duty, isOverdue } from '#shared/duties/duty.ts'
import { type DutyAct, type DutyKind, recipientOf } from '#shared/duties/duty-act.ts'
import { inDutyOrder } from '#shared/duties/duty-list.ts'
import { changesSince, type JudgedState } from '#shared/findings/judged-state.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { activitiesOf, type Plan } from '#shared/plan/plan.ts'
import type { ExportBlock } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { headerCell, textCell } from './text-cell.ts'
import { type TypedTable, typedText } from './typed-table.ts'

const WIDTHS = [28, 18, 27, 27]

interface DutyWords {
  title: string
  introduction: string
  none: string
  caption: string
  headings: readonly [duty: string, owner: string, sent: string, acknowledged: string]
  kinds: Record<DutyKind, (recipient: string) => string>
  due: (day: string) => string
  overdue: string
  responsible: (name: string) => string
  notSent: string
  notAcknowledged: string
  by: (name: string, party: string, when: string) => string
  wording: (words: string) => string
  earlierWording: string
  changed: (changes: string) => string
  dropped: (reason: string) => string
  lapsed: string
}

const WORDS: Record<Locale, DutyWords> = {
  da: {
    title: 'Pligter',
    introduction:
      'Det, aftalen beder parterne om at sige til hinanden om aktiviteterne: hvad der er sendt, og hvem der har kvitteret for hvilken ordlyd.',
    none: 'Planen giver ingen pligt til at orientere eller inddrage den anden part.',
    caption: 'Pligter og kvitteringer',
    headings: ['Pligt', 'Hvem og hvornår', 'Sendt', 'Kvittering'],
    kinds: { inform: (who) => `Orientér ${who}`, involve: (who) => `Inddrag ${who}` },
    due: (day) => `Senest ${day}`,
    overdue: 'Fristen er overskredet',
    responsible: (name) => `Ansvarlig: ${name}`,
    notSent: 'Ikke sendt',
    notAcknowledged: 'Ikke kvitteret',
    by: (name, party, when) => `${name} for ${party}, ${when}`,
    wording: (words) => `Ordlyd: ${words}`,
    earlierWording: 'Kvitteret for en tidligere ordlyd.',
    changed: (changes) => `Siden ændret: ${changes}.`,
    dropped: (reason) => `Bortfaldet: ${reason}`,
    lapsed: 'Bortfaldet: advarslen er der ikke mere.',
  },
  en: {
    title: 'Duties',
    introduction:
      'What the agreement has the parties tell each other about the activities: what was sent, and who has acknowledged which wording.',
    none: 'The plan makes no duty to inform or involve the other party.',
    caption: 'Duties and acknowledgements',
    headings: ['Duty', 'Who and when', 'Sent', 'Acknowledgement'],
    kinds: { inform: (who) => `Inform ${who}`, involve: (who) => `Involve ${who}` },
    due: (day) => `By ${day}`,
    overdue: 'The day has passed',
    responsible: (name) => `Responsible: ${name}`,
    notSent: 'Not sent',
    notAcknowledged: 'Not acknowledged',
    by: (name, party, when) => `${name} for ${party}, ${when}`,
    wording: (words) => `Wording: ${words}`,
    earlierWording: 'Acknowledged in an earlier wording.',
    changed: (changes) => `Changed since: ${changes}.`,
    dropped: (reason) => `Dropped: ${reason}`,
    lapsed: 'Dropped: the warning is gone.',
  },
}

interface Surroundings {
  plan: Plan
  agreement: Agreement
  locale: Locale
  /** By it one sees what is overdue. */
  today: IsoDate
}

/** What the parties owe each other to say, in the order in which it presses: who sent and who acknowledged what, in which words. */
export function dutiesAppendix(
  duties: readonly Duty[],
  around: Surroundings,
): { title: string; blocks: ExportBlock[] } {
  const { title, none, introduction, caption, headings } = WORDS[around.locale]
  if (duties.length === 0) return { title, blocks: [{ kind: 'paragraph', runs: [{ text: none }] }] }
  const rows = dutyRows(duties, around).map(([about = [], ...cells]) => {
    const [name = '', ...rest] = about
    return [textCell([{ text: name, bold: true }], ...rest), ...cells.map((lines) => textCell(...lines))]
  })
  return {
    title,
    blocks: [
      { kind: 'paragraph', runs: [{ text: introduction }] },
      { kind: 'table', widths: WIDTHS, caption, rows: [headings.map(headerCell), ...rows] },
    ],
  }
}

/** The same for a spreadsheet. */
export function dutiesTable(duties: readonly Duty[], around: Surroundings): { title: string } & TypedTable {
  const { title, headings } = WORDS[around.locale]
  return {
    title,
    columns: headings.map((heading) => ({ heading, width: 40 })),
    rows: dutyRows(duties, around).map((cells) => cells.map((lines) => typedText(lines.join('\n')))),
  }
}

/** A row each, a cell for each heading, each in lines. */
function dutyRows(duties: readonly Duty[], { plan, agreement, locale, today }: Surroundings): string[][][] {
  const words = WORDS[locale]
  const { untitled } = EXPORT_WORDS[locale]
  const activities = new Map(activitiesOf(plan).map((activity) => [activity.id, activity]))
  const party = (one: Duty['owner']) => partyName(agreement, one, locale)
  const signed = ({ by, at }: Pick<DutyAct, 'by' | 'at'>) =>
    words.by(by.name, party(by.party), formatInstant(at, locale))
  const said = (wording: JudgedState) =>
    [`»${wording.title.trim() || untitled}«`, formatPeriod(wording, locale), wording.place.trim()]
      .filter(Boolean)
      .join(', ')

  function acknowledgement({ state, isEarlierWording, activityId }: Duty): string[] {
    switch (state.name) {
      case 'acknowledged': {
        const activity = activities.get(activityId)
        const changes = isEarlierWording && activity ? changesSince(state.wording, activity, locale) : []
        return [
          signed(state),
          words.wording(said(state.wording)),
          ...(isEarlierWording ? [words.earlierWording] : []),
          ...(changes.length > 0 ? [words.changed(changes.join(', '))] : []),
        ]
      }
      case 'dropped':
        return [words.dropped(state.reason), signed(state)]
      case 'lapsed':
        return [words.lapsed]
      case 'open':
      case 'sent':
      case 'seen':
        return [words.notAcknowledged]
      default:
        state satisfies never
        throw new Error('Unknown state of a duty.')
    }
  }

  function sending({ acts }: Duty): string[] {
    const last = acts.findLast(({ deed }) => deed.act === 'sent')
    return last?.deed.act === 'sent' ? [signed(last), ...last.deed.message.split('\n')] : [words.notSent]
  }

  return duties
    .toSorted(inDutyOrder(today))
    .map((duty) => [
      [
        duty.title.trim() || untitled,
        `${words.kinds[duty.kind](party(recipientOf(duty)))} (${clauseLabel(duty.clause, locale, agreement)})`,
      ],
      [
        party(duty.owner),
        words.due(formatDate(duty.due.on, locale)),
        ...(isOverdue(duty, today) ? [words.overdue] : []),
        ...(duty.responsible ? [words.responsible(duty.responsible.name)] : []),
      ],
      sending(duty),
      acknowledgement(duty),
    ])
}
