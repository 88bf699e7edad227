import type { z } from 'zod'
import type { AuditAction } from '#shared/audit/actions.ts'
import type { AuditFacts } from '#shared/audit/entry.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { Route } from '#shared/protocol/route.ts'
import type { routes } from '#shared/protocol/routes.ts'
import { nothing } from '#shared/protocol/schemas/fields.ts'
import type { Caller, CurrentSession } from '../people/people.ts'
import type { PageAnswer } from './page-answer.ts'
import { Problem } from './problem.ts'

/** What a handler may do to the answer beside giving it. */
export interface Reply {
  startSession(secret: string): void
  endSession(): void
  /** Binds a sign-in that is under way to this browser. */
  beginAttempt(secret: string): void
  endAttempt(): void
}

/** Leads the browser on to a page of this site. */
export interface RedirectAnswer {
  /** Its path. */
  leadTo: string
  /** Why nothing has come of it, where that is what the page says. */
  refused?: ProblemCode
}

export interface FileAnswer {
  contentType: string
  /** A file that is followed is written only for who does not have it. */
  bytes: Uint8Array | string | (() => Uint8Array)
  /** Where given, the browser saves it under this name. */
  fileName?: string
  /**
   * What these very bytes are known by, of a file that is followed: whoever fetches it again says what they have, and is spared
   * it where it is the same. Otherwise nobody keeps it.
   */
  tag?: string
}

/** A request as it came, its access granted. */
export interface RawRequest {
  /** Who asks, signed in or by a token of theirs. */
  person: Person | undefined
  session: CurrentSession | undefined
  caller: Caller
  /** Of the sign-in that is under way in this browser. */
  attemptSecret: string | undefined
  reply: Reply
  /** Aborted, with a problem, once whoever asked no longer waits for the answer. */
  hungUp: AbortSignal
  /** Adds to what the audit trail says of the request; what its route declares is there already. */
  note(facts: AuditFacts): void
  /**
   * Enters what is about to be done, once whoever asks has shown that they may: a stranger's request, or one that turns out
   * to be more than its route says. Throws `trail-unavailable`, and then it must not be done.
   */
  enterFirst(action: AuditAction): Promise<void>
  /** The language to answer in. */
  locale: Locale
  params: unknown
  query: unknown
  body: unknown
}

/** The same, checked against its route. */
export interface CheckedRequest<Params, Query, Body> extends RawRequest {
  params: Params
  query: Query
  body: Body
}

/** A route with what answers it. `answer` throws a Problem for a request that does not fit the route's schemas. */
export interface Endpoint<R extends Route = Route> {
  route: R
  answer(request: RawRequest): Promise<unknown>
}

/** One endpoint for each route of the table: a route without a handler, or with another's, does not compile. */
export type Endpoints = { [Name in keyof typeof routes]: Endpoint<(typeof routes)[Name]> }
export type EndpointsOf<Name extends keyof Endpoints> = Pick<Endpoints, Name>

type Answering<R extends Route, Answer extends z.ZodType> = R extends { file: true }
  ? Promise<FileAnswer>
  : R extends { page: true }
    ? Promise<PageAnswer>
    : R extends { redirect: true }
      ? Promise<RedirectAnswer>
      : undefined extends z.input<Answer>
        ? Promise<void>
        : Promise<z.input<Answer>>

/** Joins a route of the table and its handler. */
export function endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  R extends Route,
>(
  route: R & Route<Params, Query, Body, Answer>,
  handle: (
    request: CheckedRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Answering<R, Answer>,
): Endpoint<R> {
  return {
    route,
    answer: async (request) => {
      // Ids of a form that nothing has are simply not found.
      const params = route.params.safeParse(request.params)
      if (!params.success) throw new Problem('not-found')
      return handle({
        ...request,
        params: params.data,
        query: must(route.query, request.query),
        // A route without a body does not mind what comes in one.
        body: must(route.body, isBodiless(route) ? undefined : request.body),
      })
    },
  }
}

function isBodiless(route: Route): boolean {
  return route.body === nothing
}

function must<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    if (hasNul(parsed.data)) throw new Problem('invalid-input', 'A text holds U+0000, which is no letter.')
    return parsed.data
  }
  const [issue] = parsed.error.issues
  throw new Problem('invalid-input', issue && `${issue.path.join('.')}: ${issue.message}`)
}

/** Whether U+0000 stands in a text of it. PostgreSQL keeps none, and so what a folder took would fail there. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  return Object.values(value).some(hasNul)
}

/** Who asks, on routes that take a token as well. */
export function personOf({ person }: RawRequest): Person {
  if (!person) throw new Problem('not-signed-in')
  return person
}

/** The person signed in; the route's access has made sure that there is one. */
export function sessionOf(request: RawRequest): CurrentSession {
  if (!request.session) throw new Problem('not-signed-in')
  return request.session
}
