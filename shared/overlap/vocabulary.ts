import type { AddedWord } from '../vocabulary/workspace-vocabulary.ts'
import { type Concept, readConceptTable, readFairTable } from './concept-table.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { AUDIENCES } from './vocabulary/audiences.ts'
import { COUNTERPARTS } from './vocabulary/counterparts.ts'
import { FAIRS as FAIR_TABLE } from './vocabulary/fairs.ts'
import { OFFERINGS } from './vocabulary/offerings.ts'
import { TOPICS } from './vocabulary/topics.ts'

/** Fairs with where and when they are held. */
export const FAIRS = readFairTable(FAIR_TABLE)

export const FAIR_IDS: ReadonlySet<string> = new Set(FAIRS.map((fair) => fair.concept.id))

/** What activities can be, be about, be for or be with, in defence, space and security. */
export const CONCEPTS: readonly Concept[] = [
  ...readConceptTable('offering', OFFERINGS),
  ...readConceptTable('topic', TOPICS),
  ...readConceptTable('audience', AUDIENCES),
  ...readConceptTable('counterpart', COUNTERPARTS),
  ...FAIRS.map((fair) => fair.concept),
]

/** The vocabulary that activities are read with where nobody has added to it. */
export const VOCABULARY = buildLexicon(CONCEPTS)

type Words = readonly Pick<AddedWord, 'form' | 'concept'>[]

/** Arranging all forms takes long enough to be felt at each key. */
const extended = new WeakMap<Words, Lexicon>()

/**
 * The same with words that the workspace's people have added; a word for a concept that there is none of is passed over.
 * For the same list it is the same lexicon.
 */
export function lexiconWith(words: Words): Lexicon {
  if (words.length === 0) return VOCABULARY
  const known = extended.get(words)
  if (known) return known
  const lexicon = extend(words)
  extended.set(words, lexicon)
  return lexicon
}

function extend(words: Words): Lexicon {
  const added = Map.groupBy(words, ({ concept }) => concept)
  return buildLexicon(
    CONCEPTS.map((concept) => {
      const forms = added.get(concept.id)?.map(({ form }) => form)
      return forms ? { ...concept, added: forms } : concept
    }),
  )
}
