/** The agreement in force: who the parties are, how their work is divided, and what each clause says. */
import type { TabledRoute } from '../route.ts'
import { agreementAnswer, partiesAnswer } from '../schemas/agreement.ts'
import { none } from './none.ts'

export const agreementRoutes = {
  readAgreement: {
    ...none,
    method: 'GET',
    path: '/api/agreement',
    summary: 'The agreement in force: parties, categories, clauses and duties.',
    access: { kind: 'permitted', action: 'read', object: 'agreement' },
    token: 'read',
    answer: agreementAnswer,
    isFollowed: true,
  },
  readParties: {
    ...none,
    method: 'GET',
    path: '/api/agreement/parties',
    summary: 'What the two parties are called.',
    access: { kind: 'public' },
    token: 'none',
    answer: partiesAnswer,
  },
} as const satisfies Record<string, TabledRoute>
