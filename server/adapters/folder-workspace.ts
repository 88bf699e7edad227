/** A data folder as a whole workspace at rest. */
import { mkdir, open, readdir, rename, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { withContent } from '#shared/uploads/document.ts'
import { DirectoryDamaged } from '../ports/directory.ts'
import { JournalFailed } from '../ports/journal.ts'
import type { Piece, StoredWorkspace } from '../ports/stored-workspace.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { directorySchema } from './directory-data.ts'
import { directoryText } from './directory-text.ts'
import { syncFolder } from './durable-file.ts'
import { folderUploads, writeUploadContent, writeUploadNotes } from './folder-documents.ts'
import { bringUpToDate, epochOf, JOURNAL_FILE, ownersReader } from './journal-file.ts'
import { openDirectoryFile } from './lowdb-directory.ts'
import { sqliteJournalFiles } from './sqlite-journal-files.ts'
import { storedFileAudit } from './stored-file-audit.ts'

const DIRECTORY_FILE = 'directory.json'
/** What is written stands in here until it is whole. */
const HALF_FOLDER = 'half-moved'
/** Of the folder that a server is given also where everything is in a database. */
const BESIDE_A_WORKSPACE = ['lock.sqlite', 'server.pid', 'agreement.json', 'audit-notes']

export function folderWorkspace(folder: string): StoredWorkspace {
  return {
    name: folder,
    hold: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const lock = lockDataFolder(folder)
      return { release: async () => lock.release() }
    },
    whyNotEmpty: () => whyNotEmpty(folder),
    read: () => piecesIn(folder),
    write: async (pieces, prove) => {
      const half = join(folder, HALF_FOLDER)
      await mkdir(half, { mode: 0o700 })
      await syncFolder(folder)
      await writeAll(half, pieces)
      await prove(piecesIn(half))
      await putInPlace(half, folder)
    },
  }
}

/** Throws DirectoryDamaged where a move into the folder was cut short. */
export async function mustNotBeHalf(folder: string): Promise<void> {
  const found = await stat(join(folder, HALF_FOLDER)).catch(() => undefined)
  if (found) throw new DirectoryDamaged(halfSentence(folder))
}

const halfSentence = (folder: string) =>
  `A move into ${folder} was cut short, so it holds half a workspace: empty the folder, and move again.`

async function whyNotEmpty(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => !BESIDE_A_WORKSPACE.includes(name))
  if (names.includes(HALF_FOLDER)) return halfSentence(folder)
  return names.length === 0
    ? undefined
    : `${folder} is not empty: a workspace is moved into an empty folder only, or one that is not there.`
}

async function* piecesIn(folder: string): AsyncIterable<Piece> {
  const path = join(folder, JOURNAL_FILE)
  await mustHaveWorkspace(folder)
  const notes = await readdir(join(folder, 'audit-notes')).catch(() => [])
  if (notes.length > 0)
    throw new JournalFailed(
      `There are notes for the audit trail in ${folder} that no server has taken yet: start it once, and stop it again.`,
    )
  // Proves that nothing of it is gone or changed.
  const journal = sqliteJournalFiles.open(path)
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      yield { kind: 'workspace', epoch: epochOf(database) }
      const ownersOf = ownersReader(database)
      for (const document of journal.documents()) {
        journal.read(document)
        ownersOf(document)
        yield documentIn(database, document)
      }
      const [damaged] = journal.damagedVersions()
      if (damaged !== undefined) throw new JournalFailed(damaged)
      yield* versionsIn(database)
    } finally {
      database.close()
    }
  } finally {
    journal.close()
  }
  yield* uploadsIn(folder)
  const directory = (await openDirectoryFile(join(folder, DIRECTORY_FILE))).read()
  yield { kind: 'directory', directory: directoryText(directory) }
  yield { kind: 'trail', trail: (await storedFileAudit.read(folder)) ?? { lines: [], anchors: [] } }
}

async function* uploadsIn(folder: string): AsyncIterable<Piece> {
  const { documents, content } = await folderUploads.read(folder)
  if (documents.length === 0) return
  yield { kind: 'uploads', documents }
  for (const document of withContent(documents))
    yield { kind: 'upload-content', sha256: document.sha256, bytes: await content(document) }
}

async function mustHaveWorkspace(folder: string): Promise<void> {
  for (const name of [JOURNAL_FILE, DIRECTORY_FILE])
    if (!(await stat(join(folder, name)).catch(() => undefined)))
      throw new JournalFailed(`There is no workspace in ${folder}: it has no ${name}.`)
}

