import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import type PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)

/** Whole fonts, not the parts of them that browsers load: a plan may hold any letter. */
const FACES = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  italic: require.resolve('@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf'),
  bold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  boldItalic: require.resolve('@expo-google-fonts/inter/600SemiBold_Italic/Inter_600SemiBold_Italic.ttf'),
}
export type Face = keyof typeof FACES

/**
 * Letters stand as they come. Kerning would draw a full stop so far back under a 7 that programs which look for words read
 * it as the beginning of another line; the rest, which is for fractions and arrows, takes nine tenths of the time.
 */
const OFF = [
  'kern',
  'calt',
  'ccmp',
  'clig',
  'liga',
  'rlig',
  'rclt',
  'locl',
  'frac',
  'numr',
  'dnom',
  'mark',
  'mkmk',
]
// The library's types know only of features that are on.
export const FONT_FEATURES = Object.fromEntries(OFF.map((feature) => [feature, false])) as never

/** The typeface of exported PDF files, embedded in them. */
export class PdfFonts {
  readonly #document: PDFKit.PDFDocument
  readonly #letters: Font
  /** At a size of one point: the same words come again and again, and measuring takes most of the time. */
  readonly #widths = new Map<string, number>()

  constructor(document: InstanceType<typeof PDFDocument>) {
    this.#document = document
    for (const [face, file] of Object.entries(FACES)) document.registerFont(face, file)
    const opened = create(readFileSync(FACES.regular))
    if (!('hasGlyphForCodePoint' in opened)) throw new Error('a font file holds several fonts')
    this.#letters = opened
  }

  widthOf(text: string, face: Face, size: number): number {
    const key = `${face} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known * size
    const width = this.#document.font(face).fontSize(1).widthOfString(text, { features: FONT_FEATURES })
    this.#widths.set(key, width)
    return width * size
  }

  /** Whether all of it can be shown. */
  has(text: string): boolean {
    return [...text].every((letter) => this.#letters.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  }
}
