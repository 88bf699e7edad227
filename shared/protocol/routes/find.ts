/** Looking for something in all that the person may read. */
import type { TabledRoute } from '../route.ts'
import { findAnswer, findQuery } from '../schemas/find.ts'
import { none } from './none.ts'

export const findRoutes = {
  find: {
    ...none,
    method: 'GET',
    path: '/api/find',
    summary:
      'What of all plans, comments, clauses and people fits the words, of what the person may read now.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    // It looks through the party's confidential parts as well.
    token: 'none',
    query: findQuery,
    answer: findAnswer,
  },
} as const satisfies Record<string, TabledRoute>
