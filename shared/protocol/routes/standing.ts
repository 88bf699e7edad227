/** What the agreement asks of the parties all the time. */
import type { TabledRoute } from '../route.ts'
import {
  newNotice,
  newStanding,
  standingAnswer,
  standingParams,
  standingRecord,
} from '../schemas/standing.ts'
import { none } from './none.ts'

const changing = {
  ...none,
  method: 'POST',
  access: { kind: 'permitted', action: 'edit', object: 'standing' },
  token: 'none',
  audit: { action: 'standing-changed' },
  status: 201,
  answer: standingRecord,
} as const

export const standingRoutes = {
  readStanding: {
    ...none,
    method: 'GET',
    path: '/api/standing-duties',
    summary:
      'The register of board seats, observers, information to members and notice, and how each duty stands.',
    access: { kind: 'permitted', action: 'read', object: 'standing' },
    token: 'none',
    answer: standingAnswer,
  },
  addStanding: {
    ...changing,
    path: '/api/standing-duties',
    summary: 'Registers a board seat, an observer, or that members were informed.',
    body: newStanding,
  },
  backSeat: {
    ...changing,
    path: '/api/standing-duties/:recordId/backing',
    summary: 'Says that the own party backs whoever has the seat.',
    access: { kind: 'permitted', action: 'edit', object: 'seat' },
    params: standingParams,
  },
  endStanding: {
    ...changing,
    path: '/api/standing-duties/:recordId/end',
    summary:
      'Says that something registered holds no more; notice is withdrawn by a director of who gave it.',
    params: standingParams,
  },
  giveNotice: {
    ...changing,
    path: '/api/standing-duties/notice',
    summary: 'Gives notice of the agreement’s end, three months on.',
    access: { kind: 'permitted', action: 'sign', object: 'standing' },
    audit: { action: 'notice-given' },
    body: newNotice,
  },
} as const satisfies Record<string, TabledRoute>
