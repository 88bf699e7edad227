/** Warnings, and what is decided on them. */
import type { TabledRoute } from '../route.ts'
import { decisionAnswer, findingParams, findingsAnswer, newDecision } from '../schemas/findings.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const findingsRoutes = {
  readFindings: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/findings',
    summary: 'Overlaps and role findings of the plan as it stands, each with the decision that covers it.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: planParams,
    answer: findingsAnswer,
  },
  decideFinding: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/findings/:findingId/decision',
    summary: 'Records a decision on a finding in the ledger.',
    access: { kind: 'permitted', action: 'decide', object: 'plan' },
    token: 'none',
    audit: { action: 'finding-decided', facts: ['outcome'] },
    params: findingParams,
    body: newDecision,
    status: 201,
    answer: decisionAnswer,
  },
} as const satisfies Record<string, TabledRoute>
