import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'

/**
 * The built browser client: files with a hash in their name for good, the page itself never from a cache, and the page for
 * every other address, since the client has its own.
 */
export function clientFiles(folder: string): Router {
  const router = express.Router()
  const page = join(folder, 'index.html')
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  )
  router.use(
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  )
  router.get('/{*address}', (_request, response, next) => {
    if (!existsSync(page)) {
      next()
      return
    }
    response.set('Cache-Control', 'no-cache').sendFile(page)
  })
  return router
}
