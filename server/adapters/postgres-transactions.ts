import { type Kysely, sql, type Transaction } from 'kysely'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { keptOnDisk } from './postgres-hold.ts'
import type { Tables } from './postgres-tables.ts'

/** Whoever changes the directory of this database, from whichever server, does it alone. */
const DIRECTORY_LOCK = 8_274_052
/** And so whoever changes what has been uploaded: with its megabytes it is to hold up nobody who signs in. */
const UPLOADS_LOCK = 8_274_053

/** How a part of the database that is changed by one at a time is read and changed. */
export interface LockedTransactions {
  /** Sees all that was asked to be changed before. */
  read<T>(work: (tables: Kysely<Tables>) => Promise<T>): Promise<T>
  /**
   * One transaction, alone: what it reads stands until it is committed, so that what is judged by it holds. In the order of
   * the calls; what throws changes nothing.
   */
  change<T>(work: (tables: Transaction<Tables>) => Promise<T>): Promise<T>
}

/** How the directory and what belongs to it are read and changed. */
export type DirectoryTransactions = LockedTransactions

/** The directory is small and seldom written: one change at a time costs nobody anything, and nothing can be overtaken. */
export function directoryTransactions(database: Pick<PostgresDatabase, 'tables'>): DirectoryTransactions {
  return transactionsUnder(DIRECTORY_LOCK, database)
}

/** How what has been uploaded is read and changed. */
export function uploadTransactions(database: Pick<PostgresDatabase, 'tables'>): LockedTransactions {
  return transactionsUnder(UPLOADS_LOCK, database)
}

function transactionsUnder(lock: number, { tables }: Pick<PostgresDatabase, 'tables'>): LockedTransactions {
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
            await sql`SELECT pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction)
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
