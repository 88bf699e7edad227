/** Whether a file was issued from here. */
import type { TabledRoute } from '../route.ts'
import { issuedAnswer, issuedParams } from '../schemas/verify.ts'
import { none } from './none.ts'

export const verifyRoutes = {
  findIssued: {
    ...none,
    method: 'GET',
    path: '/api/issued/:sha256',
    summary:
      'Whether a file of this SHA-256, or one whose plan has it, was exported from here, and on which day; who is not signed in is told of plans in external editions alone.',
    access: { kind: 'public' },
    token: 'none',
    params: issuedParams,
    answer: issuedAnswer,
  },
} as const satisfies Record<string, TabledRoute>
