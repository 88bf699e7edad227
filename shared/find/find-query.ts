import { keysOf, partKeysOf, textWords, withoutAccents } from './word-keys.ts'

/** A way in which a word of the query finds words of a text: by keys that are these, that begin so, or that are one slip away. */
export interface Way {
  keys: readonly string[]
  by: 'key' | 'beginning' | 'slip'
  /** How much it counts to be found so. */
  weight: number
}

/** What somebody looks for, read once for however many indexes: the ways to each of the words, which must all be there. */
export interface FindQuery {
  strict: readonly (readonly Way[])[]
  /** Takes one slip in each longer word. */
  forgiving: readonly (readonly Way[])[]
}

const WEIGHTS = { itself: 4, stem: 2, end: 1.2, beginning: 1, typed: 0.8, slip: 0.5 }

/** More words than this are no question. */
const MOST_WORDS = 12
/** The word that is being typed is found by any beginning; of the others it takes so many letters. */
const SHORTEST_BEGINNING = 3
/** The beginning of what a compound ends with takes more: it is met in the middle of many words. */
const SHORTEST_TYPED_END = 4
const SHORTEST_STEM = 5
/** From here on a word with one slip of the keyboard can still be told from others. */
const SHORTEST_MISSPELT = 6

/** Words that stand in every text; they count only where nothing else is asked. */
const FUNCTION_WORDS = new Set(
  'ad af at de den der det en er et for fra få har i ind med mod når og om på som til ud under ved vi a an and at by for from in is of on or the to with'.split(
    ' ',
  ),
)

/** Reads what somebody has typed, of which the last word may be begun only; undefined where there is no word in it. */
export function readQuery(typed: string): FindQuery | undefined {
  const all = textWords(typed).map(({ lower }) => lower)
  const telling = all.filter((word) => !FUNCTION_WORDS.has(word))
  const words = [...new Set(telling.length > 0 ? telling : all)].slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  const last = words.at(-1)
  const strict = words.map((word) => waysTo(word, word === last))
  const forgiving = words.map((word, index) => [...(strict[index] ?? []), ...slipsOf(word)])
  return { strict, forgiving }
}

/** Every way in which a word of the query finds something. */
function waysTo(word: string, isBeingTyped: boolean): Way[] {
  const { itself, stems } = keysOf(word)
  const { asBeginning, asEnd } = partKeysOf(word)
  const ways: Way[] = [
    { keys: [itself], by: 'key', weight: WEIGHTS.itself },
    { keys: stems, by: 'key', weight: WEIGHTS.stem },
    { keys: asEnd, by: 'key', weight: WEIGHTS.end },
    { keys: asBeginning, by: 'key', weight: WEIGHTS.beginning },
  ]
  if (isBeingTyped || word.length >= SHORTEST_BEGINNING) {
    const keys = [itself, ...stems.filter(isLong).map((stem) => `=${stem.slice(1)}`)]
    ways.push({ keys, by: 'beginning', weight: WEIGHTS.typed })
  }
  if (isBeingTyped && word.length >= SHORTEST_TYPED_END)
    ways.push({ keys: [`>${withoutAccents(word)}`], by: 'beginning', weight: WEIGHTS.typed })
  return ways
}

/** One letter wrong, missing or too many, or two that have changed places. */
function slipsOf(word: string): Way[] {
  if (word.length < SHORTEST_MISSPELT || !/^\p{L}+$/u.test(word)) return []
  const { itself } = keysOf(word)
  const { asBeginning, asEnd } = partKeysOf(word)
  const keys = [itself, ...[...asBeginning, ...asEnd].filter(isLong)]
  return [
    { keys, by: 'slip', weight: WEIGHTS.slip },
    { keys: keys.flatMap(withTwoLettersSwapped), by: 'key', weight: WEIGHTS.slip },
  ]
}

/** The first letter of a key is the sign of its kind. */
function withTwoLettersSwapped(key: string): string[] {
  return Array.from({ length: key.length - 2 }, (_, index) => {
    const at = index + 1
    return `${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`
  })
}

/** Shorter stems say too little of the word that they are taken of. */
function isLong(key: string): boolean {
  return key.length > SHORTEST_STEM
}
