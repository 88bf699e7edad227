/**
 * Runs beside the server's own thread, because a commit waits for the disk and typing must not. One batch of requests is
 * one transaction; its answers go out once it is committed.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32 } from 'node:zlib'

export interface JournalWorkerData {
  path: string
  /** Tells a second process who holds the folder. */
  holderPath: string
}

export type JournalRequest =
  | { kind: 'append'; document: string; bytes: Uint8Array }
  | { kind: 'read'; document: string }
  | { kind: 'replace'; document: string; bytes: Uint8Array }
  | { kind: 'close' }

/** `read` answers the updates, or why the document cannot be read. */
export type JournalAnswer = { kind: 'done' } | { kind: 'updates'; updates: Uint8Array[] } | Damage
export interface Damage {
  kind: 'damaged'
  reason: string
}

/** One answer a request, in order; or none of the batch was kept. */
export type JournalBatchResult =
  | { kind: 'ready' }
  | { kind: 'cannot-open'; locked: boolean; reason: string }
  | { kind: 'committed'; answers: JournalAnswer[] }
  | { kind: 'failed'; reason: string; diskBroken: boolean }

const SQLITE_BUSY = 5
const SQLITE_FULL = 13

const { path, holderPath }: JournalWorkerData = workerData
const port = parentPort
if (!port) throw new Error('This file runs as a worker.')
const answer = (result: JournalBatchResult) => port.postMessage(result)

const journal = tryOpen()
if (journal) {
  port.on('message', (requests: JournalRequest[]) => answer(journal.run(requests)))
  answer({ kind: 'ready' })
}

function tryOpen() {
  try {
    return openJournal(path)
  } catch (error) {
    answer({ kind: 'cannot-open', locked: resultCode(error) === SQLITE_BUSY, reason: reasonOf(error) })
    return undefined
  }
}

function openJournal(path: string) {
  const database = new DatabaseSync(path)
  // The exclusive lock is the kernel's: it goes with the process, however that ends.
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS updates (
      document TEXT NOT NULL,
      position INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      checksum INTEGER NOT NULL,
      PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    COMMIT;
  `)
  writeFileSync(holderPath, String(process.pid))

  const insert = database.prepare(
    'INSERT INTO updates (document, position, bytes, checksum) VALUES (?, ?, ?, ?)',
  )
  const last = database.prepare('SELECT max(position) AS position FROM updates WHERE document = ?')
  const select = database.prepare(
    'SELECT position, bytes, checksum FROM updates WHERE document = ? ORDER BY position',
  )
  const removeUpTo = database.prepare('DELETE FROM updates WHERE document = ? AND position <= ?')

  function lastPosition(document: string): number {
    const position = last.get(document)?.position
    return typeof position === 'number' ? position : 0
  }

  function add(document: string, position: number, bytes: Uint8Array): void {
    insert.run(document, position, bytes, checksumOf(document, position, bytes))
  }

  function read(document: string): JournalAnswer {
    try {
      const rows = select.all(document)
      const updates = rows.map(({ position, bytes, checksum }, index) => {
        if (typeof position !== 'number' || !(bytes instanceof Uint8Array))
          throw new Error('a record is unreadable')
        if (position !== Number(rows[0]?.position) + index)
          throw new Error(`the record before ${position} is missing`)
        if (checksum !== checksumOf(document, position, bytes))
          throw new Error(`record ${position} is not what was written`)
        return bytes
      })
      return { kind: 'updates', updates }
    } catch (error) {
      return { kind: 'damaged', reason: reasonOf(error) }
    }
  }

  function answerOne(request: JournalRequest): JournalAnswer {
    switch (request.kind) {
      case 'append':
        add(request.document, lastPosition(request.document) + 1, request.bytes)
        return { kind: 'done' }
      case 'read':
        return read(request.document)
      case 'replace': {
        const position = lastPosition(request.document)
        removeUpTo.run(request.document, position)
        add(request.document, position + 1, request.bytes)
        return { kind: 'done' }
      }
      case 'close':
        return { kind: 'done' }
      default:
        request satisfies never
        throw new Error(`Unknown request: ${JSON.stringify(request)}`)
    }
  }

  function run(requests: JournalRequest[]): JournalBatchResult {
    try {
      database.exec('BEGIN IMMEDIATE')
      const answers = requests.map(answerOne)
      database.exec('COMMIT')
      if (requests.at(-1)?.kind === 'close') {
        database.close()
        rmSync(holderPath, { force: true })
      }
      return { kind: 'committed', answers }
    } catch (error) {
      // A full disk passes; after any other failed write nobody can say what is on it.
      if (database.isTransaction) database.exec('ROLLBACK')
      return { kind: 'failed', reason: reasonOf(error), diskBroken: resultCode(error) !== SQLITE_FULL }
    }
  }

  return { run }
}

/** Covers whose record it is and where it stands, so that no record can pass for another. */
function checksumOf(document: string, position: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${document}\n${position}\n`))
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  // The low byte is the primary code; the rest says more of the same.
  return error.errcode & 0xff
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
