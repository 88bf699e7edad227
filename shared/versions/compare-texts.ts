/** Two texts compared line by line and word by word, with the writer of every word that has come. */
import { canonicalJson } from '../basics/canonical-json.ts'
import { cut, lengthOf } from './spans.ts'
import { type Line, type LineStyle, linesOfText, wordsOfLine } from './text-lines.ts'
import { compareTokens, LINE_END, stepsBetween, type TokenRun, tokensOf } from './tokens.ts'
import type { Span, WrittenText } from './written-plan.ts'

/** `by` is who wrote the words that have come; who took words away is nowhere told. */
export interface Piece {
  kind: 'same' | 'inserted' | 'deleted'
  text: string
  by?: string
}

/** A line as it is shown: what both have of it, and what only one has. */
export interface LineChange {
  /** How it stands in the new text, or stood in the old one where it is gone. */
  style: LineStyle
  /** How it stood, where that was otherwise. */
  before?: LineStyle
  pieces: Piece[]
  /** Whether both texts have a line end here: one that came parts a line in two, one that went joins two. */
  end: 'same' | 'inserted' | 'deleted'
  /** The words are the same, and bold, italic or linked otherwise. */
  isFormatted?: true
}

/**
 * The lines of both texts, undefined where the two read the same. What is not deleted makes the new text, what is not
 * inserted the old one.
 */
export function compareTexts(before: WrittenText, after: WrittenText): LineChange[] | undefined {
  const [old, now] = [linesOfText(before.text), linesOfText(after.text)]
  const changes = new LineChanges(old, now, after.writers)
  for (const run of runsBetween(old, now)) changes.add(run)
  return changes.lines.some(isChanged) ? changes.lines : undefined
}

/** A text in one line. Undefined where the two are the same. */
export function compareWords(before: string, after: string, writers: readonly Span[]): Piece[] | undefined {
  if (before === after) return undefined
  let offset = 0
  return compareTokens(tokensOf(before), tokensOf(after)).flatMap(({ kind, tokens }) => {
    const text = tokens.join('')
    const start = offset
    if (kind !== 'deleted') offset += text.length
    return piecesOf(kind, text, cut(writers, start, start + text.length))
  })
}

function isChanged({ pieces, before, end, isFormatted }: LineChange): boolean {
  return (
    before !== undefined ||
    isFormatted === true ||
    end !== 'same' ||
    pieces.some(({ kind }) => kind !== 'same')
  )
}

/** Whole lines first, so that a text of many pages is compared where it has changed alone. */
function runsBetween(before: readonly Line[], after: readonly Line[]): TokenRun[] {
  const runs: TokenRun[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  const flush = () => {
    if (gone.length + come.length > 0) runs.push(...compareTokens(tokensIn(gone), tokensIn(come)))
    ;[gone, come] = [[], []]
  }
  for (const { kind, tokens: lines } of stepsBetween(before.map(wordsOfLine), after.map(wordsOfLine))) {
    if (kind === 'inserted') come = come.concat(lines)
    else if (kind === 'deleted') gone = gone.concat(lines)
    else {
      flush()
      runs.push({ kind, tokens: tokensIn(lines) })
    }
  }
  flush()
  return runs
}

function tokensIn(lines: readonly string[]): string[] {
  return lines.flatMap((words) => [...tokensOf(words), LINE_END])
}

/** Gathers the steps between two texts into lines. */
class LineChanges {
  readonly lines: LineChange[] = []
  readonly #before: readonly Line[]
  readonly #after: readonly Line[]
  readonly #writers: readonly Span[]
  #pieces: Piece[] = []
  /** How many lines of each text have ended. */
  #old = 0
  #now = 0
  #offset = 0

  constructor(before: readonly Line[], after: readonly Line[], writers: readonly Span[]) {
    this.#before = before
    this.#after = after
    this.#writers = writers
  }

  add({ kind, tokens }: TokenRun): void {
    let words = ''
    for (const token of tokens) {
      if (token !== LINE_END) {
        words += token
        continue
      }
      this.#addWords(kind, words)
      words = ''
      this.#endLine(kind)
    }
    this.#addWords(kind, words)
  }

  #addWords(kind: TokenRun['kind'], text: string): void {
    if (text === '') return
    const start = this.#offset
    if (kind !== 'deleted') this.#offset += text.length
    this.#pieces.push(...piecesOf(kind, text, cut(this.#writers, start, start + text.length)))
  }

  #endLine(end: LineChange['end']): void {
    const [old, now] = [this.#before[this.#old], this.#after[this.#now]]
    const style = (end === 'deleted' ? old : now)?.style ?? { kind: 'paragraph' }
    const line: LineChange = { style, pieces: this.#pieces, end }
    if (end === 'same' && old && now) {
      if (!isSame(old.style, now.style)) line.before = old.style
      const isSameWords = line.pieces.every(({ kind }) => kind === 'same')
      if (isSameWords && !isSame(runsOf(old), runsOf(now))) line.isFormatted = true
    }
    this.lines.push(line)
    this.#pieces = []
    if (end !== 'inserted') this.#old++
    if (end === 'deleted') return
    this.#now++
    this.#offset++
  }
}

function piecesOf(kind: Piece['kind'], text: string, writers: readonly Span[]): Piece[] {
  if (kind !== 'inserted') return [{ kind, text }]
  let start = 0
  return (lengthOf(writers) === 0 ? [{ length: text.length }] : writers).map(({ length, by }: Span) => {
    const piece = { kind, text: text.slice(start, start + length), ...(by !== undefined && { by }) }
    start += length
    return piece
  })
}

/** Neighbours that look alike as one, so that only what is to be seen counts. */
function runsOf({ runs }: Line): unknown[] {
  const joined: { look: string; text: string }[] = []
  for (const { text, ...look } of runs) {
    const name = JSON.stringify(Object.entries(look).sort())
    const last = joined.at(-1)
    if (last?.look === name) last.text += text
    else joined.push({ look: name, text })
  }
  return joined
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
