/** Versions of a plan: kept, read, compared, restored. */
import type { TabledRoute } from '../route.ts'
import { planParams } from '../schemas/plans.ts'
import {
  comparisonAnswer,
  comparisonParams,
  newRestore,
  newVersion,
  restoreAnswer,
  versionAnswer,
  versionParams,
  versionSchema,
  versionsAnswer,
} from '../schemas/versions.ts'
import { none } from './none.ts'

export const versionsRoutes = {
  listVersions: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/versions',
    summary: 'The plan’s versions, newest first; who was let in to read it sees those kept since.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: planParams,
    answer: versionsAnswer,
  },
  keepVersion: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/versions',
    summary: 'Keeps the plan as it stands, under a name.',
    access: { kind: 'permitted', action: 'edit', object: 'plan' },
    token: 'edit',
    audit: { action: 'version-kept', makes: 'versionId' },
    params: planParams,
    body: newVersion,
    status: 201,
    answer: versionSchema,
  },
  readVersion: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/versions/:versionId',
    summary: 'A version, and the plan as it read then.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: versionParams,
    answer: versionAnswer,
  },
  compareVersions: {
    ...none,
    method: 'GET',
    path: '/api/plans/:planId/versions/:from/compare/:to',
    summary:
      'What has changed between two versions, and who wrote what has come. `from` may be `agreed` or `last-visit`, `to` may be `now`.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'read',
    params: comparisonParams,
    answer: comparisonAnswer,
  },
  restoreVersion: {
    ...none,
    method: 'POST',
    path: '/api/plans/:planId/versions/:versionId/restore',
    summary:
      'Makes the plan, a section or an activity read as it did, by a new edit beside what others are writing; what stood there is kept as a version first.',
    access: { kind: 'permitted', action: 'edit', object: 'plan' },
    token: 'none',
    audit: { action: 'version-restored' },
    params: versionParams,
    body: newRestore,
    answer: restoreAnswer,
  },
} as const satisfies Record<string, TabledRoute>
