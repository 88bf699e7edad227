/**
 * A plan laid out as a document, for any format: what is a heading, a table, a page of its own. Writers (server/export)
 * turn it into a file and decide nothing but looks.
 */
import type { Locale } from '#shared/basics/locale.ts'
import type { Run } from '#shared/plan/rich-text.ts'

export interface ExportDocument {
  locale: Locale
  title: string
  titlePage: TitlePage
  /** What stands above the table of contents, which the writer makes of the headings of level 1. */
  contentsTitle: string
  blocks: ExportBlock[]
  /** Texts around the pages. `page` and `of` frame the numbers: Side 3 af 12. */
  footer: { text: string; page: string; of: string }
}

export interface TitlePage {
  title: string
  subtitle: string
  facts: Field[]
}

export interface Field {
  label: string
  value: string
}

/** A heading's depth: 1 a section or an appendix, 2 a part of it, 3 an activity, 4 and on what is within. No level is skipped. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

export interface ExportRun extends Run {
  /** The `anchor` of a heading in this document. */
  jumpTo?: string
}

export interface ExportCell {
  header: boolean
  columns: number
  rows: number
  blocks: ExportBlock[]
  /** Numbers stand to the right. */
  align?: 'end'
}

export type ExportBlock =
  | { kind: 'heading'; level: HeadingLevel; runs: ExportRun[]; anchor?: string; newPage?: true }
  /** A `note` is set apart from the text it stands by. */
  | { kind: 'paragraph'; runs: ExportRun[]; note?: true }
  | { kind: 'list'; ordered: boolean; start: number; items: ExportBlock[][] }
  | { kind: 'quote'; blocks: ExportBlock[] }
  /** Relative column widths; without them the columns are equal. */
  | { kind: 'table'; rows: ExportCell[][]; widths?: number[] }
  /** An activity's fields: label and value, row by row. */
  | { kind: 'fields'; fields: Field[] }
