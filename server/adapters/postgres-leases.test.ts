import { beforeAll, describe, expect, it } from 'vitest'
import type { Lease } from '../ports/leases.ts'
import { testLeasesContract } from '../ports/leases-contract.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { openPostgres, type PostgresDatabase } from './postgres-database.ts'
import { createPostgresLeases, lostAmong } from './postgres-leases.ts'

const LASTING = { lastingMilliseconds: 2_000 }

describeWithPostgres('leases in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })

  describe('as all leases', () => {
    testLeasesContract(async () => {
      const databases: PostgresDatabase[] = []
      const byLeases = new Map<unknown, PostgresDatabase>()
      const ended = new Set<PostgresDatabase>()
      const end = async (database: PostgresDatabase) => {
        if (ended.has(database)) return
        ended.add(database)
        await database.close()
      }
      return {
        another: async () => {
          const database = await openPostgres({ url, poolSize: 1 })
          const leases = createPostgresLeases(database, LASTING)
          databases.push(database)
          byLeases.set(leases, database)
          return leases
        },
        // Its lines are gone; nothing of it can prolong or give back.
        kill: async (leases) => {
          const database = byLeases.get(leases)
          if (database) await end(database)
        },
        teardown: async () => {
          await Promise.all(databases.map(end))
        },
      }
    })
  })

  it('[SERVERS-22] tells within a transaction which have been given out again, and holds the others for it', async () => {
    const database = await openPostgres({ url, poolSize: 2 })
    const here = createPostgresLeases(database, LASTING)
    const there = createPostgresLeases(database, LASTING)
    const before = await here.under('a', async (lease) => lease)
    const client = await database.connect()
    let inTime: Lease | undefined
    await there.under('a', async (lease) => {
      await client.query('BEGIN')
      expect(await lostAmong(client, [before, lease])).toEqual(new Set([before]))
    })
    const next = here.under('a', async (lease) => {
      inTime = lease
    })
    await here.under('b', async () => {})
    expect(inTime).toBeUndefined()
    await client.query('COMMIT')
    await next
    expect(inTime).toBeDefined()
    await client.end()
    await Promise.all([here.close(), there.close()])
    await database.close()
  })

  it('is given out while all connections of the pool are taken', async () => {
    const database = await openPostgres({ url, poolSize: 1 })
    const taken = await database.pool.connect()
    const leases = createPostgresLeases(database, LASTING)
    expect(await leases.under('c', async () => 'had')).toBe('had')
    taken.release()
    await leases.close()
    await database.close()
  })
})
