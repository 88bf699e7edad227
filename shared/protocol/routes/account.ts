/** The year accounted for: what of a plan became of it. */
import type { TabledRoute } from '../route.ts'
import { accountAnswer, accountExportQuery, accountQuery } from '../schemas/account.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const accountRoutes = {
  readAccount: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/account',
    summary:
      'What was planned and what became of it, of the shared plan alone: nothing confidential is counted.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: planParams,
    query: accountQuery,
    answer: accountAnswer,
  },
  exportAccount: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/account/export',
    summary: 'The same as a file.',
    access: { kind: 'permitted', action: 'export', object: 'plan' },
    token: 'read',
    audit: { action: 'account-exported', facts: ['format'] },
    params: planParams,
    query: accountExportQuery,
    file: true,
  },
} as const satisfies Record<string, TabledRoute>
