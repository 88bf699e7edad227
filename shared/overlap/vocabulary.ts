import { readConceptTable, readFairTable } from './concept-table.ts'
import { buildLexicon } from './lexicon.ts'
import { AUDIENCES } from './vocabulary/audiences.ts'
import { COUNTERPARTS } from './vocabulary/counterparts.ts'
import { FAIRS as FAIR_TABLE } from './vocabulary/fairs.ts'
import { OFFERINGS } from './vocabulary/offerings.ts'
import { TOPICS } from './vocabulary/topics.ts'

/** Fairs with where and when they are held. */
export const FAIRS = readFairTable(FAIR_TABLE)

export const FAIR_IDS: ReadonlySet<string> = new Set(FAIRS.map((fair) => fair.concept.id))

/** The vocabulary of defence, space and security that activities are read with. */
export const VOCABULARY = buildLexicon([
  ...readConceptTable('offering', OFFERINGS),
  ...readConceptTable('topic', TOPICS),
  ...readConceptTable('audience', AUDIENCES),
  ...readConceptTable('counterpart', COUNTERPARTS),
  ...FAIRS.map((fair) => fair.concept),
])
