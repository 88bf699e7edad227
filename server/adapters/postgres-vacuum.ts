import type pg from 'pg'

const TABLES = ['updates', 'version_parts', 'versions', 'client_owners', 'upload_contents']
/** However large a table is. */
const AT_MOST_MS = 600_000

export interface Vacuum {
  /** What has been deleted is let go of soon, and not when the database finds the time. */
  ask(): void
  /**
   * Writes the tables anew without what has been deleted, so that it stands in none of their files; who writes or reads them
   * waits meanwhile. Resolves also where that could not be done: then it is done with the next.
   */
  rewrite(tables: readonly string[]): Promise<void>
  /** Resolves once all that was asked for is done. */
  settled(): Promise<void>
}

export function createVacuum(pool: pg.Pool): Vacuum {
  let work: Promise<void> = Promise.resolve()
  let isAsked = false

  /** One after the other. */
  function next(step: () => Promise<unknown>): Promise<void> {
    // The database cleans up by itself, later, where this fails.
    work = work.then(step).then(
      () => {},
      () => {},
    )
    return work
  }

  async function withoutTimeout(sql: string): Promise<void> {
    const client = await pool.connect()
    try {
      await client.query('SET statement_timeout = 0')
      await client.query({ text: sql, query_timeout: AT_MOST_MS } as pg.QueryConfig)
    } finally {
      // With it goes the setting.
      client.release(true)
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
    rewrite: (tables) => next(() => withoutTimeout(`VACUUM FULL ${tables.join(', ')}`)),
    settled: () => work,
  }
}
