import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(::ffff:)?127\.|^::1$/

/** Where a request comes from: the last address that a proxy on this machine has named, else the other end itself. */
export function addressOf(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  if (!LOOPBACK.test(direct) || forwarded === undefined) return direct
  return String(forwarded).split(',').at(-1)?.trim() || direct
}
