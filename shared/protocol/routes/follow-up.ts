/** What became of the activities. It is written in the plan itself; here is what is read for it. */
import type { TabledRoute } from '../route.ts'
import { followUpsAnswer, surveyAnswer } from '../schemas/follow-up.ts'
import { fileBytes, IMPORT_LIMIT_BYTES } from '../schemas/import.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

export const followUpRoutes = {
  listFollowUps: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/follow-ups',
    summary: 'What is said to have become of the plan’s activities, in counts.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: planParams,
    answer: followUpsAnswer,
  },
  readSurvey: {
    ...none,
    method: 'POST',
    path: '/api/surveys',
    summary:
      'How often each answer was given in a survey tool’s .xlsx or .csv. Nothing is kept of it, and nothing of a respondent is answered.',
    access: { kind: 'permitted', action: 'edit', object: 'plan' },
    token: 'none',
    audit: 'refusals-only',
    body: fileBytes,
    upload: true,
    bodyLimit: IMPORT_LIMIT_BYTES,
    answer: surveyAnswer,
  },
} as const satisfies Record<string, TabledRoute>
