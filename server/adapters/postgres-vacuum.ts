import type pg from 'pg'

const TABLES = ['updates', 'version_parts', 'versions', 'client_owners']

export interface Vacuum {
  /** What has been deleted is taken out of the tables soon, and not when the database finds the time. */
  ask(): void
  /** Resolves once that is done. */
  settled(): Promise<void>
}

export function createVacuum(pool: pg.Pool): Vacuum {
  let work: Promise<void> | undefined
  let isAskedAgain = false

  async function clean(): Promise<void> {
    do {
      isAskedAgain = false
      // The database does it by itself, later, where this fails.
      await pool.query(`VACUUM ${TABLES.join(', ')}`).catch(() => {})
    } while (isAskedAgain)
    work = undefined
  }

  return {
    ask: () => {
      isAskedAgain = true
      work ??= clean()
    },
    settled: async () => {
      await work
    },
  }
}
