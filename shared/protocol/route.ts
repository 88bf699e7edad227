import type { z } from 'zod'
import type { AuditAction } from '../audit/actions.ts'
import type { AuditFacts } from '../audit/entry.ts'
import { backingParty, type StandingDuties } from '../duties/standing.ts'
import type { Action, PermissionObject } from '../permissions/can.ts'
import type { Party } from '../plan/plan.ts'
import type { TokenScope } from '../tokens/scopes.ts'

/**
 * Who may call: anyone, anyone signed in, or whoever `can` do the action on the kind of object. A confidential part is
 * always the caller's own party's: there is no way to name the other.
 */
export type Access =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | {
      kind: 'permitted'
      action: Action
      object: Exclude<PermissionObject['kind'], 'confidential-ledger' | 'member' | 'comment' | 'duty'>
    }

/** What a route's access is asked about, for this caller and under this agreement. */
export function accessObject(
  { object }: Extract<Access, { kind: 'permitted' }>,
  { party }: { party: Party },
  standing: StandingDuties,
): PermissionObject {
  // Where there are no seats nobody backs any.
  if (object === 'seat') return { kind: object, party: backingParty(standing) ?? party }
  return object === 'confidential' ? { kind: object, party } : { kind: object }
}
/**
 * What a request is in the audit trail: the action, which facts are taken from its body, and what the `id` in its answer
 * is; its path's ids are always taken. `refusals-only` is for what changes nothing that outlasts it.
 */
export type RouteAudit =
  | {
      action: AuditAction
      facts?: readonly (keyof AuditFacts)[]
      makes?: keyof AuditFacts
      /** Nothing is answered unless it has been entered: the entry is what the answer is proven by later. */
      isProof?: true
    }
  | 'refusals-only'

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Express form: `/api/plans/:planId`. */
  path: `/${string}`
  summary: string
  access: Access
  /**
   * What a token must be for to ask this besides, or `none`: accounts, people, decisions, confidential parts and whatever
   * else is a person's own to do.
   */
  token: TokenScope | 'none'
  params: Params
  query: Query
  body: Body
  /** The success status; refusals are listed in problems.ts. */
  status: 200 | 201 | 204 | 303
  /** Schema of the JSON answer; `file` routes answer bytes with their own type. */
  answer: Answer
  file?: true
  /** Who asks again and has the same already is spared it; browsers keep the answer, and ask each time. */
  isFollowed?: true
  /** `page` routes answer a page of its own, without the client. Where it is public it is the same for all: no cookie is looked at. */
  page?: true
  /** `redirect` routes lead a browser on to a page instead. */
  redirect?: true
  /** Refusals for want of a right are entered of every route. */
  audit?: RouteAudit
  /** How many bytes its body may have, where that is not the usual megabyte. */
  bodyLimit?: number
  /** Its body is a file's bytes, sent as application/octet-stream, which no form of another site can send. */
  upload?: true
}

/** What a token can reach at all: what both parties share, and nothing of people, settings, the trail or a confidential part. */
type SharedAccess = Extract<Access, { kind: 'permitted' }> & {
  object: 'workspace' | 'agreement' | 'plan' | 'vocabulary'
}

/** A route that may change something says what it is in the audit trail; one to what is not shared takes no token. */
export type TabledRoute = Route &
  ({ method: 'GET' } | { audit: RouteAudit }) &
  ({ access: SharedAccess } | { token: 'none' })
