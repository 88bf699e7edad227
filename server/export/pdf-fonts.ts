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
 * Letters are not moved together: a full stop drawn back under a 7 is read as the beginning of another line by programs that
 * look for words.
 */
export const FONT_FEATURES = { kern: false } as never

/** The typeface of exported PDF files, embedded in them. */
export class PdfFonts {
  readonly #document: PDFKit.PDFDocument
  readonly #letters: Font

  constructor(document: InstanceType<typeof PDFDocument>) {
    this.#document = document
    for (const [face, file] of Object.entries(FACES)) document.registerFont(face, file)
    const opened = create(readFileSync(FACES.regular))
    if (!('hasGlyphForCodePoint' in opened)) throw new Error('a font file holds several fonts')
    this.#letters = opened
  }

  widthOf(text: string, face: Face, size: number): number {
    return this.#document.font(face).fontSize(size).widthOfString(text, { features: FONT_FEATURES })
  }

  /** Whether all of it can be shown. */
  has(text: string): boolean {
    return [...text].every((letter) => this.#letters.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  }
}
