/** How the journal stands in its SQLite file: its tables, its checksums, and how an older file becomes a newer one. */
import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { documentsKept, type Kept } from './last-kept.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'
import { VERSION_TABLES } from './version-tables.ts'

export const JOURNAL_FILE = 'journal.sqlite'
export const walPath = (path: string) => `${path}-wal`
export const lastKeptPath = (path: string) => `${path}-kept`

/** Each makes the next version from the one before it. Never change one that has been released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS updates (
     document TEXT NOT NULL,
     position INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL,
     PRIMARY KEY (document, position)
   ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE updates ADD COLUMN author TEXT;
   CREATE TABLE client_owners (
     document TEXT NOT NULL,
     client INTEGER NOT NULL,
     person TEXT NOT NULL,
     PRIMARY KEY (document, client)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE workspace (epoch TEXT NOT NULL) STRICT;
   INSERT INTO workspace VALUES (lower(hex(randomblob(16))))`,
  'ALTER TABLE client_owners ADD COLUMN checksum INTEGER',
  `CREATE TABLE generations (
     document TEXT PRIMARY KEY,
     epoch TEXT NOT NULL
   ) STRICT, WITHOUT ROWID`,
  VERSION_TABLES,
  'CREATE INDEX versions_by_id ON versions (plan, version)',
]

export const JOURNAL_VERSION = MIGRATIONS.length

/** SQLite takes an empty file for a new one, and throws its write-ahead log away with it; that must not pass for a start. */
export function mustNotBeGone(path: string): void {
  if (sizeOf(path) > 0) return
  if (sizeOf(walPath(path)) > 0 || documentsKept(lastKeptPath(path)).length > 0)
    throw new Error('it is empty or gone, though documents have been written to it')
}

/** 0 for a file that is not there. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Throws where the tree that the records hang in is broken, so that nothing is written into it any more. */
export function mustBeSound(database: DatabaseSync, schema = 'main'): void {
  const health = database.prepare(`PRAGMA ${schema}.integrity_check(1)`).get()?.integrity_check
  if (health !== 'ok') throw new Error(String(health))
}

/** Brings the file to this version in one transaction; a file of a newer version is refused untouched. */
export function bringUpToDate(database: DatabaseSync): void {
  const version = versionOf(database)
  if (version === JOURNAL_VERSION) return
  if (version > JOURNAL_VERSION) {
    throw new Error(`it is of version ${version}, and this Samplan knows ${JOURNAL_VERSION}: use a newer`)
  }
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${JOURNAL_VERSION}; COMMIT`)
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

export function versionOf(database: DatabaseSync, schema = 'main'): number {
  return Number(database.prepare(`PRAGMA ${schema}.user_version`).get()?.user_version)
}

export function epochOf(database: DatabaseSync, schema = 'main'): string {
  const epoch = database.prepare(`SELECT epoch FROM ${schema}.workspace`).get()?.epoch
  if (typeof epoch !== 'string') throw new Error('it names no epoch')
  return epoch
}

/** The epoch of one document, where a new generation of it was begun. */
export function generationReader(database: DatabaseSync): (document: string) => string | undefined {
  const select = database.prepare('SELECT epoch FROM generations WHERE document = ?')
  return (document) => {
    const epoch = select.get(document)?.epoch
    return typeof epoch === 'string' ? epoch : undefined
  }
}

/** How much there is of a document. */
export function keptReader(database: DatabaseSync, schema = 'main'): (document: string) => Kept {
  const select = database.prepare(
    `SELECT (SELECT min(position) FROM ${schema}.updates WHERE document = :document) AS first,
            (SELECT max(position) FROM ${schema}.updates WHERE document = :document) AS last,
            (SELECT count(*) FROM ${schema}.client_owners WHERE document = :document) AS owners`,
  )
  return (document) => {
    const row = select.get({ document })
    return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0), owners: Number(row?.owners) }
  }
}

/** What is gone of a document, in words; undefined where nothing is. */
export function whatIsGone(there: Kept, lastKept: Kept | undefined): string | undefined {
  if (!lastKept) return undefined
  if (there.last < lastKept.last)
    return `its records end with ${there.last}, but ${lastKept.last} had been saved`
  // Unless it was folded since: then they begin after all that was there.
  if (there.first > lastKept.first && there.first <= lastKept.last)
    return `its records begin with ${there.first}, but ${lastKept.first} had been saved`
  if (there.owners < lastKept.owners)
    return `it has the owners of ${there.owners} client ids, but of ${lastKept.owners} had been saved`
  return undefined
}

/**
 * The updates of the document in order. Throws, naming it, at the first record that is not what was written, or where
 * there is less of the document than `lastKept` says.
 */
export function updatesReader(
  database: DatabaseSync,
  lastKept: ReadonlyMap<string, Kept>,
): (document: string) => Uint8Array[] {
  const select = database.prepare(
    'SELECT position, bytes, checksum, author FROM updates WHERE document = ? ORDER BY position',
  )
  const keptOf = keptReader(database)
  return (document) => {
    const rows = select.all(document)
    const updates = rows.map(({ position, bytes, checksum, author }, index) => {
      if (typeof position !== 'number' || !(bytes instanceof Uint8Array))
        throw new Error('a record is unreadable')
      if (position !== Number(rows[0]?.position) + index)
        throw new Error(`the record before ${position} is missing`)
      const signer = typeof author === 'string' ? author : null
      if (checksum !== checksumOf(document, position, bytes, signer))
        throw new Error(`record ${position} is not what was written`)
      return bytes
    })
    const gone = whatIsGone(keptOf(document), lastKept.get(document))
    if (gone !== undefined) throw new Error(gone)
    return updates
  }
}

/** Whose the client ids of the document are. Throws at the first that is not what was written. */
export function ownersReader(database: DatabaseSync): (document: string) => Map<number, string> {
  const select = database.prepare('SELECT client, person, checksum FROM client_owners WHERE document = ?')
  return (document) => {
    const owners = new Map<number, string>()
    for (const row of select.all(document)) {
      const client = Number(row.client)
      const person = String(row.person)
      // Those from before there were checksums have none.
      if (row.checksum !== null && row.checksum !== ownerChecksumOf(document, client, person))
        throw new Error(`the owner of client ${client} is not who was written`)
      owners.set(client, person)
    }
    return owners
  }
}
