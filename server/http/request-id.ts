import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { TrustedProxies } from './trusted-proxies.ts'

/** What a proxy may call a request: nothing that could be mistaken for anything else in a log. */
const WELL_FORMED = /^[\w-]{8,64}$/
const underWay = new AsyncLocalStorage<string>()

/** By what the request that is being answered is known; undefined outside of one. */
export function currentRequest(): string | undefined {
  return underWay.getStore()
}

/**
 * Gives every request an id, which its answer names and every line that the log has of it: the one that a proxy of ours has
 * given it, or one of its own.
 */
export function nameRequests(proxies: TrustedProxies): RequestHandler {
  return (request, response, next) => {
    const given = proxies.handedOn(request) ? request.get('x-request-id') : undefined
    const id = given !== undefined && WELL_FORMED.test(given) ? given : randomUUID()
    response.set('X-Request-Id', id)
    underWay.run(id, next)
  }
}
