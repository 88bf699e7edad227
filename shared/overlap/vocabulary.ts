import type { Agreement } from '../agreement/agreement.ts'
import type { AddedWord } from '../vocabulary/workspace-vocabulary.ts'
import { agreementConcepts } from './agreement-concepts.ts'
import { type CalledParties, calledParties } from './called-parties.ts'
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

/** What activities can be, be about, be for or be with, in defence, space and security, whatever the agreement. */
const INDUSTRY_CONCEPTS: readonly Concept[] = [
  ...readConceptTable('offering', OFFERINGS),
  ...readConceptTable('topic', TOPICS),
  ...readConceptTable('audience', AUDIENCES),
  ...readConceptTable('counterpart', COUNTERPARTS),
  ...FAIRS.map((fair) => fair.concept),
]

/** What activities are read with. */
export interface Vocabulary {
  agreement: Agreement
  parties: CalledParties
  lexicon: Lexicon
  /** Without the words that the workspace's people have added. */
  builtIn: Lexicon
}

type Words = readonly Pick<AddedWord, 'form' | 'concept'>[]

/** The vocabulary under an agreement, with words that people have added; a word for a concept that there is none of is passed over. */
export function vocabularyOf(agreement: Agreement, words: Words = []): Vocabulary {
  const vocabulary = arrangedFor(agreement)
  if (words.length === 0) return vocabulary
  const { builtIn } = vocabulary
  const more = words.flatMap(({ form, concept: id }) => {
    const concept = builtIn.concepts.get(id)
    return concept ? [{ concept, written: form }] : []
  })
  return { ...vocabulary, lexicon: extendLexicon(builtIn, more) }
}

/** Every concept that activities are read for under an agreement. */
export function conceptsUnder(agreement: Agreement): readonly Concept[] {
  return [...INDUSTRY_CONCEPTS, ...agreementConcepts(agreement)]
}

function arrangedFor(agreement: Agreement): Vocabulary {
  const known = arranged.get(agreement)
  if (known) return known
  const builtIn = buildLexicon(conceptsUnder(agreement))
  const vocabulary = { agreement, parties: calledParties(agreement), lexicon: builtIn, builtIn }
  arranged.set(agreement, vocabulary)
  return vocabulary
}

/** Arranging takes long enough to be felt, and is done when it is first asked for. */
const arranged = new WeakMap<Agreement, Vocabulary>()
