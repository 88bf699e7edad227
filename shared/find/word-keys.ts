import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { danishKey, LONGEST_WORD, wordsOf } from '../overlap/words.ts'
import { partsOfCompound } from './compounds.ts'

/** A word of a text, in small letters, and where it stands. */
export interface TextWord {
  lower: string
  from: number
  to: number
}

/** »DI FOS« is also written in one, with a hyphen, and with a small L for the I. */
const DI = new Set(['di', 'dl', 'd1'])

/** The words of a text in order; the name of DI FOS is one word, however it is written. */
export function textWords(text: string): TextWord[] {
  const words: TextWord[] = []
  for (const { lower, from, to } of wordsOf(text)) {
    const last = words.at(-1)
    if (lower === 'fos' && last && DI.has(last.lower) && from - last.to <= 2) {
      words[words.length - 1] = { lower: 'difos', from: last.from, to }
    } else {
      words.push({ lower: lower === 'dlfos' || lower === 'd1fos' ? 'difos' : lower, from, to })
    }
  }
  return words
}

/** What a word is found by, each with a sign of its kind before it, so that no two kinds are taken for each other. */
export interface WordKeys {
  /** The word as it stands, but for accents. */
  itself: string
  /** In all its inflections, as a Danish and as an English word. */
  stems: readonly string[]
  /** What it begins and ends with, where it is a compound. */
  beginnings: readonly string[]
  ends: readonly string[]
}

/** As which a word is looked up among what words begin or end with. */
export interface PartKeys {
  asBeginning: readonly string[]
  asEnd: readonly string[]
}

/** Short words are known by their full form alone: their stems collide too often. */
const SHORTEST_STEMMED = 4
/** The stems of shorter words are often those of quite other Danish words: »messe« and »messing«. */
const SHORTEST_STEMMED_IN_ENGLISH = 6

/** All that a word of a text is found by. */
export function keysOf(lower: string): WordKeys {
  const known = memo.get(lower)
  if (known) return known
  const isPlain = /^\p{L}+$/u.test(lower) && lower.length <= LONGEST_WORD
  const { beginnings, ends } = isPlain ? partsOfCompound(lower) : { beginnings: [], ends: [] }
  const keys: WordKeys = {
    itself: `=${withoutAccents(lower)}`,
    stems: isPlain ? stemsOf(lower) : [],
    beginnings: distinct(beginnings.flatMap(partStems).map((stem) => `<${stem}`)),
    ends: distinct(ends.flatMap(partStems).map((stem) => `>${stem}`)),
  }
  if (memo.size >= LARGEST_MEMO) memo.clear()
  memo.set(lower, keys)
  return keys
}

/** All of them in one list. */
export function allKeysOf(lower: string): string[] {
  const { itself, stems, beginnings, ends } = keysOf(lower)
  return [itself, ...stems, ...beginnings, ...ends]
}

/** The word as a part of others. */
export function partKeysOf(lower: string): PartKeys {
  const stems = /^\p{L}{3,}$/u.test(lower) ? partStems(lower) : []
  return { asBeginning: stems.map((stem) => `<${stem}`), asEnd: stems.map((stem) => `>${stem}`) }
}

/** The same word whoever types it, also without the Danish letters: »aarsmoede« is »årsmøde«. */
export function withoutAccents(lower: string): string {
  if (PLAIN.test(lower)) return lower
  return lower
    .replaceAll(/[æäœ]/gu, 'ae')
    .replaceAll(/[øö]/gu, 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
}

const PLAIN = /^[a-z0-9]*$/u

function stemsOf(lower: string): string[] {
  if (lower.length < SHORTEST_STEMMED) return []
  const danish = danishStems(lower).map((stem) => `d${stem}`)
  if (lower.length < SHORTEST_STEMMED_IN_ENGLISH) return danish
  return [...danish, `e${stemEnglish(withoutAccents(lower))}`]
}

/** Of the word as it is spelt, and of what it is without its accents: the ending of »moeder« is found as well. */
function danishStems(lower: string): string[] {
  return distinct(spellings(lower).map((word) => withoutAccents(danishStem(word))))
}

/** As a part of a compound a short stem keeps its double letter: »mes« begins »messing« as well, »mess« only »messestand«. */
function partStems(lower: string): string[] {
  const stemOf = (word: string) => {
    const stem = danishStem(word)
    const next = word[stem.length]
    return stem.length < SHORTEST_STEMMED && next === stem.at(-1) ? `${stem}${next}` : stem
  }
  return distinct(spellings(lower).map((word) => withoutAccents(stemOf(word))))
}

function spellings(lower: string): string[] {
  return distinct([lower, withoutAccents(lower)])
}

/** Taken twice: »virksomhederne« gives »virksomhed« at first, and only that the stem that »virksomhed« itself has. */
function danishStem(word: string): string {
  if (word.length < SHORTEST_STEMMED) return word
  const regular = IRREGULAR.get(word) ?? word
  return danishKey(danishKey(regular).slice(DANISH.length)).slice(DANISH.length)
}

const DANISH = danishKey('')

/** Words these plans are full of whose inflections have another stem, and one that has the same. */
const IRREGULAR = new Map([['kursus', 'kurser']])

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}

/** Texts repeat their words. The memo is emptied rather than left to grow. */
const memo = new Map<string, WordKeys>()
const LARGEST_MEMO = 50_000
