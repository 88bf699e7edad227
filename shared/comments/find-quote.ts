import type { TextAnchor } from './thread.ts'

/** Shorter quotes than this say too little to be believed where nothing around them fits. */
const TELLING_LENGTH = 12

/**
 * Finds an anchor's quote in a text, whatever became of spaces and line breaks in it: splitting and joining paragraphs does
 * not matter. Of several places the one whose surroundings fit best, then the one nearest to `near`. Undefined when it is
 * not there, or when a short quote stands in other surroundings.
 */
export function findQuote(
  text: string,
  { quote, prefix, suffix }: Pick<TextAnchor, 'quote' | 'prefix' | 'suffix'>,
  near: number | undefined,
): { from: number; to: number } | undefined {
  const haystack = withoutSpace(text)
  const needle = withoutSpace(quote).letters
  if (needle === '') return undefined
  const before = withoutSpace(prefix).letters
  const after = withoutSpace(suffix).letters
  let best: { from: number; to: number; fit: number; distance: number } | undefined
  for (let at = haystack.letters.indexOf(needle); at >= 0; at = haystack.letters.indexOf(needle, at + 1)) {
    const from = haystack.offsets[at]
    const last = haystack.offsets[at + needle.length - 1]
    if (from === undefined || last === undefined) break
    const fit =
      commonEnd(haystack.letters.slice(0, at), before) +
      commonStart(haystack.letters.slice(at + needle.length), after)
    const distance = near === undefined ? 0 : Math.abs(from - near)
    if (!best || fit > best.fit || (fit === best.fit && distance < best.distance)) {
      best = { from, to: last + 1, fit, distance }
    }
  }
  const hadSurroundings = before !== '' || after !== ''
  if (!best || (needle.length < TELLING_LENGTH && hadSurroundings && best.fit === 0)) return undefined
  return { from: best.from, to: best.to }
}

/** The characters that are no space, and where each stood. */
function withoutSpace(text: string): { letters: string; offsets: number[] } {
  let letters = ''
  const offsets: number[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset)
    if (character.trim() === '') continue
    letters += character
    offsets.push(offset)
  }
  return { letters, offsets }
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let same = 0
  while (same < length && a[same] === b[same]) same++
  return same
}

function commonEnd(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  let same = 0
  while (same < length && a[a.length - 1 - same] === b[b.length - 1 - same]) same++
  return same
}
