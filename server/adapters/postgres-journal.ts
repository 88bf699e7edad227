import type pg from 'pg'
import { type Journal, JournalFailed } from '../ports/journal.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { journalScribe } from './postgres-journal-scribe.ts'
import {
  type OwnerRow,
  ownersIn,
  ownersOf,
  type RecordRow,
  recordsOf,
  updatesIn,
} from './postgres-records.ts'
import { sharedJournal } from './postgres-shared-journal.ts'
import type { Vacuum } from './postgres-vacuum.ts'
import type { PostgresWriter } from './postgres-writer.ts'

export interface PostgresJournalOptions {
  database: PostgresDatabase
  writer: PostgresWriter
  vacuum: Vacuum
  /** Other servers write to the same documents. */
  isShared: boolean
}

/** The journal in PostgreSQL. It is let go by its writer and its database, not by `close`. */
export async function openPostgresJournal({
  database,
  writer,
  vacuum,
  isShared,
}: PostgresJournalOptions): Promise<Journal> {
  const epoch = await epochIn(database.pool)
  const scribe = journalScribe({
    vacuum,
    epoch,
    sharedBy: isShared ? writer.name : undefined,
    form: writer.form,
  })

  /** One statement, so that all it answers is of one moment: after everything asked for before. */
  async function rows<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<Row[]> {
    await writer.settled()
    return (await ask(() => database.pool.query<Row>(query))).rows
  }

  return {
    epoch,
    shared: isShared ? sharedJournal({ database, writer, vacuum, scribe, epoch }) : undefined,
    append: async (document, bytes, authorship) => {
      await writer.write(scribe, { kind: 'append', document, bytes, authorship })
    },
    replace: async (document, bytes, authorship) => {
      await writer.write(scribe, { kind: 'replace', document, bytes, authorship })
    },
    renew: async (renewals) => {
      await writer.write(scribe, { kind: 'renew', renewals })
      await vacuum.rewrite(['updates', 'client_owners'])
    },
    epochOf: async (document) => {
      const [row] = await rows<{ epoch: string | null }>({
        name: 'epoch-of-document',
        text: 'SELECT epoch FROM documents WHERE document = $1',
        values: [document],
      })
      return row?.epoch ?? epoch
    },
    read: async (document) => updatesIn(document, await rows<RecordRow>(recordsOf(document))),
    readOwners: async (document) => ownersIn(document, await rows<OwnerRow>(ownersOf(document))),
    close: async () => {
      await writer.settled()
    },
  }
}

async function epochIn(client: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM workspace')
  const [row] = rows
  if (!row) throw new JournalFailed('The database names no epoch, so it is no whole workspace.')
  return row.epoch
}
