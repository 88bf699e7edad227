/** What the parties owe each other to say, and what is done about it. */
import type { TabledRoute } from '../route.ts'
import {
  briefingReceiptSchema,
  briefingsAnswer,
  confidentialDutyAct,
  dutiesAnswer,
  dutyAnswer,
  dutyParams,
  newBriefingReceipt,
  newDutyAct,
} from '../schemas/duties.ts'
import { planParams } from '../schemas/plans.ts'
import { none } from './none.ts'

const ofDuty = {
  ...none,
  method: 'POST',
  token: 'none',
  params: dutyParams,
  status: 201,
  answer: dutyAnswer,
} as const

export const dutiesRoutes = {
  listDuties: {
    ...none,
    method: 'GET',
    path: '/api/duties',
    summary:
      'What the parties owe each other to say in the plans of last year and later, the most pressing first; of confidential parts the own party’s.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'none',
    answer: dutiesAnswer,
  },
  actOnDuty: {
    ...ofDuty,
    path: '/api/plans/:planId/duties/:dutyId/acts',
    summary: 'Sends, acknowledges or drops a duty, or says who sees to it and when.',
    access: { kind: 'permitted', action: 'decide', object: 'plan' },
    audit: { action: 'duty-changed', facts: ['act'] },
    body: newDutyAct,
  },
  actOnConfidentialDuty: {
    ...ofDuty,
    path: '/api/plans/:planId/confidential/duties/:dutyId/acts',
    summary: 'The same of a confidential activity, of which nothing is sent.',
    access: { kind: 'permitted', action: 'decide', object: 'confidential' },
    audit: { action: 'confidential-duty-changed', facts: ['act'] },
    body: confidentialDutyAct,
  },
  listBriefings: {
    ...none,
    method: 'GET',
    path: '/api/briefings',
    summary:
      'The weekly orienteringer of the last weeks: by section, what the other party has added and changed in it.',
    access: { kind: 'permitted', action: 'decide', object: 'plan' },
    token: 'none',
    answer: briefingsAnswer,
  },
  confirmBriefing: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/briefings',
    summary: 'Says that the party has seen what was told of a section in a week.',
    access: { kind: 'permitted', action: 'decide', object: 'plan' },
    token: 'none',
    audit: { action: 'briefing-seen', facts: ['category'] },
    params: planParams,
    body: newBriefingReceipt,
    status: 201,
    answer: briefingReceiptSchema,
  },
} as const satisfies Record<string, TabledRoute>
