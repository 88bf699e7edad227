/** What of a plan everybody may read, and how it comes to that. */
import type { TabledRoute } from '../route.ts'
import { planParams } from '../schemas/plans.ts'
import {
  newPublicationAct,
  publicationAnswer,
  publicPageParams,
  publicQuery,
} from '../schemas/publication.ts'
import { none } from './none.ts'

const ofPage = {
  ...none,
  method: 'GET',
  access: { kind: 'public' },
  token: 'none',
  params: publicPageParams,
  query: publicQuery,
  page: true,
} as const

export const publicationRoutes = {
  readPublication: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/publication',
    summary: 'Whether the plan has a public page, who has said what of it, and what is on it or would be.',
    access: { kind: 'permitted', action: 'read', object: 'publication' },
    token: 'none',
    params: planParams,
    answer: publicationAnswer,
  },
  actOnPublication: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/publication/acts',
    summary:
      'Proposes the public page, says yes or no to the other party’s proposal, takes a proposal back, or takes the page down at once.',
    access: { kind: 'permitted', action: 'sign', object: 'publication' },
    token: 'none',
    audit: { action: 'publication-changed', facts: ['act', 'robots'] },
    params: planParams,
    body: newPublicationAct,
    status: 201,
    answer: publicationAnswer,
  },
  previewPublicPage: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/publication/preview',
    summary: 'The public page as it is or would be, for directors.',
    access: { kind: 'permitted', action: 'sign', object: 'publication' },
    token: 'none',
    params: planParams,
    query: publicQuery,
    page: true,
  },
  // Before the page itself, whose name would have the ending in it.
  readPublicCalendar: {
    ...ofPage,
    path: '/offentlig/:publicId.ics',
    summary: 'The activities of a published plan, or those that the address asks for, as iCalendar.',
  },
  readPublicFeed: {
    ...ofPage,
    path: '/offentlig/:publicId.atom',
    summary: 'The same as an Atom feed.',
  },
  readPublicPage: {
    ...ofPage,
    path: '/offentlig/:publicId',
    summary:
      'The page of a published plan: who does what and when, as both parties have agreed. What is not published is not there.',
  },
} as const satisfies Record<string, TabledRoute>
