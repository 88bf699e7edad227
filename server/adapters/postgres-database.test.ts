import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCuttingProxy } from '../testing/cutting-proxy.ts'
import { OWNER, type PrivatePostgres, startPrivatePostgres } from '../testing/private-postgres.ts'
import { describeWithPostgres } from '../testing/with-postgres.ts'
import { DatabaseUnusable } from './database-unusable.ts'
import { openPostgres } from './postgres-database.ts'

describeWithPostgres('[INPUT-1] a database that cannot be used as it is', () => {
  let postgres: PrivatePostgres
  beforeAll(async () => {
    // Its own, for who may do what in it is changed here.
    postgres = await startPrivatePostgres()
  }, 60_000)
  afterAll(() => postgres?.remove())

  it.each<[string, (at: URL) => string | Promise<string>, RegExp]>([
    [
      'nobody answers there',
      (at) => at.href.replace(`:${at.port}`, ':9'),
      /^No PostgreSQL answers at 127\.0\.0\.1:9:/,
    ],
    [
      'nobody knows the name',
      (at) => at.href.replace('127.0.0.1', 'none.invalid'),
      /^No PostgreSQL answers at none\.invalid/,
    ],
    ['the password is wrong', (at) => at.href.replace(OWNER.password, 'wrong'), /does not let samplan in/],
    [
      'there is no such database',
      (at) => at.href.replace(/workspace_\d+/, 'none'),
      /^There is no database none at/,
    ],
    [
      'its encoding is another',
      () => postgres.newDatabase({ encoding: 'LATIN1' }),
      /has the encoding LATIN1/,
    ],
    [
      'it belongs to another',
      async (at) => {
        await postgres.asAdmin(`ALTER DATABASE ${at.pathname.slice(1)} OWNER TO postgres`)
        return at.href
      },
      /^samplan may not make tables in the database/,
    ],
    [
      'TLS is asked for and not there',
      (at) => `${at.href}?sslmode=verify-full`,
      /could not be reached over TLS/,
    ],
    [
      'it only lets itself be read',
      async (at) => {
        await postgres.asAdmin(
          `ALTER DATABASE ${at.pathname.slice(1)} SET default_transaction_read_only = on`,
        )
        return at.href
      },
      /only lets itself be read/,
    ],
    [
      'it takes no more connections',
      async (at) => {
        await postgres.asAdmin(`ALTER DATABASE ${at.pathname.slice(1)} CONNECTION LIMIT 0`)
        return at.href
      },
      /takes no more connections/,
    ],
  ])(
    'is told of in one sentence without the password where %s',
    async (_what, address, sentence) => {
      const url = await address(new URL(await postgres.newDatabase()))
      const error: unknown = await openPostgres({ url, poolSize: 1 }).catch((reason: unknown) => reason)
      if (!(error instanceof DatabaseUnusable)) throw error
      expect(error.message).toMatch(sentence)
      expect(error.message.split('\n')).toHaveLength(1)
      expect(error.message).not.toContain(OWNER.password)
    },
    30_000,
  )

  it('[STORE-6] a line that is lost while somebody has it, but asks nothing, ends no server', async () => {
    const proxy = await startCuttingProxy(await postgres.newDatabase())
    const database = await openPostgres({ url: proxy.url, poolSize: 2 })
    for (const pool of [database.pool, database.aside]) {
      const client = await pool.connect()
      const isLost = new Promise<void>((resolve) => client.once('end', () => resolve()))
      proxy.setOpen(false)
      await isLost
      client.release(true)
      proxy.setOpen(true)
      expect((await pool.query('SELECT 1')).rowCount).toBe(1)
    }
    await database.close()
    await proxy.close()
  })
})
