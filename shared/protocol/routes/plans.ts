/** Plans and their activities. */
import { z } from 'zod'
import type { TabledRoute } from '../route.ts'
import {
  activityAnswer,
  activityParams,
  activityPatch,
  newActivity,
  newPlan,
  planAnswer,
  planParams,
  planSummary,
} from '../schemas/plans.ts'
import { none } from './none.ts'

export const plansRoutes = {
  listPlans: {
    ...none,
    method: 'GET',
    path: '/api/plans',
    summary: 'The plans, newest year first.',
    access: { kind: 'permitted', action: 'read', object: 'workspace' },
    token: 'read',
    answer: z.object({ plans: z.array(planSummary) }),
  },
  createPlan: {
    ...none,
    method: 'POST',
    path: '/api/plans',
    summary: 'Starts an empty plan; several may stand for one year.',
    access: { kind: 'permitted', action: 'create', object: 'workspace' },
    token: 'edit',
    audit: { action: 'plan-created', makes: 'planId' },
    body: newPlan,
    status: 201,
    answer: planSummary,
  },
  readPlan: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId',
    summary: 'The plan with its sections and activities as plain values.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: planParams,
    answer: planAnswer,
  },
  createActivity: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/activities',
    summary: 'Adds an activity at the end of its section.',
    access: { kind: 'permitted', action: 'edit', object: 'plan' },
    token: 'edit',
    audit: { action: 'activity-created', makes: 'activityId' },
    params: planParams,
    body: newActivity,
    status: 201,
    answer: activityAnswer,
  },
  changeActivity: {
    ...none,
    method: 'PATCH',
    path: '/api/plans/:planId/activities/:activityId',
    summary: 'Changes the given fields; merges with what others are typing.',
    access: { kind: 'permitted', action: 'edit', object: 'plan' },
    token: 'edit',
    audit: { action: 'activity-changed' },
    params: activityParams,
    body: activityPatch,
    answer: activityAnswer,
  },
} as const satisfies Record<string, TabledRoute>
