/** A database as a whole workspace at rest. */
import { sql, type Transaction } from 'kysely'
import { withContent } from '#shared/uploads/document.ts'
import { checkTrail, headText, parseHead } from '../audit/chain.ts'
import type { DatabaseSettings } from '../config.ts'
import { JournalFailed } from '../ports/journal.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import type { Piece, StoredOwner, StoredRecord, StoredWorkspace } from '../ports/stored-workspace.ts'
import { directorySchema } from './directory-data.ts'
import { directoryText } from './directory-text.ts'
import { openPostgres, openPostgresToRead, type PostgresDatabase } from './postgres-database.ts'
import { contentOf, noteUpload, uploadsIn } from './postgres-documents.ts'
import { holdWorkspace } from './postgres-hold.ts'
import { explained } from './postgres-mistakes.ts'
import { type Extent, mustHaveOwners, mustHaveRecords } from './postgres-records.ts'
import { readDirectory, writeDirectory } from './postgres-stored-directory.ts'
import type { Tables } from './postgres-tables.ts'

type Asking = Transaction<Tables>

/** How many records go to the database in one statement. */
const AT_ONCE = 200

export function postgresWorkspace(settings: DatabaseSettings): StoredWorkspace {
  const { hostname, pathname } = new URL(settings.url)
  const name = `the database ${decodeURIComponent(pathname.slice(1))} at ${hostname || 'this machine'}`
  let opened: PostgresDatabase | undefined

  function database(): PostgresDatabase {
    if (!opened) throw new Error(`${name} is not held.`)
    return opened
  }

  return {
    name,
    hold: async () => {
      const held = await openPostgres(settings)
      try {
        const { client } = await holdWorkspace(held)
        opened = held
        return {
          release: async () => {
            opened = undefined
            await client.end().catch(() => {})
            await held.close()
          },
        }
      } catch (error) {
        await held.close()
        throw explained(error, held.place)
      }
    },
    whyNotEmpty: async () => {
      const { rows } = await database().pool.query<{ filled: boolean }>(
        `SELECT EXISTS (SELECT FROM documents) OR EXISTS (SELECT FROM people) OR EXISTS (SELECT FROM versions)
           OR EXISTS (SELECT FROM audit_entries) OR EXISTS (SELECT FROM plans) OR EXISTS (SELECT FROM uploads) AS filled`,
      )
      return rows[0]?.filled
        ? `In ${name} there is a workspace already: a workspace is moved into an empty database only.`
        : undefined
    },
    read: async function* () {
      // Also beside a server, by who only looks.
      const own = opened ? undefined : await openPostgresToRead(settings)
      const transaction = await (own ?? database()).tables
        .startTransaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute()
      try {
        yield* piecesIn(transaction)
      } finally {
        await transaction.rollback().execute()
        await own?.close()
      }
    },
    write: (pieces, prove) =>
      // All of it or nothing: where this is cut short, the database is as empty as it was.
      database()
        .tables.transaction()
        .execute(async (transaction) => {
          for await (const piece of pieces) await writePiece(transaction, piece)
          await prove(piecesIn(transaction))
        }),
  }
}

async function* piecesIn(tables: Asking): AsyncIterable<Piece> {
  const { epoch } = await tables.selectFrom('workspace').select('epoch').executeTakeFirstOrThrow()
  yield { kind: 'workspace', epoch }
  const { rows: documents } = await sql<DocumentRow>`
    SELECT document, epoch, first, head, owners FROM documents ORDER BY document`.execute(tables)
  for (const row of documents) yield await documentIn(tables, row)
  const { rows: plans } = await sql<{ plan: string }>`
    SELECT plan FROM versions UNION SELECT plan FROM version_visits ORDER BY plan`.execute(tables)
  for (const { plan } of plans) yield await versionsIn(tables, plan)
  yield* uploadPiecesIn(tables)
  yield { kind: 'directory', directory: directoryText(await readDirectory(tables)) }
  yield { kind: 'trail', trail: await trailIn(tables) }
}

async function* uploadPiecesIn(tables: Asking): AsyncIterable<Piece> {
  const documents = await uploadsIn(tables)
  if (documents.length === 0) return
  yield { kind: 'uploads', documents }
  for (const document of withContent(documents)) {
    const { sha256 } = document
    const { rows } = await sql<{ bytes: Buffer }>`
      SELECT bytes FROM upload_contents WHERE sha256 = ${sha256}`.execute(tables)
    yield { kind: 'upload-content', sha256, bytes: contentOf(document, rows[0]?.bytes ?? null) }
  }
}

interface DocumentRow extends Extent {
  document: string
  epoch: string | null
}

async function documentIn(tables: Asking, { document, epoch, ...extent }: DocumentRow): Promise<Piece> {
  const { rows: records } = await sql<StoredRecord>`
    SELECT position, bytes, checksum, author FROM updates WHERE document = ${document} ORDER BY position`.execute(
    tables,
  )
  mustHaveRecords(document, extent, records)
  const { rows: owners } = await sql<StoredOwner>`
    SELECT client, person, checksum FROM client_owners WHERE document = ${document} ORDER BY client`.execute(
    tables,
  )
  mustHaveOwners(document, extent.owners, owners)
  return { kind: 'document', document, epoch, records, owners }
}

