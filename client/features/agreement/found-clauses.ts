import type { Agreement } from '#shared/agreement/agreement.ts'
import type { WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { clauseEntries } from '#shared/find/clause-entries.ts'
import { readQuery } from '#shared/find/find-query.ts'
import { KnownWords } from '#shared/find/known-words.ts'
import { textWords } from '#shared/find/word-keys.ts'

/**
 * Finds clauses by what they say in our words and as they were signed, in any inflection; »DI FOS« is one word however it is
 * written or was scanned. Answers ids in the agreement's order; undefined where nothing is asked.
 */
export function clauseFinder(
  agreement: Agreement,
  wording: WordingLayers | undefined,
  locale: Locale,
): (typed: string) => string[] | undefined {
  const clauses = clauseEntries(agreement, locale, wording).map(({ title, text, facts, also, place }) => {
    const id = place.kind === 'clause' ? place.clauseId : ''
    const known = new KnownWords()
    for (const { lower } of textWords([title, text, facts, also].join(' \n'))) known.add(lower)
    return { id, known }
  })
  return (typed) => {
    const query = readQuery(typed)
    if (!query) return undefined
    const saying = (words: typeof query.strict) =>
      clauses.filter(({ known }) => words.every((ways) => known.foundBy(ways).size > 0)).map(({ id }) => id)
    const found = saying(query.strict)
    return found.length > 0 ? found : saying(query.forgiving)
  }
}
