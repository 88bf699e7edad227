/**
 * A plan laid out as a document, for any format: what is a heading, a table, a page of its own. Writers (server/export)
 * turn it into a file and decide nothing but looks.
 */
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { ActivityParty } from '#shared/plan/plan.ts'
import type { Run } from '#shared/plan/rich-text.ts'

export interface ExportDocument {
  locale: Locale
  title: string
  /** The day it is made: what a file says of its own making, whenever it is written. */
  madeOn: IsoDate
  titlePage: TitlePage
  /** What stands above the table of contents, which the writer makes of the headings of level 1. */
  contentsTitle: string
  blocks: ExportBlock[]
  /** What has been said about the runs that name it, oldest first. */
  threads: ExportThread[]
  /** Texts around the pages. `page` and `of` frame the numbers: Side 3 af 12. */
  footer: { text: string; page: string; of: string }
}

export interface TitlePage {
  title: string
  subtitle: string
  facts: Field[]
  /** What else the cover says; no headings. */
  blocks: ExportBlock[]
}

export interface Field {
  label: string
  value: string
}

/** An open thread; the first comment began it, the others reply. */
export interface ExportThread {
  number: number
  /** The words it is about, or what they were. */
  about: string
  comments: ExportComment[]
}

export interface ExportComment {
  author: string
  /** An ISO instant, and the same as people read it. */
  at: string
  when: string
  lines: string[]
}

/** A heading's depth: 1 a section or an appendix, 2 a part of it, 3 an activity, 4 and on what is within. No level is skipped. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

export interface ExportRun extends Run {
  /** The `anchor` of a heading in this document. */
  jumpTo?: string
  /** The numbers of the threads that are about these words. */
  threads?: number[]
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
  /** `party` is whose the activity is that it begins: its field says so in words as well. */
  | {
      kind: 'heading'
      level: HeadingLevel
      runs: ExportRun[]
      anchor?: string
      newPage?: true
      party?: ActivityParty
    }
  /** A `note` is set apart from the text it stands by. */
  | { kind: 'paragraph'; runs: ExportRun[]; note?: true }
  | { kind: 'list'; ordered: boolean; start: number; items: ExportBlock[][] }
  | { kind: 'quote'; blocks: ExportBlock[] }
  /** Relative column widths; without them the columns are equal. */
  | { kind: 'table'; rows: ExportCell[][]; widths?: number[]; caption?: string }
  /** An activity's fields: label and value, row by row. */
  | { kind: 'fields'; fields: Field[] }
