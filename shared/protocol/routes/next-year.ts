/** Another year's plan from one that there is. */
import type { TabledRoute } from '../route.ts'
import { nextYearAnswer, nextYearPlan } from '../schemas/next-year.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const nextYearRoutes = {
  beginNextYear: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/next-year',
    summary:
      'Starts a plan for another year with the texts and activities of this one; nothing confidential is copied.',
    access: { kind: 'permitted', action: 'create', object: 'workspace' },
    token: 'none',
    audit: { action: 'next-year-begun', makes: 'planId' },
    params: planParams,
    body: nextYearPlan,
    status: 201,
    answer: nextYearAnswer,
  },
} as const satisfies Record<string, TabledRoute>
