/** What both parties agree on. */
import type { TabledRoute } from '../route.ts'
import {
  newSignOff,
  sectionAnswer,
  sectionParams,
  wordingAnswer,
  wordingParams,
} from '../schemas/sign-off.ts'
import { none } from './none.ts'

export const signOffRoutes = {
  readSection: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/sections/:category',
    summary:
      'The hash of the section’s words as they are now, whether it is agreed, and who has said what of it.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: sectionParams,
    answer: sectionAnswer,
  },
  readWording: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/sections/:category/wordings/:contentHash',
    summary: 'The words that are agreed, or that somebody’s approval is of, as the JSON that was hashed.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: wordingParams,
    answer: wordingAnswer,
  },
  signOff: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/sections/:category/sign-offs',
    summary:
      'Approves the section in exactly these words, objects to it, takes either back, or opens it for an amendment.',
    access: { kind: 'permitted', action: 'sign', object: 'plan' },
    token: 'none',
    audit: { action: 'signed-off', facts: ['act', 'contentHash'] },
    params: sectionParams,
    body: newSignOff,
    status: 201,
    answer: sectionAnswer,
  },
} as const satisfies Record<string, TabledRoute>
