import type { IncomingHttpHeaders } from 'node:http'

/**
 * Answers whether a request comes from this site's own pages, or from no browser at all (a script, a test, curl).
 * Browsers name the page's origin on every unsafe request; cookies alone would prove nothing.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || namesOwnOrigin(headers, publicUrl)
}

/** Answers whether this site's origin is named, exactly. A WebSocket must: what it opens stays open. */
export function namesOwnOrigin({ origin, host }: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  return origin === (publicUrl?.origin ?? `http://${host}`)
}
