/** Last year's plan from a file: first what is proposed, and once somebody has reviewed it the plan. */
import type { TabledRoute } from '../route.ts'
import {
  fileBytes,
  IMPORT_LIMIT_BYTES,
  IMPORTED_PLAN_LIMIT_BYTES,
  importedPlan,
  importProposal,
} from '../schemas/import.ts'
import { planSummary } from '../schemas/plans.ts'
import { none } from './none.ts'

export const importRoutes = {
  readImport: {
    ...none,
    method: 'POST',
    path: '/api/imports',
    summary:
      'What would be imported of a .docx, .xlsx or .csv, for a person to review. Nothing is kept of it.',
    access: { kind: 'permitted', action: 'create', object: 'workspace' },
    token: 'none',
    audit: 'refusals-only',
    body: fileBytes,
    upload: true,
    bodyLimit: IMPORT_LIMIT_BYTES,
    answer: importProposal,
  },
  createImportedPlan: {
    ...none,
    method: 'POST',
    path: '/api/imports/plans',
    summary: 'Starts a plan with what has been reviewed, all of it or nothing.',
    access: { kind: 'permitted', action: 'create', object: 'workspace' },
    token: 'none',
    audit: { action: 'plan-imported', makes: 'planId' },
    body: importedPlan,
    bodyLimit: IMPORTED_PLAN_LIMIT_BYTES,
    status: 201,
    answer: planSummary,
  },
} as const satisfies Record<string, TabledRoute>
