import type { Explanation } from '../findings/findings.ts'

export type ConceptAspect = 'offering' | 'topic' | 'audience' | 'counterpart'

/** Something an activity can be, be about, be for or be with, and the forms it takes in a text. */
export interface Concept {
  /** `aspect:name`, unique. */
  id: string
  aspect: ConceptAspect
  label: Explanation
  /** As written in the table, labels included. */
  forms: string[]
  /** The concept it is a kind of. */
  broader?: string
  /** So broad in this industry that sharing it says little. */
  common: boolean
  /** One of a kind, such as a company by its name: having it in common says more than having an authority in common. */
  isEntity?: true
  /** People who are of no trade of their own: a network of them is about something else. */
  isOfNoTrade?: true
}

/**
 * Reads a vocabulary table, one concept a line: `id | Danish label | English label | form, form, …`.
 * An indented line is a kind of the last unindented one; `~` marks a common concept.
 * A form is a word or words in their base form (inflections and compounds are found by themselves);
 * `word*` stands for any ending, `one + two` for two words anywhere in one sentence,
 * and a short form in capitals (`FE`) is met in capitals only.
 */
export function readConceptTable(aspect: ConceptAspect, table: string): Concept[] {
  let root: string | undefined
  return linesOf(table).map((line) => {
    const [name = '', da = '', en = '', forms = ''] = line.split('|').map((cell) => cell.trim())
    const common = name.startsWith('~')
    const id = `${aspect}:${common ? name.slice(1) : name}`
    const indented = line.startsWith(' ')
    if (!indented) root = id
    return {
      id,
      aspect,
      label: { da, en },
      forms: listOf(forms),
      common,
      ...(indented && root && { broader: root }),
    }
  })
}

/** A fair, with where and when it is held. */
export interface Fair {
  concept: Concept
  towns: string[]
  months: number[]
  /** Many are held every other year. */
  years: 'odd' | 'even' | 'all'
}

/** Reads the table of fairs: `name | town, town | month, month, odd years | form, form, …`. */
export function readFairTable(table: string): Fair[] {
  return linesOf(table).map((line) => {
    const [name = '', towns = '', months = '', forms = ''] = line.split('|').map((cell) => cell.trim())
    return {
      concept: {
        id: `counterpart:${name}`,
        aspect: 'counterpart',
        label: { da: name, en: name },
        forms: listOf(forms),
        common: false,
      },
      towns: listOf(towns),
      months: listOf(months).map(Number).filter(Number.isInteger),
      years: months.includes('odd') ? 'odd' : months.includes('even') ? 'even' : 'all',
    }
  })
}

function linesOf(table: string): string[] {
  return table.split('\n').filter((line) => line.trim() !== '')
}

function listOf(cell: string): string[] {
  return cell
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}
