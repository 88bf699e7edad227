/** How an exported PDF file looks. All sizes in points. */
import type { HeadingLevel } from '#shared/export/export-document.ts'
import { COLOURS } from './document-colours.ts'

const MILLIMETRE = 72 / 25.4

export const PDF_PAGE = {
  width: 595.28,
  height: 841.89,
  side: 22 * MILLIMETRE,
  top: 22 * MILLIMETRE,
  bottom: 24 * MILLIMETRE,
} as const
export const PDF_TEXT_WIDTH = PDF_PAGE.width - 2 * PDF_PAGE.side
export const PDF_TEXT_HEIGHT = PDF_PAGE.height - PDF_PAGE.top - PDF_PAGE.bottom

export interface PdfLook {
  size: number
  /** From one line to the next. */
  leading: number
  before: number
  after: number
  colour: string
  bold?: boolean
  italic?: boolean
}

const look = (size: number, more: Partial<PdfLook> = {}): PdfLook => ({
  size,
  leading: size * 1.5,
  before: 0,
  after: size * 0.55,
  colour: COLOURS.ink,
  ...more,
})

export const PDF_LOOKS = {
  body: look(9.5),
  note: look(9, { colour: COLOURS.muted }),
  quote: look(9.5, { colour: COLOURS.muted }),
  cell: look(8.5, { leading: 12, after: 2 }),
  headerCell: look(8.5, { leading: 12, after: 2, bold: true }),
  label: look(8.5, { leading: 12, after: 0, bold: true, colour: COLOURS.muted }),
  caption: look(8.5, { leading: 12, before: 6, after: 4, colour: COLOURS.muted }),
  contents: look(10, { leading: 22, after: 0 }),
  contentsTitle: look(18, { bold: true, colour: COLOURS.navy, leading: 23, after: 12 }),
  title: look(30, { bold: true, colour: COLOURS.navy, leading: 37, after: 6 }),
  subtitle: look(15, { colour: COLOURS.muted, leading: 21, after: 16 }),
  fact: look(10, { leading: 18, after: 0 }),
} as const

export const PDF_HEADINGS: Record<HeadingLevel, PdfLook> = {
  1: look(18, { bold: true, colour: COLOURS.navy, leading: 23, before: 26, after: 9 }),
  2: look(13, { bold: true, colour: COLOURS.navy, leading: 17, before: 18, after: 6 }),
  3: look(11, { bold: true, colour: COLOURS.navy, leading: 15, before: 18, after: 5 }),
  4: look(10, { bold: true, leading: 14, before: 10, after: 4 }),
  5: look(9.5, { bold: true, colour: COLOURS.muted, leading: 14, before: 9, after: 3 }),
  6: look(9.5, { bold: true, colour: COLOURS.muted, leading: 14, before: 9, after: 3 }),
}

export const PDF_INDENT = 16
export const PDF_CELL = { side: 6, top: 4, bottom: 4 } as const
