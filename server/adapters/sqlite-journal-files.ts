import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { DocumentDamaged, JournalFailed } from '../ports/journal.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import type { BackupNote, Contents, JournalFiles, StoredJournal } from '../ports/stored-journal.ts'
import { VersionDamaged } from '../ports/version-store.ts'
import { dropUploads, keepUploads, uploadsIn } from './backup-uploads.ts'
import {
  bringUpToDate,
  epochOf,
  JOURNAL_VERSION,
  keptReader,
  lastKeptPath,
  mustBeSound,
  mustNotBeGone,
  ownersReader,
  updatesReader,
  versionOf,
  whatIsGone,
} from './journal-file.ts'
import { readLastKept } from './last-kept.ts'
import { rescueJournal } from './rescue-journal.ts'
import { copyVersions, storedVersions, versionContents } from './version-tables.ts'

const NOTE_TABLES = `
  CREATE TABLE backup (made_at TEXT NOT NULL, directory TEXT NOT NULL) STRICT;
  CREATE TABLE backup_documents (
    document TEXT PRIMARY KEY, records INTEGER NOT NULL, sha256 TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE backup_audit (trail TEXT NOT NULL) STRICT;
`

const storedTrail = z.object({
  lines: z.array(z.string()),
  anchors: z.array(z.object({ position: z.number(), hash: z.string() })),
})

export const sqliteJournalFiles: JournalFiles = { open, copy, keepUploads, rescue: rescueJournal, revive }

function open(path: string): StoredJournal {
  const database = openToRead(path)
  try {
    return storedJournal(path, database)
  } catch (error) {
    database.close()
    throw unreadable(path, error)
  }
}

function openToRead(path: string): DatabaseSync {
  try {
    mustNotBeGone(path)
    return new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
  } catch (error) {
    throw unreadable(path, error)
  }
}

function storedJournal(path: string, database: DatabaseSync): StoredJournal {
  mustBeCurrent(database)
  const epoch = epochOf(database)
  // Before the moment of what is read: a server may be writing on.
  const lastKept = readLastKept(lastKeptPath(path), epoch)
  // One moment for all that is read.
  database.exec('BEGIN')
  mustBeSound(database)
  const updatesOf = updatesReader(database, lastKept)
  const ownersOf = ownersReader(database)
  return {
    epoch,
    backup: noteIn(database),
    uploads: uploadsIn(database),
    documents: () => {
      const rows = database.prepare('SELECT DISTINCT document FROM updates').all()
      // Also those of which nothing is left.
      return [...new Set([...rows.map(({ document }) => String(document)), ...lastKept.keys()])].sort()
    },
    read: (document) => {
      try {
        ownersOf(document)
        return updatesOf(document)
      } catch (error) {
        throw new DocumentDamaged(document, reasonOf(error))
      }
    },
    damagedVersions: () =>
      storedVersions(database).flatMap(({ plan, version, damage }) =>
        damage === undefined ? [] : [new VersionDamaged(plan, version, damage).message],
      ),
    contents: () => {
      try {
        return contentsOf(database, 'main')
      } catch (error) {
        throw unreadable(path, error)
      }
    },
    close: () => database.close(),
  }
}

