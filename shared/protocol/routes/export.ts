/** A plan as a file. */
import type { TabledRoute } from '../route.ts'
import { exportProgress, exportQuery, watchParams } from '../schemas/export.ts'
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
  readExportProgress: {
    ...none,
    method: 'GET',
    path: '/api/exports/:watch',
    summary: 'How far a file is that the caller has asked for with `watch`, as long as it is being written.',
    access: { kind: 'permitted', action: 'export', object: 'plan' },
    token: 'read',
    params: watchParams,
    answer: exportProgress,
  },
} as const satisfies Record<string, TabledRoute>
