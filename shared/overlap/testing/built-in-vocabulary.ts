import { BUILT_IN_AGREEMENT } from '../../agreement/built-in-agreement.ts'
import { vocabularyOf } from '../vocabulary.ts'

/** What activities are read with under the built-in agreement where nobody has added a word. */
export const BUILT_IN_VOCABULARY = vocabularyOf(BUILT_IN_AGREEMENT)
