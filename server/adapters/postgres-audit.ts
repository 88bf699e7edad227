import type pg from 'pg'
import { type AuditEntry, type AuditEvent, type AuditHead, auditEntry } from '#shared/audit/entry.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { checkTrail, entryAfter, headOf, headText, lineOf, parseHead } from '../audit/chain.ts'
import { AuditFailed, type AuditTrail } from '../ports/audit.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import type { PostgresWriter, Scribe } from './postgres-writer.ts'

/** How many entries are read at a time. */
const PAGE = 200

/**
 * The audit trail in PostgreSQL, one row an entry: the very line that a file would hold. Beside it stands the head, so that a
 * trail cut short shows. A damaged trail is opened, and says so. It is let go by its writer.
 */
export async function openPostgresAudit(
  database: PostgresDatabase,
  writer: PostgresWriter,
  { isShared }: { isShared: boolean },
): Promise<AuditTrail> {
  const stored = await storedTrailIn(database.pool)
  const { head: found, damage } = checkTrail(stored.lines, stored.anchors)
  let head = found
  /** With what is being written. */
  let next = found

  const scribe: Scribe<AuditEvent, AuditEntry> = {
    write: async (client, events) => {
      // Nobody else adds to it until this is committed.
      if (isShared) next = (await headIn(client, 'FOR UPDATE')) ?? next
      const entries = events.map((event) => {
        const entry = entryAfter(next, event)
        next = headOf(entry)
        return entry
      })
      await client.query({
        name: 'add-entries',
        text: 'INSERT INTO audit_entries (position, line) SELECT * FROM unnest($1::bigint[], $2::text[])',
        values: [entries.map(({ position }) => position), entries.map(lineOf)],
      })
      await client.query({
        name: 'note-audit-head',
        text: 'UPDATE workspace SET audit_head = $1',
        values: [headText(next)],
      })
      return entries
    },
    committed: () => {
      head = next
    },
    rolledBack: () => {
      next = head
    },
  }

  return {
    get head() {
      return head
    },
    latest: async () => {
      if (!isShared) return head
      await writer.settled()
      return (await ask(() => headIn(database.pool))) ?? head
    },
    damage,
    append: async (event) => {
      try {
        return await writer.write(scribe, event)
      } catch (error) {
        throw new AuditFailed(reasonOf(error), { cause: error })
      }
    },
    read: async function* (before = Number.MAX_SAFE_INTEGER) {
      await writer.settled()
      let below = before
      for (;;) {
        const { rows } = await ask(() =>
          database.pool.query<{ position: number; line: string }>({
            name: 'entries-below',
            text: `SELECT position, line FROM audit_entries WHERE position < $1 ORDER BY position DESC LIMIT ${PAGE}`,
            values: [below],
          }),
        )
        for (const { line } of rows) {
          const entry = readEntry(line)
          if (entry) yield entry
        }
        const last = rows.at(-1)
        if (!last) return
        below = last.position
      }
    },
    close: async () => {
      await writer.settled()
    },
  }
}

/** The trail as it stands in the database, and the head it is known to have had. */
export async function storedTrailIn(client: Pick<pg.Pool, 'query'>): Promise<StoredTrail> {
  // The head first: a server may be writing on.
  const anchor = await headIn(client)
  const { rows } = await client.query<{ line: string }>('SELECT line FROM audit_entries ORDER BY position')
  return { lines: rows.map(({ line }) => line), anchors: anchor ? [anchor] : [] }
}

/** The head that is noted beside the trail; undefined where none is. */
async function headIn(
  client: Pick<pg.ClientBase, 'query'>,
  lock: 'FOR UPDATE' | '' = '',
): Promise<AuditHead | undefined> {
  const { rows } = await client.query<{ head: string | null }>(
    `SELECT audit_head AS head FROM workspace ${lock}`,
  )
  return parseHead(rows[0]?.head ?? '')
}

function readEntry(line: string): AuditEntry | undefined {
  try {
    return auditEntry.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
