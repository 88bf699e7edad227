import { type Kysely, sql, type Transaction } from 'kysely'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { keptOnDisk } from './postgres-hold.ts'
import type { Tables } from './postgres-tables.ts'

/** Whoever changes the directory of this database, from whichever server, does it alone. */
const DIRECTORY_LOCK = 8_274_052

/** How the directory and what belongs to it are read and changed. */
export interface DirectoryTransactions {
  /** Sees all that was asked to be changed before. */
  read<T>(work: (tables: Kysely<Tables>) => Promise<T>): Promise<T>
  /**
   * One transaction, alone: what it reads stands until it is committed, so that what is judged by it holds. In the order of
   * the calls; what throws changes nothing.
   */
  change<T>(work: (tables: Transaction<Tables>) => Promise<T>): Promise<T>
}

/** The directory is small and seldom written: one change at a time costs nobody anything, and nothing can be overtaken. */
export function directoryTransactions({ tables }: Pick<PostgresDatabase, 'tables'>): DirectoryTransactions {
  let turn: Promise<unknown> = Promise.resolve()
  return {
    read: async (work) => {
      await turn
      return ask(() => work(tables))
    },
    change: (work) => {
      const result = turn.then(() =>
        ask(() =>
          tables.transaction().execute(async (transaction) => {
            await sql`SELECT pg_advisory_xact_lock(${sql.lit(DIRECTORY_LOCK)})`.execute(transaction)
            await sql.raw(keptOnDisk({ isLocal: true })).execute(transaction)
            return work(transaction)
          }),
        ),
      )
      turn = result.catch(() => {})
      return result
    },
  }
}
