import type { AddedWord } from '../vocabulary/workspace-vocabulary.ts'
import { type Concept, readConceptTable, readFairTable } from './concept-table.ts'
import { buildLexicon, extendLexicon, type Lexicon } from './lexicon.ts'
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

const CONCEPT_BY_ID = new Map(CONCEPTS.map((concept) => [concept.id, concept]))

let builtIn: Lexicon | undefined

/** The vocabulary that activities are read with where nobody has added to it; arranged when it is first asked for. */
export function builtInLexicon(): Lexicon {
  builtIn ??= buildLexicon(CONCEPTS)
  return builtIn
}

type Words = readonly Pick<AddedWord, 'form' | 'concept'>[]

/** The same with words that the workspace's people have added; a word for a concept that there is none of is passed over. */
export function lexiconWith(words: Words): Lexicon {
  if (words.length === 0) return builtInLexicon()
  const more = words.flatMap(({ form, concept: id }) => {
    const concept = CONCEPT_BY_ID.get(id)
    return concept ? [{ concept, written: form }] : []
  })
  return extendLexicon(builtInLexicon(), more)
}
