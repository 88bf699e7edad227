import type { ExportWords } from '#shared/export/export-words.ts'

/** What a column or a label can be about. A period may be parted over several. */
export type ImportField =
  /** What an export of ours labels is known again by its label. */
  | keyof ExportWords['fields']
  | 'title'
  | 'section'
  | 'start'
  | 'end'
  | 'week'
  | 'month'
  | 'quarter'
  | 'description'
  /** Of a section, in a table of sections. */
  | 'sectionText'
  /** What an export of ours says again for programs. */
  | 'ours'
