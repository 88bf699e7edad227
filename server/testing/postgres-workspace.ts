import { openPostgres, type PostgresDatabase } from '../adapters/postgres-database.ts'
import { openPostgresWorkspace, type PostgresWorkspace } from '../adapters/postgres-workspace.ts'

export type OpenWorkspace = PostgresWorkspace & { close(): Promise<void> }

/** A workspace in a database, as the server opens it. */
export async function openWorkspace(
  url: string,
  {
    poolSize = 4,
    onBroken = (reason: string) => {
      throw new Error(reason)
    },
    patienceMilliseconds,
    isShared,
    form,
  }: {
    onBroken?: (reason: string) => void
    patienceMilliseconds?: number
    poolSize?: number
    isShared?: boolean
    form?: number
  } = {},
): Promise<OpenWorkspace> {
  const workspace = await openPostgresWorkspace(
    { url, poolSize },
    { onBroken, patienceMilliseconds, isShared, form },
  )
  return { ...workspace, close: () => workspace.journal.close() }
}

/** The same, with nothing in it. */
export async function openEmptied(url: string): Promise<OpenWorkspace> {
  const database = await openPostgres({ url, poolSize: 1 })
  await emptyTables(database)
  await database.close()
  return openWorkspace(url)
}

/** Everything that tests have written goes; what every workspace has from the start stays. */
export async function emptyTables({ pool }: Pick<PostgresDatabase, 'pool'>): Promise<void> {
  await pool.query(`
    ALTER TABLE audit_entries DISABLE TRIGGER never_changed;
    TRUNCATE documents, updates, client_owners, versions, version_parts, version_visits, people, identities, sessions,
      invitations, tokens, feeds, plans, notice_records, mails, uploads, upload_contents, unfinished, attempts, audit_entries RESTART IDENTITY;
    ALTER TABLE audit_entries ENABLE TRIGGER never_changed;
    UPDATE workspace SET set_up_token_hash = NULL, second_factor_for_directors = false, signing_key = NULL, audit_head = NULL;
  `)
}
