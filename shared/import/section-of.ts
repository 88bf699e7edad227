import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { LOCALES } from '#shared/basics/locale.ts'
import type { Category } from '#shared/plan/plan.ts'

export interface FoundSection {
  category: Category
  /** It is named as the agreement names it, or by its number as a category. */
  isSure: boolean
  /** Nothing else is said. */
  isAll: boolean
}

/** Say nothing of which section it is. */
const EVERY_SECTION = ['opgaver', 'aktiviteter', 'aktivitet', 'tasks', 'activities', 'og', 'and']

/** A heading of more words is a sentence, or an activity's title. */
const LONGEST_HEADING_WORDS = 9

/**
 * The section that a heading means: by the agreement's own title of it, by its number (»Afsnit 3«, »Kategori 3: …«), or by
 * words that only one section's title has. A bare number before other words says nothing: other plans number other things.
 */
export function sectionOf(heading: string, agreement: Agreement): FoundSection | undefined {
  const { number, words } = partsOf(heading)
  const titled = categoriesOf(agreement).find((category) =>
    titlesOf(category, agreement).includes(words.join(' ')),
  )
  if (titled) return { category: titled, isSure: true, isAll: true }
  const numbered = numberedIn(agreement, number?.value)
  if (number && numbered && (number.isNamed || words.length === 0))
    return number.isNamed ? found(numbered, words, agreement, true) : undefined
  if (words.length > LONGEST_HEADING_WORDS) return undefined
  const scores = categoriesOf(agreement).map((category) => ({
    category,
    score: scoreOf(words, category, agreement),
  }))
  const [best, second] = scores.toSorted((a, b) => b.score - a.score)
  if (!best || best.score === 0 || best.score === second?.score) return undefined
  return found(best.category, words, agreement, false)
}

function found(
  category: Category,
  words: readonly string[],
  agreement: Agreement,
  isSure: boolean,
): FoundSection {
  const known = [...knownWords(category, agreement), ...EVERY_SECTION]
  return { category, isSure, isAll: words.every((word) => known.some((one) => isSameWord(word, one))) }
}

/** The same for what stands in a column of sections, where a bare number is one. */
export function sectionOfValue(value: string, agreement: Agreement): FoundSection | undefined {
  const bare = numberedIn(agreement, Number(value.trim().replace(/\.$/u, '')))
  return bare ? { category: bare, isSure: true, isAll: true } : sectionOf(value, agreement)
}

function numberedIn(agreement: Agreement, number: number | undefined): Category | undefined {
  return categoriesOf(agreement).find((category) => category === number)
}

interface HeadingParts {
  number?: { value: number; isNamed: boolean }
  words: string[]
}

function partsOf(heading: string): HeadingParts {
  const numbered =
    /^\s*(afsnit|kategori|opgavekategori|indsatsområde|område|section|category|area)?\s*(\d{1,2})(?!\d|[.]\d)(?:[.:)]|\s|$)/iu.exec(
      heading,
    )
  const rest = numbered ? heading.slice(numbered[0].length) : heading
  const words = wordsOf(rest)
  return numbered
    ? { number: { value: Number(numbered[2]), isNamed: numbered[1] !== undefined }, words }
    : { words }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function titlesOf(category: Category, agreement: Agreement): string[] {
  return LOCALES.map((locale) => wordsOf(categoryTitle(agreement, category, locale)).join(' '))
}

function scoreOf(words: readonly string[], category: Category, agreement: Agreement): number {
  const known = knownWords(category, agreement)
  return words.filter((word) => known.some((one) => isSameWord(word, one))).length
}

function knownWords(category: Category, agreement: Agreement): string[] {
  const { otherWords = [] } = agreement.categories.find(({ number }) => number === category) ?? {}
  const all = [...titlesOf(category, agreement).flatMap(wordsOf), ...otherWords]
  return all.filter((word) => !EVERY_SECTION.includes(word))
}

const SHORTEST_STEM = 8
const LONGEST_ENDING = 3

/** The same but for a Danish ending: internationale and internationalt, klyngesamarbejde and klyngesamarbejdet. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < SHORTEST_STEM) return false
  return longer.startsWith(shorter.slice(0, -1)) && longer.length - shorter.length <= LONGEST_ENDING
}
