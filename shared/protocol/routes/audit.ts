/** Who did what. */
import type { TabledRoute } from '../route.ts'
import { auditAnswer, auditQuery } from '../schemas/audit.ts'
import { none } from './none.ts'

export const auditRoutes = {
  readAudit: {
    ...none,
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit trail, newest first: who did what when, and what came of it; ids, no content.',
    access: { kind: 'permitted', action: 'read', object: 'audit' },
    token: 'none',
    query: auditQuery,
    answer: auditAnswer,
  },
} as const satisfies Record<string, TabledRoute>
