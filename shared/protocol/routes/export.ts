/** A plan as a file. */
import type { TabledRoute } from '../route.ts'
import { exportQuery } from '../schemas/export.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const exportRoutes = {
  exportPlan: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/export',
    summary: 'The plan as a file, laid out to be read or as data.',
    access: { kind: 'permitted', action: 'export', object: 'plan' },
    token: 'read',
    audit: { action: 'plan-exported', facts: ['format', 'variant'], isProof: true },
    params: planParams,
    query: exportQuery,
    file: true,
  },
} as const satisfies Record<string, TabledRoute>
