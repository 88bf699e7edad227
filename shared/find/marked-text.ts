import { textWords } from './word-keys.ts'

/** A text, and from where to where in it stands what was looked for. */
export interface MarkedText {
  text: string
  marks: [from: number, to: number][]
}

const SNIPPET_LETTERS = 140
/** How much of what stands before the first mark is shown. */
const LEAD_LETTERS = 36

/** The whole text with the words marked that were found in it. */
export function markedText(text: string, words: ReadonlySet<string>): MarkedText {
  const marks = textWords(text)
    .filter(({ lower }) => words.has(lower))
    .map(({ from, to }): [number, number] => [from, to])
  return { text, marks }
}

/** The stretch of the text that has most of what was found, on one line; undefined where nothing of it is there. */
export function snippetOf(text: string, words: ReadonlySet<string>): MarkedText | undefined {
  const line = text.replaceAll(/\s/gu, ' ')
  const { marks } = markedText(line, words)
  const first = fullestStart(line, marks)
  if (first === undefined) return undefined
  const from = wordStart(line, first - LEAD_LETTERS)
  const to = wordEnd(line, from + SNIPPET_LETTERS)
  const [before, behind] = [from > 0 ? '…' : '', to < line.length ? '…' : '']
  const move = before.length - from
  return {
    text: `${before}${line.slice(from, to)}${behind}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): [number, number] => [start + move, end + move]),
  }
}

/** The mark behind which the most different words stand within a snippet. */
function fullestStart(line: string, marks: readonly [number, number][]): number | undefined {
  let best: { from: number; words: number } | undefined
  for (const [from] of marks) {
    const within = marks.filter(
      ([start, end]) => start >= from && end <= from + SNIPPET_LETTERS - LEAD_LETTERS,
    )
    const words = new Set(within.map(([start, end]) => line.slice(start, end).toLowerCase())).size
    if (!best || words > best.words) best = { from, words }
  }
  return best?.from
}

/** Behind what parts two facts as well. */
function wordStart(line: string, near: number): number {
  if (near <= 0) return 0
  const from = line.indexOf(' ', near) + 1
  return line.startsWith('· ', from) ? from + 2 : from
}

function wordEnd(line: string, near: number): number {
  if (near >= line.length) return line.length
  const space = line.lastIndexOf(' ', near)
  return space > near - SNIPPET_LETTERS / 2 ? space : near
}
