import type { IncomingHttpHeaders } from 'node:http'

/**
 * Answers whether a request comes from this site's own pages, or from no page at all (a script, a test, curl).
 * Browsers name the page's origin on every unsafe request and every WebSocket; cookies alone would prove nothing.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: URL | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (headers.origin === undefined) return true
  if (publicUrl) return headers.origin === publicUrl.origin
  return headers.origin === `http://${headers.host}`
}
