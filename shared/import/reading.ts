/** What a reader (server/import) has found in a file, whatever its format; `proposalFrom` makes a proposal of it. */
import type { RichText } from '#shared/plan/rich-text.ts'

export type Reading = TextReading | SheetReading

/** A text document, in order. */
export interface TextReading {
  kind: 'text'
  /** The document's title, where it has one; else empty. */
  title: string
  blocks: RichText
  leftBehind: LeftBehind[]
}

/** The sheets of a workbook; a file of lines is one sheet. */
export interface SheetReading {
  kind: 'sheets'
  sheets: ReadSheet[]
  leftBehind: LeftBehind[]
}

export interface ReadSheet {
  name: string
  rows: SheetRow[]
}

export interface SheetRow {
  /** As the program that made the sheet counts it: from 1. */
  number: number
  /**
   * Each cell as a Dane would type it: a date as 5.3.2027, a number with a decimal comma and never just three decimals. A cell
   * merged downwards is in each of its rows.
   */
  cells: string[]
}

/** More are no table of activities; what stands beyond them is left behind. */
export const MOST_COLUMNS = 100

/** What a file held that no plan can hold, and how much of it. */
export interface LeftBehind {
  what: LeftBehindKind
  count: number
}

export const LEFT_BEHIND_KINDS = [
  'pictures',
  'contents',
  'comments',
  'footnotes',
  'deleted-text',
  'hidden-text',
  'page-heads',
  'hidden-sheets',
  'embedded-files',
  'symbols',
  'far-cells',
  'formula-errors',
] as const
export type LeftBehindKind = (typeof LEFT_BEHIND_KINDS)[number]
