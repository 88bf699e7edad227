import type { WordingChange } from './signed-wording.ts'

interface Line {
  at: number
  text: string
  /** Its newline included. */
  end: number
}

/** A line that comes so often is the paper's, not the agreement's. */
const OFTEN = 3
const LONGEST_FOOT = 40
/** Several words with capitals, as a name has them. */
const LETTERHEAD = /^\p{Lu}[\p{L}.]*(?: (?:\p{Lu}[\p{L}.]*|&|og))*(?: \p{Lu}\p{L}*)$/u
/** The number that a clause or an item begins with. */
const BEGINS_NUMBERED = /^\s?\d{1,2}[.)]\s+\S/u

/**
 * What a scan has done to the lines: pages' feet are left out, a page begins with a space, a line that ends in a space or a
 * hyphen goes on in the next. Whatever else ends a line ends a paragraph.
 */
export function scannedLines(raw: string): WordingChange[] {
  const lines = linesOf(raw)
  const feet = footsOf(lines)
  const words = new Set([...raw.matchAll(/\p{L}+/gu)].map(([word]) => word.toLowerCase()))
  const changes: WordingChange[] = []
  /** Of every line the next that is no foot. */
  const nexts: (Line | undefined)[] = []
  for (let index = lines.length - 1; index >= 0; index--) {
    const below = lines[index + 1]
    nexts[index] = below && feet.has(below) ? nexts[index + 1] : below
  }
  for (const [index, line] of lines.entries()) {
    if (feet.has(line)) {
      changes.push(made(line.at, raw.slice(line.at, line.end), '', 'page-foot'))
      continue
    }
    if (line.text.trim() === '') {
      if (line.text !== '') changes.push(made(line.at, line.text, '', 'page-start'))
      continue
    }
    const before = /^[ \t]+/u.exec(line.text)?.[0]
    if (before) changes.push(made(line.at, before, '', 'page-start'))
    const next = nexts[index]
    const goesOn = next !== undefined && next.text.trim() !== '' && !BEGINS_NUMBERED.test(next.text)
    const change = endOf(line, goesOn ? next.text.trimStart() : undefined, words)
    if (change) changes.push(change)
  }
  return changes
}

/** The last line of a paragraph of several that ends in a word: proposed. Headings and items of lists have no full stop. */
export function missingFullStops(raw: string): WordingChange[] {
  const lines = linesOf(raw)
  return lines.flatMap(({ at, text }, index) => {
    const word = /\p{L}+$/u.exec(text)?.[0]
    const isLast = lines[index - 1]?.text.endsWith(' ') && (lines[index + 1]?.text ?? '').trim() === ''
    if (word === undefined || !isLast || text.length <= LONGEST_FOOT) return []
    const change = made(at + text.length - word.length, word, `${word}.`, 'full-stop')
    return [{ ...change, isMade: false }]
  })
}

/** What becomes of a line's end, where another one follows in the same paragraph or none does. */
function endOf(
  { at, text }: Line,
  next: string | undefined,
  words: ReadonlySet<string>,
): WordingChange | undefined {
  const end = /[ \t]+$/u.exec(text)?.[0] ?? ''
  const written = text.slice(0, text.length - end.length)
  const place = at + written.length
  if (next === undefined) return end ? made(place, end, '', 'line') : undefined
  const first = /^\p{L}+/u.exec(next)?.[0] ?? ''
  const last = /(\p{L}+)-$/u.exec(written)?.[1]
  if (last && first && isSmall(first)) {
    if (/^(?:og|eller|samt|som)$/u.test(first)) return made(place, `${end}\n`, ' ', 'line')
    const isWord = words.has(`${last}${first}`.toLowerCase())
    return isWord ? made(place - 1, `-${end}\n`, '', 'hyphen') : made(place, `${end}\n`, '', 'hyphen')
  }
  // »Dansk Industri/« goes on at once.
  return end ? made(place, `${end}\n`, written.endsWith('/') ? '' : ' ', 'line') : undefined
}

function linesOf(raw: string): Line[] {
  let at = 0
  return raw.split('\n').map((text) => {
    const line = { at, text, end: Math.min(at + text.length + 1, raw.length) }
    at += text.length + 1
    return line
  })
}

/** The lines that every page ends with, numbers of pages, and what of a letterhead stands right below such a line. */
function footsOf(lines: readonly Line[]): Set<Line> {
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1)
  const isFoot = (text: string) =>
    text !== '' &&
    text.length <= LONGEST_FOOT &&
    ((counts.get(text) ?? 0) >= OFTEN ||
      /^(?:side )?[-–]?\s?\d{1,3}\s?[-–]?(?:(?: af |\/)\d{1,3})?$/iu.test(text))
  const feet = new Set<Line>()
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim()
    const isBelow = index > 0 && feet.has(lines[index - 1] ?? line)
    if (isFoot(text) || (isBelow && text.length <= LONGEST_FOOT && LETTERHEAD.test(text))) feet.add(line)
  }
  return feet
}

function made(at: number, was: string, reads: string, why: WordingChange['why']): WordingChange {
  return { at, was, reads, why, isMade: true }
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase()
}
