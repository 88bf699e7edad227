import { type Agreement, parseAgreement } from './agreement.ts'
import { categoriesOf } from './categories.ts'
import censecDifos from './censec-difos.json' with { type: 'json' }

/** The agreement between CenSec and DI FOS, summarised in our own words: the one in force until another is loaded. */
export const BUILT_IN_AGREEMENT: Agreement = parseAgreement(censecDifos)

export const BUILT_IN_CATEGORIES = categoriesOf(BUILT_IN_AGREEMENT)
