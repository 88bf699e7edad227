/** Shorter pieces stand in other texts by chance. */
const SHORTEST_TITLE = 12
const SHORTEST_SENTENCE = 20

/**
 * Answers a test of whether a text quotes from these lines: the first of them, or a sentence of any, stands in the text; or a
 * sentence of the text stands in them. Case and white space do not count.
 */
export function quotingTest(lines: readonly string[]): (text: string) => boolean {
  const plain = lines.map(plainOf)
  const all = plain.join(' ')
  const passages = [
    ...plain.slice(0, 1).filter((title) => title.length >= SHORTEST_TITLE),
    ...plain.flatMap(sentencesOf),
  ]
  return (text) =>
    passages.some((passage) => plainOf(text).includes(passage)) ||
    text
      .split('\n')
      .flatMap((line) => sentencesOf(plainOf(line)))
      .some((sentence) => all.includes(sentence))
}

function plainOf(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[.!?:;»«"”]+(?:\s|$)|[»«"“]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST_SENTENCE)
}
