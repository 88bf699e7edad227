import type { Agreement } from '../agreement.ts'
import { clausesInSentences } from './clauses-in-sentences.ts'
import { type NumberedLine, numberedParts } from './numbered-parts.ts'
import { linesWithPlaces, placesInRaw, readNormalised } from './read-layers.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import type { Passage, WordingChange } from './signed-wording.ts'

interface Unit extends Sentence {
  /** Whether it begins a paragraph. */
  isFirst: boolean
  line?: NumberedLine | undefined
}

/** Below the last clause the parties sign. */
const SIGNATURE = /^(?:dato|sted|underskrift(?:er)?)(?![\p{L}-])/iu

/** Falls a text into passages: the numbered parts by their headings, and in each the clauses of the agreement by what they say. */
export function splitWording(
  raw: string,
  changes: readonly WordingChange[],
  agreement: Agreement,
): Passage[] {
  const text = readNormalised(raw, changes)
  const places = placesInRaw(raw, changes)
  const passages: Passage[] = []
  const mark = (at: number, passage: Omit<Passage, 'from'>) =>
    // What is left out before the first word is the first passage's.
    passages.push({ from: passages.length === 0 ? 0 : (places[at] ?? raw.length), ...passage })
  for (const part of partsOf(unitsOf(text, agreement))) {
    const [head] = part
    const said = withTheirLists(part.filter(({ line, text }) => !line?.isHeading && !SIGNATURE.test(text)))
    const clauses = clausesInSentences(said, clausesBelow(agreement, head?.line?.start.id))
    const clausesOf = new Map(said.flatMap((one) => one.units.map((unit) => [unit, clauses.get(one) ?? []])))
    let before: readonly string[] | undefined
    for (const unit of part) {
      const own = clausesOf.get(unit) ?? []
      const begins = unit.line?.start
      if (begins || before === undefined || own.join() !== before.join())
        mark(unit.from, { clauses: [...own], ...(begins && { begins }) })
      // A title ends with its line.
      before = unit.line && unit.line.start.title !== '' ? undefined : own
    }
  }
  return passages.length > 0 ? passages : [{ from: 0, clauses: [] }]
}

interface Said {
  text: string
  isFirst: boolean
  units: Unit[]
}

/** What a list of them is, which it need not say itself. */
const CATEGORIES_SAID = 'opgavekategorier'

/** A sentence that ends in a colon says what stands in the list below it. */
function withTheirLists(units: readonly Unit[]): Said[] {
  const said: Said[] = []
  for (const unit of units) {
    const last = said.at(-1)
    if (last && unit.line?.start.kind === 'category' && (last.text.endsWith(':') || last.units.length > 1)) {
      last.units.push(unit)
      last.text = `${last.text} ${unit.text} ${CATEGORIES_SAID}`
    } else {
      said.push({ text: unit.text, isFirst: unit.isFirst, units: [unit] })
    }
  }
  return said
}

/** The clauses whose letters follow the id: those of `governance.1`, but none of `governance`, which has parts of its own. */
function clausesBelow({ clauses }: Agreement, id: string | undefined) {
  return id === undefined
    ? []
    : clauses.filter((clause) => clause.id.slice(0, clause.id.lastIndexOf('.')) === id)
}

function unitsOf(text: string, agreement: Agreement): Unit[] {
  const lines = linesWithPlaces(text)
  const numbered = numberedParts(
    lines.map(({ text }) => text),
    agreement,
  )
  return lines.flatMap(({ from, text }, index): Unit[] => {
    const line = numbered[index]
    if (line?.isHeading) return [{ from, to: from + text.length, text, isFirst: true, line }]
    return sentencesOf(text).map((sentence, place) => ({
      ...sentence,
      from: from + sentence.from,
      to: from + sentence.to,
      isFirst: place === 0,
      line: place === 0 ? line : undefined,
    }))
  })
}

/** Units in runs: each begins where a numbered part begins that has clauses of its own. Categories are named within one. */
function partsOf(units: readonly Unit[]): Unit[][] {
  const parts: Unit[][] = [[]]
  for (const unit of units) {
    if (unit.line && unit.line.start.kind !== 'category') parts.push([unit])
    else parts.at(-1)?.push(unit)
  }
  return parts
}
