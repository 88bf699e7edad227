import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, type Router } from 'express'
import { NONCE_PLACEHOLDER } from '#shared/protocol/nonce.ts'
import { RETIRED_WORKER, SERVICE_WORKER } from '#shared/protocol/service-worker.ts'

/**
 * The built browser client: files with a hash in their name for good, the page itself never from a cache, and the page for
 * every other address, since the client has its own. The page names its scripts with the answer's own nonce. Unless it
 * `worksOffline`, browsers are given a worker that takes away what the client has kept in them.
 */
export function clientFiles(folder: string, { worksOffline }: { worksOffline: boolean }): Router {
  const router = express.Router()
  const page = builtPage(folder, worksOffline)
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  )
  const sendPage: RequestHandler = (_request, response, next) => {
    if (page === undefined) {
      next()
      return
    }
    response.set('Cache-Control', 'no-cache').type('html')
    response.send(page.replaceAll(NONCE_PLACEHOLDER, response.locals.nonce))
  }
  if (!worksOffline) {
    router.get(SERVICE_WORKER, (_request, response) => {
      response
        .set('Cache-Control', 'no-cache')
        .sendFile(RETIRED_WORKER, { root: folder, cacheControl: false })
    })
  }
  // Before the files: as it was built, the page has no nonce that counts.
  router.get('/index.html', sendPage)
  router.use(
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  )
  router.get('/{*address}', sendPage)
  return router
}

/** Undefined where the client has not been built: then there are only the routes. */
function builtPage(folder: string, worksOffline: boolean): string | undefined {
  try {
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    // Else each page would begin the worker that has just ended itself.
    return worksOffline ? page : page.replace('<html ', '<html data-offline="off" ')
  } catch {
    return undefined
  }
}
