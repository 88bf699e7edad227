/** What a plan's overview tells one person. */
import type { TabledRoute } from '../route.ts'
import { overviewAnswer } from '../schemas/overview.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const overviewRoutes = {
  readOverview: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/overview',
    summary:
      'What waits for the person in the plan, what has changed since they left it, and how far its sections are.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'none',
    params: planParams,
    answer: overviewAnswer,
  },
} as const satisfies Record<string, TabledRoute>