async function versionsIn(tables: Asking, plan: string): Promise<Piece> {
  const { rows: versions } = await sql<{
    position: number
    version: string
    note: string
    parts: string
    checksum: number
  }>`SELECT position, version, note, parts, checksum FROM versions WHERE plan = ${plan} ORDER BY position`.execute(
    tables,
  )
  const { rows: parts } = await sql<{ hash: string; bytes: Buffer }>`
    SELECT hash, bytes FROM version_parts WHERE plan = ${plan} ORDER BY hash`.execute(tables)
  const { rows: visits } = await sql<{ person: string; visit: string }>`
    SELECT person, visit FROM version_visits WHERE plan = ${plan} ORDER BY person`.execute(tables)
  return { kind: 'versions', plan, versions, parts, visits }
}

async function trailIn(tables: Asking): Promise<StoredTrail> {
  const { rows } = await sql<{ line: string }>`SELECT line FROM audit_entries ORDER BY position`.execute(
    tables,
  )
  const { auditHead } = await tables.selectFrom('workspace').select('auditHead').executeTakeFirstOrThrow()
  const anchor = auditHead === null ? undefined : parseHead(auditHead)
  return { lines: rows.map(({ line }) => line), anchors: anchor ? [anchor] : [] }
}

async function writePiece(tables: Transaction<Tables>, piece: Piece): Promise<void> {
  switch (piece.kind) {
    case 'workspace':
      await tables.updateTable('workspace').set({ epoch: piece.epoch }).execute()
      return
    case 'directory':
      return writeDirectory(tables, directorySchema.parse(JSON.parse(piece.directory)))
    case 'trail':
      return writeTrail(tables, piece)
    case 'document':
      return writeDocument(tables, piece)
    case 'versions':
      return writeVersions(tables, piece)
    case 'uploads':
      for (const document of piece.documents) await noteUpload(tables, document)
      return
    case 'upload-content':
      await tables
        .insertInto('uploadContents')
        .values({ sha256: piece.sha256, bytes: Buffer.from(piece.bytes) })
        .execute()
      return
    default:
      piece satisfies never
  }
}

async function writeTrail(
  tables: Transaction<Tables>,
  { trail: { lines } }: Extract<Piece, { kind: 'trail' }>,
): Promise<void> {
  for (let from = 0; from < lines.length; from += AT_ONCE)
    await sql`
      INSERT INTO audit_entries (position, line)
      SELECT ${from} + number, line FROM unnest(${lines.slice(from, from + AT_ONCE)}::text[]) WITH ORDINALITY AS lines (line, number)`.execute(
      tables,
    )
  const { head } = checkTrail(lines)
  if (lines.length > 0)
    await tables
      .updateTable('workspace')
      .set({ auditHead: headText(head) })
      .execute()
}

async function writeDocument(
  tables: Transaction<Tables>,
  { document, epoch, records, owners }: Extract<Piece, { kind: 'document' }>,
): Promise<void> {
  const [first] = records
  const last = records.at(-1)
  if (!first || !last) throw new JournalFailed(`The document ${document} has no records.`)
  await sql`
    INSERT INTO documents (document, epoch, first, head, owners)
    VALUES (${document}, ${epoch}, ${first.position}, ${last.position}, ${owners.length})`.execute(tables)
  for (const { position, bytes, checksum, author } of records)
    await sql`
      INSERT INTO updates (document, position, bytes, checksum, author)
      VALUES (${document}, ${position}, ${Buffer.from(bytes)}, ${checksum}, ${author})`.execute(tables)
  for (let from = 0; from < owners.length; from += AT_ONCE) {
    const some = owners.slice(from, from + AT_ONCE)
    await sql`
      INSERT INTO client_owners (document, client, person, checksum)
      SELECT ${document}, * FROM unnest(
        ${some.map(({ client }) => client)}::bigint[], ${some.map(({ person }) => person)}::text[],
        ${some.map(({ checksum }) => checksum)}::bigint[])`.execute(tables)
  }
}

async function writeVersions(
  tables: Transaction<Tables>,
  { plan, versions, parts, visits }: Extract<Piece, { kind: 'versions' }>,
): Promise<void> {
  for (const { position, version, note, parts: list, checksum } of versions)
    await sql`
      INSERT INTO versions (plan, position, version, note, parts, checksum)
      VALUES (${plan}, ${position}, ${version}, ${note}, ${list}, ${checksum})`.execute(tables)
  for (const { hash, bytes } of parts)
    await sql`INSERT INTO version_parts (plan, hash, bytes) VALUES (${plan}, ${hash}, ${Buffer.from(bytes)})`.execute(
      tables,
    )
  for (const { person, visit } of visits)
    await sql`INSERT INTO version_visits (plan, person, visit) VALUES (${plan}, ${person}, ${visit})`.execute(
      tables,
    )
}
