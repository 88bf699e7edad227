/** Paragraphs as lines that fit a width. */
import type { ExportRun } from '#shared/export/export-document.ts'
import type { Face } from './pdf-fonts.ts'
import { xmlText } from './xml-text.ts'

export interface Letters {
  widthOf(text: string, face: Face, size: number): number
  has(text: string): boolean
}

/** Words that are drawn in one go. */
export interface Piece {
  text: string
  run: ExportRun
  face: Face
  width: number
  /** What it stands for, where the font has no such letter: programs that read the file are told. */
  actual?: string
}

export type Line = Piece[]

export interface TextLook {
  size: number
  bold?: boolean
  italic?: boolean
}

/** In the place of a letter that the font does not have. */
const STAND_IN = '□'
/** After spaces, and after what parts words; never at a space that is to hold words together. */
const BREAKS = /(?<=[ \t\u2000-\u2006\u2008-\u200b])(?![ \t])|(?<=\p{L}[-–—/])(?=\p{L})|(?<=\n)/u
const GRAPHEMES = new Intl.Segmenter('da', { granularity: 'grapheme' })

/** A space that ends a line stays on it, so that whoever reads the words aloud does not join them. */
export function linesOf(runs: readonly ExportRun[], width: number, look: TextLook, letters: Letters): Line[] {
  const lines: Line[] = [[]]
  let left = width
  const put = (pieces: Piece[]) => {
    lines.at(-1)?.push(...pieces)
    left -= widthOf(pieces)
  }
  const begin = () => {
    lines.push([])
    left = width
  }
  for (const segment of segmentsOf(runs)) {
    const endsLine = segment.at(-1)?.text.endsWith('\n') ?? false
    const pieces = segment.flatMap(({ text, run }) => piecesOf(text.replace(/\n$/u, ''), run, look, letters))
    if (widthWithoutSpace(pieces, look, letters) > left && lines.at(-1)?.length) begin()
    if (widthWithoutSpace(pieces, look, letters) <= left) put(pieces)
    else
      for (const grapheme of pieces.flatMap((piece) => graphemesOf(piece, look, letters))) {
        if (grapheme.width > left && lines.at(-1)?.length) begin()
        put([grapheme])
      }
    if (endsLine) begin()
  }
  return lines.map((line) => joined(line, look, letters))
}

export function widthOf(line: Line): number {
  return line.reduce((sum, piece) => sum + piece.width, 0)
}

interface Stretch {
  text: string
  run: ExportRun
}

/** What no line may part: words with the spaces after them, each in the runs that it goes through. */
function segmentsOf(runs: readonly ExportRun[]): Stretch[][] {
  const stretches = runs.map((run) => ({ text: xmlText(run.text).replace(/\r\n?/g, '\n'), run }))
  const segments: Stretch[][] = []
  let at = 0
  let start = 0
  const starts = stretches.map(({ text }) => {
    const before = start
    start += text.length
    return before
  })
  for (const words of stretches
    .map(({ text }) => text)
    .join('')
    .split(BREAKS)) {
    const end = at + words.length
    segments.push(
      stretches.flatMap(({ text, run }, index) => {
        const from = starts[index] ?? 0
        const part = text.slice(Math.max(0, at - from), Math.max(0, end - from))
        return part === '' ? [] : [{ text: part, run }]
      }),
    )
    at = end
  }
  return segments
}

function piecesOf(text: string, run: ExportRun, look: TextLook, letters: Letters): Piece[] {
  if (text === '') return []
  const face = faceOf(run, look)
  // Marks are not set on their letters, so a letter has them in it.
  const shown = text.replaceAll('\t', '    ').normalize('NFC')
  if (letters.has(shown)) return [{ text: shown, run, face, width: letters.widthOf(shown, face, look.size) }]
  return [...GRAPHEMES.segment(shown)].map(({ segment }) => {
    if (letters.has(segment))
      return { text: segment, run, face, width: letters.widthOf(segment, face, look.size) }
    return { text: STAND_IN, actual: segment, run, face, width: letters.widthOf(STAND_IN, face, look.size) }
  })
}

function graphemesOf(piece: Piece, { size }: TextLook, letters: Letters): Piece[] {
  if (piece.actual !== undefined) return [piece]
  return [...GRAPHEMES.segment(piece.text)].map(({ segment }) => ({
    ...piece,
    text: segment,
    width: letters.widthOf(segment, piece.face, size),
  }))
}

function widthWithoutSpace(pieces: readonly Piece[], { size }: TextLook, letters: Letters): number {
  const last = pieces.at(-1)
  if (!last) return 0
  const space = last.text.length - last.text.trimEnd().length
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0)
  return space === 0 ? width : width - letters.widthOf(last.text.slice(-space), last.face, size)
}

/** Neighbours that look alike are one. */
function joined(line: Line, { size }: TextLook, letters: Letters): Line {
  const joint: Line = []
  for (const piece of line) {
    const before = joint.at(-1)
    const isAlike =
      before && before.run === piece.run && before.actual === undefined && piece.actual === undefined
    if (isAlike) joint[joint.length - 1] = { ...before, text: before.text + piece.text }
    else joint.push(piece)
  }
  return joint.map((piece) => ({ ...piece, width: letters.widthOf(piece.text, piece.face, size) }))
}

function faceOf(run: ExportRun, look: TextLook): Face {
  const bold = run.bold || look.bold
  const italic = run.italic || look.italic
  if (bold) return italic ? 'boldItalic' : 'bold'
  return italic ? 'italic' : 'regular'
}
