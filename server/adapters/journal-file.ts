/** How the journal stands in its SQLite file: its tables, its checksums, and how an older file becomes a newer one. */
import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'

export const JOURNAL_FILE = 'journal.sqlite'

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
]

export const JOURNAL_VERSION = MIGRATIONS.length

/** Brings the file to this version in one transaction; a file of a newer version is refused untouched. */
export function bringUpToDate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    if (version > JOURNAL_VERSION) {
      throw new Error(`it is of version ${version}, and this Samplan knows ${JOURNAL_VERSION}: use a newer`)
    }
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

export function epochOf(database: DatabaseSync): string {
  const epoch = database.prepare('SELECT epoch FROM workspace').get()?.epoch
  if (typeof epoch !== 'string') throw new Error('it names no epoch')
  return epoch
}

/** Covers whose record it is, where it stands and who wrote it, so that no record can pass for another. */
export function checksumOf(
  document: string,
  position: number,
  bytes: Uint8Array,
  author: string | null,
): number {
  const checksum = crc32(bytes, crc32(`${document}\n${position}\n`))
  // Records from before authors were kept have none, and the checksum they always had.
  return author === null ? checksum : crc32(`\n${author}`, checksum)
}

/** The updates of the document in order. Throws, naming it, at the first record that is not what was written. */
export function updatesReader(database: DatabaseSync): (document: string) => Uint8Array[] {
  const select = database.prepare(
    'SELECT position, bytes, checksum, author FROM updates WHERE document = ? ORDER BY position',
  )
  return (document) => {
    const rows = select.all(document)
    return rows.map(({ position, bytes, checksum, author }, index) => {
      if (typeof position !== 'number' || !(bytes instanceof Uint8Array))
        throw new Error('a record is unreadable')
      if (position !== Number(rows[0]?.position) + index)
        throw new Error(`the record before ${position} is missing`)
      const signer = typeof author === 'string' ? author : null
      if (checksum !== checksumOf(document, position, bytes, signer))
        throw new Error(`record ${position} is not what was written`)
      return bytes
    })
  }
}
