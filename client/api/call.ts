import type { z } from 'zod'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { PROBLEMS } from '#shared/protocol/problems.ts'
import type { Route } from '#shared/protocol/route.ts'
import { UNREACHED_STATUSES } from './unreached.ts'

/** What went wrong: the server said no, or it could not be reached or understood. */
export interface Problem {
  kind: 'problem'
  code: ProblemCode | 'no-connection'
  /** The field to blame, where there is one. */
  detail?: string
}

export type CallResult<Answer> = { kind: 'ok'; answer: Answer } | Problem

/**
 * Hears that the server no longer knows the session, whichever call found out: first `session-over`, which a page that
 * holds unsaved words may prevent, then `signed-out`, upon which the sign-in page takes over.
 */
export const sessionEvents = new EventTarget()

function tellSessionIsOver(): void {
  const mayLeave = sessionEvents.dispatchEvent(new Event('session-over', { cancelable: true }))
  if (mayLeave) sessionEvents.dispatchEvent(new Event('signed-out'))
}

type InputOf<R extends Route> = PartOf<R, 'params'> & PartOf<R, 'query'> & PartOf<R, 'body'>

type PartOf<R extends Route, Part extends 'params' | 'query' | 'body'> =
  z.input<R[Part]> extends infer Input
    ? [Input] extends [undefined]
      ? unknown
      : // In brackets, so that a body that is one of several stays one.
        [Input] extends [Record<string, never>]
        ? unknown
        : Record<string, never> extends Input
          ? { [Name in Part]?: Input }
          : { [Name in Part]: Input }
    : never

/** Calls a route of the table. Never throws: every outcome is in the result. */
export async function call<R extends Route>(
  route: R,
  ...[input]: unknown extends InputOf<R> ? [] : [InputOf<R>]
): Promise<CallResult<z.output<R['answer']>>> {
  const response = await request(route, input as Parts | undefined)
  if (response.kind === 'problem') return response
  return answerOf(route, response.answer.status === 204 ? undefined : await jsonOf(response.answer))
}

/** A successful answer's body, if it has the shape that the table promises. */
export function answerOf<R extends Route>(route: R, body: unknown): CallResult<z.output<R['answer']>> {
  const answer = route.answer.safeParse(body)
  return answer.success
    ? { kind: 'ok', answer: answer.data as z.output<R['answer']> }
    : { kind: 'problem', code: 'server-error' }
}

/**
 * Calls a route that answers a file; gives its bytes and the name the server proposes. Once the signal is aborted nobody
 * waits for it: the result is then of no interest.
 */
export async function callForFile<R extends Route & { file: true }>(
  route: R,
  input: InputOf<R>,
  signal?: AbortSignal,
): Promise<CallResult<{ file: Blob; name: string | undefined }>> {
  const response = await request(route, { ...(input as Parts | undefined), signal })
  if (response.kind === 'problem') return response
  try {
    const file = await response.answer.blob()
    return { kind: 'ok', answer: { file, name: nameOf(response.answer) } }
  } catch {
    return { kind: 'problem', code: 'no-connection' }
  }
}

export interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal | undefined
}

async function request(route: Route, { body, signal, ...place }: Parts = {}): Promise<CallResult<Response>> {
  let response: Response
  try {
    response = await fetch(addressOf(route, place), {
      method: route.method,
      credentials: 'same-origin',
      ...bodyOf(body),
      signal,
    })
  } catch {
    return { kind: 'problem', code: 'no-connection' }
  }
  return response.ok ? { kind: 'ok', answer: response } : problemOf(response)
}

export const FILE_TYPE = 'application/octet-stream'

/** Either type makes the request one that other sites cannot send for the person. */
function bodyOf(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return {}
  if (isFileBytes(body)) return { headers: { 'content-type': FILE_TYPE }, body }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function isFileBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array
}

/** Where a route is called with these parts. */
export function addressOf(route: Route, { params, query }: Parts): string {
  return pathOf(route.path, params) + queryOf(query)
}

function pathOf(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

function queryOf(query: Record<string, unknown> = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined)
  if (set.length === 0) return ''
  return `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`
}

async function problemOf(response: Response): Promise<Problem> {
  return problemIn(response.status, await jsonOf(response))
}

/** What a refusal says, by its status and its body where that is JSON. */
export function problemIn(status: number, body: unknown): Problem {
  if (UNREACHED_STATUSES.includes(status) && fieldOf(body, 'error') === undefined)
    return { kind: 'problem', code: 'no-connection' }
  const problem = readProblem(body)
  if (problem.code === 'not-signed-in') tellSessionIsOver()
  return problem
}

function readProblem(body: unknown): Problem {
  const error = fieldOf(body, 'error')
  const code = fieldOf(error, 'code')
  const detail = fieldOf(error, 'detail')
  return {
    kind: 'problem',
    code: isProblemCode(code) ? code : 'server-error',
    ...(typeof detail === 'string' && { detail }),
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Whether it is one of the codes of problems.ts. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(PROBLEMS, code)
}

async function jsonOf(response: Response): Promise<unknown> {
  return parsedOf(await response.text().catch(() => ''))
}

export function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nameOf(response: Response): string | undefined {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1]
}
