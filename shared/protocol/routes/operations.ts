/** What the server itself answers for: that it is there, how it fares, what it offers. */
import { z } from 'zod'
import type { TabledRoute } from '../route.ts'
import { violationReport } from '../schemas/operations.ts'
import { none } from './none.ts'

export const operationsRoutes = {
  health: {
    ...none,
    method: 'GET',
    path: '/healthz',
    summary: 'Answers 200 once the server is ready, and 503 while the database is away.',
    access: { kind: 'public' },
    token: 'none',
    answer: z.object({ status: z.literal('ready') }),
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
