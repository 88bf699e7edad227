import type { Request, Response } from 'express'
import { ENCODINGS, type Encoding, type Packed } from './packed.ts'

/** What everybody may read, or that there is nothing to be read. */
export interface PageAnswer {
  status: number
  contentType: string
  body: Packed
  /** What a browser may do with it: the policy of a page of its own, in the place of the product's. */
  policy: string
  robots: 'index' | 'noindex'
  /** Of a page that everybody may fetch; what is only shown to some is kept by nobody. */
  isPublic: boolean
  /** In seconds, of what is refused for now. */
  retryAfter?: number
}

/**
 * Caches may keep a page and must ask before they show it: what is taken down is gone from the next request on, and who has it
 * already is spared it. Asking costs neither a rendering nor its bytes.
 */
const KEPT_AND_ASKED_FOR = 'public, no-cache'
const NOT_KEPT = 'no-store'

/** Resolves once it is on its way. */
export async function sendPage(
  request: Request,
  response: Response,
  { status, contentType, body, policy, robots, isPublic, retryAfter }: PageAnswer,
): Promise<void> {
  const isKept = isPublic && status === 200
  response.set({
    'Content-Security-Policy': policy,
    'X-Robots-Tag': robots === 'index' ? 'all' : 'noindex, nofollow',
    'Cache-Control': isKept ? KEPT_AND_ASKED_FOR : NOT_KEPT,
    Vary: 'Accept-Encoding',
  })
  response.removeHeader('Reporting-Endpoints')
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
  const form = body.formFor(acceptedBy(request))
  if (isKept) {
    const tag = `"${body.tagOf(form)}"`
    response.set('ETag', tag)
    if (hasAlready(request, tag)) {
      response.status(304).end()
      return
    }
  }
  const bytes = await body.in(form)
  if (form !== 'identity') response.set('Content-Encoding', form)
  response
    .status(status)
    .set({ 'Content-Type': contentType, 'Content-Length': String(bytes.byteLength) })
    .end(request.method === 'HEAD' ? undefined : bytes)
}

/** The smallest form that the request takes. */
function acceptedBy(request: Request): Encoding | undefined {
  return ENCODINGS.find((encoding) => request.acceptsEncodings(encoding) === encoding)
}

/** Whether the request names these bytes as what it has, also where something on the way has called them less than the same. */
export function hasAlready(request: Request, tag: string): boolean {
  const given = request.headers['if-none-match'] ?? ''
  return given.split(',').some((one) => {
    const named = one.trim().replace(/^W\//, '')
    return named === tag || named === '*'
  })
}
