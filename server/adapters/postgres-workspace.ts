import type { DatabaseSettings } from '../config.ts'
import type { CountAttempts } from '../ports/attempts.ts'
import type { AuditTrail } from '../ports/audit.ts'
import type { Directory } from '../ports/directory.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Journal } from '../ports/journal.ts'
import type { Leases } from '../ports/leases.ts'
import type { NoticeStore } from '../ports/notice-store.ts'
import type { Unfinished } from '../ports/unfinished.ts'
import type { VersionStore } from '../ports/version-store.ts'
import { createMemoryLeases } from './memory-leases.ts'
import { createPostgresAttempts } from './postgres-attempts.ts'
import { openPostgresAudit } from './postgres-audit.ts'
import { openPostgres, type PostgresDatabase } from './postgres-database.ts'
import { createPostgresDirectory } from './postgres-directory.ts'
import { createPostgresDocuments } from './postgres-documents.ts'
import { openPostgresJournal } from './postgres-journal.ts'
import { createPostgresLeases } from './postgres-leases.ts'
import { explained } from './postgres-mistakes.ts'
import { createPostgresNotices } from './postgres-notices.ts'
import { directoryTransactions, uploadTransactions } from './postgres-transactions.ts'
import { createPostgresUnfinished } from './postgres-unfinished.ts'
import { createVacuum } from './postgres-vacuum.ts'
import { createPostgresVersions } from './postgres-versions.ts'
import { openPostgresWriter, type PostgresWriter, type WriterOptions } from './postgres-writer.ts'

export interface PostgresWorkspace {
  readonly database: PostgresDatabase
  readonly directory: Directory
  readonly notices: NoticeStore
  readonly versions: VersionStore
  readonly documents: DocumentStore
  readonly trail: AuditTrail
  readonly leases: Leases
  readonly unfinished: Unfinished
  readonly attempts: CountAttempts
  /** With it everything is closed: it is what a server lets go of last. */
  readonly journal: Journal
}

/** How many documents there are but for these; 0 where there are people, too. */
export async function documentsWithoutPeople(
  { pool }: PostgresDatabase,
  but: readonly string[],
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*) AS count FROM documents WHERE document <> ALL ($1) AND NOT EXISTS (SELECT FROM people)',
    [but],
  )
  return rows[0]?.count ?? 0
}

/** With what servers seal the news for each other. */
export async function relayKeyIn({ pool }: PostgresDatabase): Promise<Uint8Array> {
  const { rows } = await pool.query<{ key: string }>('SELECT relay_key AS key FROM workspace')
  return Buffer.from(rows[0]?.key ?? '', 'hex')
}

/**
 * Everything of a workspace in one PostgreSQL database, which no other server has meanwhile, or only such as share it. Throws DatabaseUnusable or
 * DatabaseInUse, in one sentence.
 */
export async function openPostgresWorkspace(
  settings: DatabaseSettings,
  options: Omit<WriterOptions, 'database'>,
): Promise<PostgresWorkspace> {
  const database = await openPostgres(settings)
  try {
    const writer = await openPostgresWriter({ ...options, database })
    return await heldBy(writer, database, options)
  } catch (error) {
    await database.close()
    throw explained(error, database.place)
  }
}

/** What the writer holds; where it cannot be opened whole, the writer lets go of it. */
async function heldBy(
  writer: PostgresWriter,
  database: PostgresDatabase,
  { isShared = false }: Pick<WriterOptions, 'isShared'>,
): Promise<PostgresWorkspace> {
  try {
    const vacuum = createVacuum(database.pool)
    const transactions = directoryTransactions(database)
    const journal = await openPostgresJournal({ database, writer, vacuum, isShared })
    return {
      database,
      directory: createPostgresDirectory(transactions),
      notices: createPostgresNotices(transactions),
      versions: createPostgresVersions(database, writer, vacuum),
      documents: createPostgresDocuments(uploadTransactions(database), vacuum),
      trail: await openPostgresAudit(database, writer, { isShared }),
      leases: isShared ? createPostgresLeases(database) : createMemoryLeases(),
      unfinished: createPostgresUnfinished(database),
      attempts: createPostgresAttempts(database),
      journal: {
        ...journal,
        close: async () => {
          await writer.close()
          await vacuum.settled()
          await database.close()
        },
      },
    }
  } catch (error) {
    await writer.close()
    throw error
  }
}
