import type { DatabaseSettings } from '../config.ts'
import type { DatabaseTools } from '../operations/tools.ts'
import type { AuditFiles } from '../ports/stored-audit.ts'
import { storedTrailIn } from './postgres-audit.ts'
import { openPostgres, openPostgresToRead } from './postgres-database.ts'
import { createPostgresDirectory } from './postgres-directory.ts'
import { directoryTransactions } from './postgres-transactions.ts'
import { holderOfWorkspace, holdWorkspace } from './postgres-writer.ts'
import { storedFileAudit } from './stored-file-audit.ts'
import { postgresWorkspace } from './stored-postgres-workspace.ts'

/** What operations do to a workspace in a database. */
export function databaseTools(settings: DatabaseSettings): DatabaseTools {
  const workspace = postgresWorkspace(settings)
  return {
    name: workspace.name,
    workspace,
    condition: async () => {
      const database = await openPostgresToRead(settings)
      try {
        const { rows } = await database.pool.query<{ version: string; bytes: number; unsafe: string[] }>(
          `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
             ARRAY(SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off') AS unsafe`,
        )
        const [row] = rows
        if (!row) throw new Error('The database tells nothing of itself.')
        return { ...row, holder: await holderOfWorkspace(database.pool) }
      } finally {
        await database.close()
      }
    },
    revive: async () => {
      const database = await openPostgres(settings)
      try {
        const { client } = await holdWorkspace(database)
        await client.query(`
          BEGIN;
          UPDATE workspace SET epoch = replace(gen_random_uuid()::text, '-', '');
          UPDATE documents SET epoch = NULL;
          DELETE FROM sessions;
          DELETE FROM tokens;
          DELETE FROM feeds;
          COMMIT;
        `)
        await client.end()
      } finally {
        await database.close()
      }
    },
    withDirectory: async ({ alone }, work) => {
      const database = await (alone ? openPostgres(settings) : openPostgresToRead(settings))
      try {
        const hold = alone ? await holdWorkspace(database) : undefined
        try {
          return await work(createPostgresDirectory(directoryTransactions(database)))
        } finally {
          await hold?.client.end()
        }
      } finally {
        await database.close()
      }
    },
  }
}

/** The audit trail of a workspace in a database; notes for the server still go through its data folder. */
export function databaseAudits(settings: DatabaseSettings): AuditFiles {
  return {
    ...storedFileAudit,
    read: async () => {
      const database = await openPostgresToRead(settings)
      try {
        return await storedTrailIn(database.pool)
      } finally {
        await database.close()
      }
    },
  }
}

/** A folder, unless it is an address of PostgreSQL. */
export const isDatabaseAddress = (address: string) => /^postgres(ql)?:/.test(address)
