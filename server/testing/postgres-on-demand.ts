/** One PostgreSQL for a whole run of tests, started when the first of them asks for a database, and removed at the end. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for a database of its own. */
    postgresDoor: string
  }
}

export default async function offerPostgres(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PrivatePostgres> | undefined
  const door = createServer((_request, response) => {
    started ??= startPrivatePostgres()
    started
      .then((postgres) => postgres.newDatabase())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  const port = typeof address === 'object' ? address?.port : undefined
  project.provide('postgresDoor', `http://127.0.0.1:${port}/`)
  return async () => {
    door.close()
    door.closeAllConnections()
    await (await started)?.remove()
  }
}
