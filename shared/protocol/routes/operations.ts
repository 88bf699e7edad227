/** What the server itself answers for: that it is there, how it fares, what it offers. */
import { z } from 'zod'
import type { TabledRoute } from '../route.ts'
import { healthAnswer, healthQuestion, violationReport } from '../schemas/operations.ts'
import { none } from './none.ts'

export const operationsRoutes = {
  health: {
    ...none,
    method: 'GET',
    path: '/healthz',
    summary:
      'How the server fares. 200 and `ready`, or `degraded` with what is away where it works all the same; 503 while nobody should be sent here: `database-away`, `store-away`, or `draining` once it was told to stop. `?check=live` asks only whether the process turns.',
    access: { kind: 'public' },
    token: 'none',
    query: healthQuestion,
    answer: healthAnswer,
  },
  metrics: {
    ...none,
    method: 'GET',
    path: '/metrics',
    summary:
      'Prometheus text: rooms, sockets, updates, time to durable. Counts only, no content. Not found unless nobody but programs on the server’s own machine can ask.',
    access: { kind: 'public' },
    token: 'none',
    file: true,
  },
  openApi: {
    ...none,
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description.',
    access: { kind: 'public' },
    token: 'none',
    answer: z.record(z.string(), z.unknown()),
  },
  reportViolation: {
    ...none,
    method: 'POST',
    path: '/api/csp-report',
    summary: 'Where browsers tell what a page did that its content security policy forbids.',
    access: { kind: 'public' },
    token: 'none',
    audit: 'refusals-only',
    body: violationReport,
    status: 204,
  },
} as const satisfies Record<string, TabledRoute>