function documentIn(database: DatabaseSync, document: string): Piece {
  const records = database
    .prepare('SELECT position, bytes, checksum, author FROM updates WHERE document = ? ORDER BY position')
    .all(document)
    .map(({ position, bytes, checksum, author }) => ({
      position: Number(position),
      bytes: bytesFrom(bytes),
      checksum: Number(checksum),
      author: typeof author === 'string' ? author : null,
    }))
  const owners = database
    .prepare('SELECT client, person, checksum FROM client_owners WHERE document = ? ORDER BY client')
    .all(document)
    .map(({ client, person, checksum }) => ({
      client: Number(client),
      person: String(person),
      checksum: checksum === null ? null : Number(checksum),
    }))
  const epoch = database.prepare('SELECT epoch FROM generations WHERE document = ?').get(document)?.epoch
  return { kind: 'document', document, epoch: typeof epoch === 'string' ? epoch : null, records, owners }
}

function* versionsIn(database: DatabaseSync): Iterable<Piece> {
  const plans = database
    .prepare('SELECT plan FROM versions UNION SELECT plan FROM version_visits ORDER BY plan')
    .all()
  const versions = database.prepare(
    'SELECT position, version, note, parts, checksum FROM versions WHERE plan = ? ORDER BY position',
  )
  const parts = database.prepare('SELECT hash, bytes FROM version_parts WHERE plan = ? ORDER BY hash')
  const visits = database.prepare('SELECT person, visit FROM version_visits WHERE plan = ? ORDER BY person')
  for (const { plan } of plans) {
    const name = String(plan)
    yield {
      kind: 'versions',
      plan: name,
      versions: versions.all(name).map((row) => ({
        position: Number(row.position),
        version: String(row.version),
        note: String(row.note),
        parts: String(row.parts),
        checksum: Number(row.checksum),
      })),
      parts: parts.all(name).map(({ hash, bytes }) => ({ hash: String(hash), bytes: bytesFrom(bytes) })),
      visits: visits.all(name).map(({ person, visit }) => ({ person: String(person), visit: String(visit) })),
    }
  }
}

function bytesFrom(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new JournalFailed('A record is unreadable.')
}

async function writeAll(folder: string, pieces: AsyncIterable<Piece>): Promise<void> {
  const database = new DatabaseSync(join(folder, JOURNAL_FILE))
  try {
    database.exec('PRAGMA synchronous = FULL')
    bringUpToDate(database)
    database.exec('BEGIN')
    for await (const piece of pieces) {
      if (piece.kind === 'directory') await writeDirectory(folder, piece.directory)
      else if (piece.kind === 'trail') await storedFileAudit.write(folder, piece.trail)
      else if (piece.kind === 'uploads') await writeUploadNotes(folder, piece.documents)
      else if (piece.kind === 'upload-content') await writeUploadContent(folder, piece)
      else writePiece(database, piece)
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

async function writeDirectory(folder: string, text: string): Promise<void> {
  const store = await openDirectoryFile(join(folder, DIRECTORY_FILE))
  const data = directorySchema.parse(JSON.parse(text))
  await store.update((present) => {
    Object.assign(present, data)
  })
}

function writePiece(
  database: DatabaseSync,
  piece: Extract<Piece, { kind: 'workspace' } | { kind: 'document' } | { kind: 'versions' }>,
): void {
  switch (piece.kind) {
    case 'workspace':
      database.prepare('UPDATE workspace SET epoch = ?').run(piece.epoch)
      return
    case 'document': {
      const { document, epoch, records, owners } = piece
      const addRecord = database.prepare(
        'INSERT INTO updates (document, position, bytes, checksum, author) VALUES (?, ?, ?, ?, ?)',
      )
      for (const { position, bytes, checksum, author } of records)
        addRecord.run(document, position, bytes, checksum, author)
      const addOwner = database.prepare(
        'INSERT INTO client_owners (document, client, person, checksum) VALUES (?, ?, ?, ?)',
      )
      for (const { client, person, checksum } of owners) addOwner.run(document, client, person, checksum)
      if (epoch !== null) database.prepare('INSERT INTO generations VALUES (?, ?)').run(document, epoch)
      return
    }
    case 'versions': {
      const { plan } = piece
      const add = database.prepare(
        'INSERT INTO versions (plan, position, version, note, parts, checksum) VALUES (?, ?, ?, ?, ?, ?)',
      )
      for (const { position, version, note, parts, checksum } of piece.versions)
        add.run(plan, position, version, note, parts, checksum)
      const addPart = database.prepare('INSERT INTO version_parts (plan, hash, bytes) VALUES (?, ?, ?)')
      for (const { hash, bytes } of piece.parts) addPart.run(plan, hash, bytes)
      const addVisit = database.prepare('INSERT INTO version_visits (plan, person, visit) VALUES (?, ?, ?)')
      for (const { person, visit } of piece.visits) addVisit.run(plan, person, visit)
      return
    }
    default:
      piece satisfies never
  }
}

/** The folder of what is half goes last: until then nothing starts here. */
async function putInPlace(half: string, folder: string): Promise<void> {
  const names = (await readdir(half)).sort()
  for (const name of names) {
    const file = await open(join(half, name), 'r')
    await file.sync()
    await file.close()
    await rename(join(half, name), join(folder, name))
  }
  await syncFolder(half)
  await syncFolder(folder)
  await rmdir(half)
  await syncFolder(folder)
}
