import { AsyncResource } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/**
 * Counts what is answered, and tells the log, at `debug`, in what time: the route as the table has it and never the address,
 * which may be a secret.
 */
export function watchRequests(metrics: Pick<Metrics, 'requestAnswered'>, log: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    // It is told from wherever the last byte went out; the line is of this request all the same.
    const finished = AsyncResource.bind(() => {
      const milliseconds = performance.now() - begun
      metrics.requestAnswered(milliseconds, response.statusCode)
      const route: unknown = request.route?.path
      log.debug(
        {
          method: request.method,
          route: typeof route === 'string' ? route : undefined,
          status: response.statusCode,
          milliseconds: Math.round(milliseconds),
        },
        'a request was answered',
      )
    })
    response.once('finish', finished)
    next()
  }
}
