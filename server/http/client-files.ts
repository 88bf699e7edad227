import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, type Router } from 'express'
import { NONCE_PLACEHOLDER } from '#shared/protocol/nonce.ts'

/**
 * The built browser client: files with a hash in their name for good, the page itself never from a cache, and the page for
 * every other address, since the client has its own. The page names its scripts with the answer's own nonce.
 */
export function clientFiles(folder: string): Router {
  const router = express.Router()
  const page = builtPage(folder)
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
function builtPage(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8')
  } catch {
    return undefined
  }
}
