import { stemmer as stemDanish } from '@orama/stemmers/danish'

/** One word of a text, with what it may be known by. */
export interface Word {
  /** As it stands in the text. */
  text: string
  lower: string
  /** The word itself, its Danish stem and its English singular: two words agree when they share a key. */
  keys: readonly string[]
  /** Number of its sentence within the field. */
  sentence: number
  /** A full stop stands right behind it: the end of a sentence, or of an abbreviation as in "Tekn. Inst.". */
  dotted: boolean
  /** Where it stands in the text. */
  from: number
  to: number
}

/** What Danish and English write behind an apostrophe; anything else is a word by itself, as in "d'Angleterre". */
const ENDING = "['’](?:s|e|er|ers|ere|erne|ernes|en|ens|et|ets|ne|nes|t|re|ve|ll|m|d)(?![\\p{L}\\p{N}])"
/** "R&D", "DE&S", "F & U". */
const JOINED_LETTERS =
  '(?<![\\p{L}\\p{N}])(?:[\\p{L}]{1,2}&[\\p{L}]{1,2}|[\\p{L}] & [\\p{L}])(?![\\p{L}\\p{N}])'
const WORD = new RegExp(
  `(?:${JOINED_LETTERS}|[\\p{L}\\p{N}]+)(?:${ENDING})?|(?<![.!?;])[.!?;]+(?=\\s|$)|\\n`,
  'gu',
)
const APOSTROPHE = /['’].*$/u
/** Short words are known by their full form alone: their stems collide too often. */
const SHORTEST_STEMMED = 4
/** So is what is longer than any word: taking it apart would take minutes. */
export const LONGEST_WORD = 64

/** The words of a text in order; hyphens and slashes part words, a full stop followed by a space ends a sentence. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  for (const { 0: match, index } of text.matchAll(WORD)) {
    if (/^[.!?;\n]/u.test(match)) {
      sentence += 1
      continue
    }
    const to = index + match.length
    const lower = match.replace(APOSTROPHE, '').replaceAll(' ', '').toLowerCase()
    words.push({
      text: match,
      lower,
      keys: keysOf(lower),
      sentence,
      dotted: text[to] === '.',
      from: index,
      to,
    })
  }
  return words
}

/** What a word in small letters may be known by. */
function keysOf(lower: string): readonly string[] {
  let keys = keyMemo.get(lower)
  if (!keys) {
    keys =
      lower.length < SHORTEST_STEMMED || lower.length > LONGEST_WORD || /\d/u.test(lower)
        ? [lower]
        : [...new Set([lower, danishKey(lower), `en:${englishSingular(lower)}`])]
    remember(lower, keys)
  }
  return keys
}

/** English stemming proper makes one word of "operators" and "operational", so plurals are all it takes off. */
function englishSingular(lower: string): string {
  return lower.replace(/ies$/u, 'y').replace(/(?<=[^s])s$/u, '')
}

/** The key by which a Danish word is known in all its inflections. */
export function danishKey(lower: string): string {
  return `da:${stemDanish(lower)}`
}

/** Stemming is most of the work of reading, and plans repeat their words. The memo is emptied rather than left to grow. */
const keyMemo = new Map<string, readonly string[]>()
const LARGEST_MEMO = 50_000

function remember(lower: string, keys: readonly string[]): void {
  if (keyMemo.size >= LARGEST_MEMO) keyMemo.clear()
  keyMemo.set(lower, keys)
}
