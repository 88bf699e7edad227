import { type Agreement, parseAgreement } from '../agreement.ts'
import havhavenTangavlerne from './havhaven-tangavlerne.json' with { type: 'json' }

/** An invented agreement of two organisations of another trade: other names, three categories, six clauses, rules of its own. */
export const SECOND_AGREEMENT: Agreement = parseAgreement(havhavenTangavlerne)
