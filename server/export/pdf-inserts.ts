/** A file that is put into a PDF where it is written: its pages, or all of it as an attached file. */
export interface PdfInsert {
  /** Of the heading of level 1 that it belongs to: it comes behind all that stands there. */
  anchor: string
  /** What its pages are called in their place. */
  title: string
  name: string
  mediaType: string
  /** ISO instant at which it came. */
  at: string
  bytes: Uint8Array
  as: 'pages' | 'attachment'
  /** What is said in their place where its pages cannot be taken in. */
  unreadable: string
}
