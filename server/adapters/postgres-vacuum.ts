import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { isLockNotAvailable } from './postgres-mistakes.ts'

const TABLES = ['updates', 'version_parts', 'versions', 'client_owners', 'upload_contents']
/** However large a table is. */
const AT_MOST_MS = 600_000
/** Everybody who comes after somebody that waits for a table's last lock waits, too. */
const LOCK_MS = 500
const AGAIN_MS = 2_000
/** Who reads a table for longer, as a backup does, is waited for while whoever asked goes on. */
const ASKER_WAITS_MS = 10_000

export interface Vacuum {
  /** What has been deleted is let go of soon, and not when the database finds the time. */
  ask(): void
  /**
   * Writes the tables anew without what has been deleted, so that it stands in none of their files; who writes or reads them
   * waits meanwhile. Resolves once that is done; also where it could not be done, or somebody has long been reading them: then it
   * is done after, or with the next.
   */
  rewrite(tables: readonly string[]): Promise<void>
  /** Resolves once nothing is under way; what could not be begun is left. */
  settled(): Promise<void>
}

export interface VacuumOptions {
  againMilliseconds?: number
  askerWaitsMilliseconds?: number
}

export function createVacuum(
  pool: pg.Pool,
  { againMilliseconds = AGAIN_MS, askerWaitsMilliseconds = ASKER_WAITS_MS }: VacuumOptions = {},
): Vacuum {
  let work: Promise<void> = Promise.resolve()
  let isAsked = false
  const ending = new AbortController()

  /** One after the other. */
  function next(step: () => Promise<unknown>): Promise<void> {
    // The database cleans up by itself, later, where this fails.
    work = work.then(step).then(
      () => {},
      () => {},
    )
    return work
  }

  async function withoutTimeout(sql: string, { lockMilliseconds = 0 } = {}): Promise<void> {
    const client = await pool.connect()
    try {
      await client.query(`SET statement_timeout = 0; SET lock_timeout = ${lockMilliseconds}`)
      await client.query({ text: sql, query_timeout: AT_MOST_MS } as pg.QueryConfig)
    } finally {
      // With it go the settings.
      client.release(true)
    }
  }

  async function rewriteOnceFree(table: string): Promise<void> {
    for (;;) {
      try {
        await withoutTimeout(`VACUUM FULL ${table}`, { lockMilliseconds: LOCK_MS })
        return
      } catch (error) {
        if (!isLockNotAvailable(error)) throw error
        await sleep(againMilliseconds, undefined, { signal: ending.signal })
      }
    }
  }

  return {
    ask: () => {
      if (isAsked) return
      isAsked = true
      next(() => {
        isAsked = false
        return withoutTimeout(`VACUUM ${TABLES.join(', ')}`)
      })
    },
    rewrite: async (tables) => {
      const done = tables.map((table) => next(() => rewriteOnceFree(table)))
      await Promise.race([
        Promise.all(done),
        sleep(askerWaitsMilliseconds, undefined, { ref: false, signal: ending.signal }).catch(() => {}),
      ])
    },
    settled: async () => {
      ending.abort()
      await work
    },
  }
}
