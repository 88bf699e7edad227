import { openPostgres, type PostgresDatabase } from '../adapters/postgres-database.ts'
import { openPostgresJournal } from '../adapters/postgres-journal.ts'
import { createVacuum } from '../adapters/postgres-vacuum.ts'
import { createPostgresVersions } from '../adapters/postgres-versions.ts'
import { openPostgresWriter, type PostgresWriter } from '../adapters/postgres-writer.ts'
import type { Journal } from '../ports/journal.ts'
import type { VersionStore } from '../ports/version-store.ts'

/** The database of a test file with what writes it, as the server opens them. */
export interface OpenWorkspace {
  database: PostgresDatabase
  writer: PostgresWriter
  journal: Journal
  versions: VersionStore
  close(): Promise<void>
}

export async function openWorkspace(
  url: string,
  options: { onBroken?: (reason: string) => void; patienceMilliseconds?: number; poolSize?: number } = {},
): Promise<OpenWorkspace> {
  const database = await openPostgres({ url, poolSize: options.poolSize ?? 4 })
  const fail = (reason: string) => {
    throw new Error(reason)
  }
  const writer = await openPostgresWriter({ ...options, database, onBroken: options.onBroken ?? fail })
  const vacuum = createVacuum(database.pool)
  const journal = await openPostgresJournal(database, writer, vacuum)
  return {
    database,
    writer,
    journal,
    versions: createPostgresVersions(database, writer, vacuum),
    close: async () => {
      await writer.close()
      await vacuum.settled()
      await database.close()
    },
  }
}

/** Everything that tests have written goes; what every workspace has from the start stays. */
export async function emptyTables({ pool }: Pick<PostgresDatabase, 'pool'>): Promise<void> {
  await pool.query(`
    ALTER TABLE audit_entries DISABLE TRIGGER never_changed;
    TRUNCATE documents, updates, client_owners, versions, version_parts, version_visits, people, identities, sessions,
      invitations, tokens, feeds, plans, notice_records, mails, audit_entries RESTART IDENTITY;
    ALTER TABLE audit_entries ENABLE TRIGGER never_changed;
    UPDATE workspace SET set_up_token_hash = NULL, second_factor_for_directors = false, signing_key = NULL, audit_head = NULL;
  `)
}
