/** Shorter pieces stand in other texts by chance. */
const SHORTEST_TITLE = 12
const SHORTEST_SENTENCE = 20

/**
 * Answers a test of whether a text quotes from one of these, each given by its lines: the first of them, or a sentence of
 * any, stands in the text; or a sentence of the text stands in them. Case and white space do not count.
 */
export function quotingTest(quoted: readonly (readonly string[])[]): (text: string) => boolean {
  const plain = quoted.map((lines) => lines.map(plainOf))
  const all = searched([...new Set(plain.map((lines) => lines.join(' ')))].join('\n'))
  const passages = new Set(
    plain.flatMap((lines) => [
      ...lines.slice(0, 1).filter((title) => title.length >= SHORTEST_TITLE),
      ...lines.flatMap(sentencesOf),
    ]),
  )
  const pieces = [...passages].map(pieceOf)
  return (text) => {
    const own = searched(plainOf(text))
    const sentences = text.split('\n').flatMap((line) => sentencesOf(plainOf(line)))
    return (
      pieces.some((piece) => holds(own, piece)) || sentences.some((sentence) => holds(all, pieceOf(sentence)))
    )
  }
}

interface Searched {
  text: string
  words: ReadonlySet<string>
}

function searched(text: string): Searched {
  return { text, words: new Set(text.split(/\s/u)) }
}

interface Piece {
  text: string
  /** All but the first and the last, which may be parts of longer ones where the piece stands. */
  within: string[]
}

function pieceOf(text: string): Piece {
  return { text, within: text.split(' ').slice(1, -1) }
}

/** The words tell at once of nearly all pieces that they are not there. */
function holds({ text, words }: Searched, piece: Piece): boolean {
  return piece.within.every((word) => words.has(word)) && text.includes(piece.text)
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