function copy(from: string, to: string, note: Omit<BackupNote, 'contents'>): Contents {
  openToRead(from).close()
  const database = new DatabaseSync(to)
  try {
    bringUpToDate(database)
    // Attached so that it cannot be written, whatever is asked.
    database.prepare('ATTACH ? AS live').run(`${pathToFileURL(from).href}?mode=ro`)
    mustBeCurrent(database, 'live')
    const lastKept = readLastKept(lastKeptPath(from), epochOf(database, 'live'))
    database.exec(`BEGIN; ${NOTE_TABLES}`)
    mustBeSound(database, 'live')
    const keptOf = keptReader(database, 'live')
    for (const [document, kept] of lastKept) {
      const gone = whatIsGone(keptOf(document), kept)
      if (gone !== undefined) throw new DocumentDamaged(document, gone)
    }
    const contents = contentsOf(database, 'live')
    for (const table of ['updates', 'client_owners', 'workspace', 'generations']) {
      database.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM live.${table}`)
    }
    copyVersions(database, 'live')
    database.prepare('INSERT INTO backup VALUES (?, ?)').run(note.madeAt, note.directory)
    if (note.audit) database.prepare('INSERT INTO backup_audit VALUES (?)').run(JSON.stringify(note.audit))
    const insert = database.prepare('INSERT INTO backup_documents VALUES (?, ?, ?)')
    for (const [document, { records, sha256 }] of contents) insert.run(document, records, sha256)
    database.exec('COMMIT')
    return contents
  } catch (error) {
    throw unreadable(from, error)
  } finally {
    database.close()
  }
}

function revive(path: string): void {
  const database = new DatabaseSync(path)
  try {
    database.exec(`
      BEGIN;
      DROP TABLE backup;
      DROP TABLE backup_documents;
      DROP TABLE IF EXISTS backup_audit;
      UPDATE workspace SET epoch = lower(hex(randomblob(16)));
      DELETE FROM generations;
      COMMIT;
    `)
    dropUploads(database)
  } finally {
    database.close()
  }
}

function mustBeCurrent(database: DatabaseSync, schema = 'main'): void {
  const version = versionOf(database, schema)
  if (version === JOURNAL_VERSION) return
  const remedy = version > JOURNAL_VERSION ? 'use a newer Samplan' : 'start this Samplan on it once'
  throw new Error(`it is of version ${version}, not ${JOURNAL_VERSION}: ${remedy}`)
}

function noteIn(database: DatabaseSync): BackupNote | undefined {
  const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup'").get()
  if (!has) return undefined
  const note = database.prepare('SELECT made_at, directory FROM backup').get()
  const rows = database.prepare('SELECT document, records, sha256 FROM backup_documents').all()
  const contents = rows.map(
    ({ document, records, sha256 }) =>
      [String(document), { records: Number(records), sha256: String(sha256) }] as const,
  )
  return {
    madeAt: String(note?.made_at),
    directory: String(note?.directory),
    audit: auditIn(database),
    contents: new Map(contents),
  }
}

/** Backups from before there was an audit trail have none. */
function auditIn(database: DatabaseSync): StoredTrail | undefined {
  const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_audit'").get()
  const trail = has && database.prepare('SELECT trail FROM backup_audit').get()?.trail
  return trail === undefined ? undefined : storedTrail.parse(JSON.parse(String(trail)))
}

function contentsOf(database: DatabaseSync, schema: 'main' | 'live'): Contents {
  const contents = new Map<string, { records: number; sha256: string }>()
  const owners = database.prepare(
    `SELECT client, person FROM ${schema}.client_owners WHERE document = ? ORDER BY client`,
  )
  const records = database.prepare(
    `SELECT position, bytes, author FROM ${schema}.updates WHERE document = ? ORDER BY position`,
  )
  for (const { document } of database.prepare(`SELECT DISTINCT document FROM ${schema}.updates`).all()) {
    const name = String(document)
    const hash = createHash('sha256')
    let count = 0
    for (const { position, bytes, author } of records.iterate(name)) {
      if (!(bytes instanceof Uint8Array)) throw new Error(`record ${position} of ${name} is unreadable`)
      hash.update(JSON.stringify([position, author, bytes.byteLength])).update(bytes)
      count++
    }
    for (const { client, person } of owners.iterate(name)) hash.update(JSON.stringify([client, person]))
    contents.set(name, { records: count, sha256: hash.digest('hex') })
  }
  for (const [name, content] of versionContents(database, schema)) contents.set(name, content)
  return contents
}

function unreadable(path: string, error: unknown): Error {
  if (error instanceof JournalFailed || error instanceof DocumentDamaged) return error
  return new JournalFailed(`${path} cannot be read as a journal or a backup: ${reasonOf(error)}.`)
}
