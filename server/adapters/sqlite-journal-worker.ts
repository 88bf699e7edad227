/**
 * Runs beside the server's own thread, because a commit waits for the disk and typing must not. One batch of requests is
 * one transaction; its answers go out once it is committed.
 */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Authorship } from '../ports/journal.ts'
import { bringUpToDate, checksumOf, epochOf, updatesReader } from './journal-file.ts'

export interface JournalWorkerData {
  path: string
  pageLimit: number | undefined
}

export type JournalRequest =
  | { kind: 'append'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'read'; document: string }
  | { kind: 'read-owners'; document: string }
  | { kind: 'replace'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'close' }

/** `read` answers the updates, or why the document cannot be read. */
export type JournalAnswer =
  | { kind: 'done' }
  | { kind: 'updates'; updates: Uint8Array[] }
  | { kind: 'owners'; owners: Map<number, string> }
  | Damage
export interface Damage {
  kind: 'damaged'
  reason: string
}

/** One answer a request, in order; or none of the batch was kept. */
export type JournalBatchResult =
  | { kind: 'ready'; epoch: string }
  | { kind: 'cannot-open'; locked: boolean; reason: string }
  | { kind: 'committed'; answers: JournalAnswer[] }
  | { kind: 'failed'; reason: string; diskBroken: boolean }

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const BUSY_MILLISECONDS = 5_000

const { path, pageLimit }: JournalWorkerData = workerData
const port = parentPort
if (!port) throw new Error('This file runs as a worker.')
const answer = (result: JournalBatchResult) => port.postMessage(result)

const journal = tryOpen()
if (journal) {
  port.on('message', (requests: JournalRequest[]) => answer(journal.run(requests)))
  answer({ kind: 'ready', epoch: journal.epoch })
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
  // Who reads a backup out of the file may hold it for a moment.
  const database = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS })
  database.exec('PRAGMA synchronous = FULL')
  // What people have deleted is overwritten, not merely let go.
  database.exec('PRAGMA secure_delete = ON')
  bringUpToDate(database)
  database.exec('PRAGMA journal_mode = WAL')
  if (pageLimit !== undefined) database.exec(`PRAGMA max_page_count = ${Math.trunc(pageLimit)}`)

  const insert = database.prepare(
    'INSERT INTO updates (document, position, bytes, checksum, author) VALUES (?, ?, ?, ?, ?)',
  )
  const insertOwner = database.prepare(
    'INSERT OR IGNORE INTO client_owners (document, client, person) VALUES (?, ?, ?)',
  )
  const selectOwners = database.prepare('SELECT client, person FROM client_owners WHERE document = ?')
  const updatesOf = updatesReader(database)
  const last = database.prepare('SELECT max(position) AS position FROM updates WHERE document = ?')
  const removeUpTo = database.prepare('DELETE FROM updates WHERE document = ? AND position <= ?')

  function lastPosition(document: string): number {
    const position = last.get(document)?.position
    return typeof position === 'number' ? position : 0
  }

  function add(document: string, position: number, bytes: Uint8Array, author: string | null): void {
    insert.run(document, position, bytes, checksumOf(document, position, bytes, author), author)
  }

  function append(document: string, bytes: Uint8Array, authorship: Authorship | undefined): void {
    add(document, lastPosition(document) + 1, bytes, authorship?.personId ?? null)
    keepOwners(document, authorship)
  }

  function keepOwners(document: string, authorship: Authorship | undefined): void {
    if (!authorship) return
    for (const clientId of authorship.clientIds) insertOwner.run(document, clientId, authorship.personId)
  }

  function read(document: string): JournalAnswer {
    try {
      return { kind: 'updates', updates: updatesOf(document) }
    } catch (error) {
      return { kind: 'damaged', reason: reasonOf(error) }
    }
  }

  function readOwners(document: string): JournalAnswer {
    const owners = new Map<number, string>()
    for (const { client, person } of selectOwners.all(document)) owners.set(Number(client), String(person))
    return { kind: 'owners', owners }
  }

  function answerOne(request: JournalRequest): JournalAnswer {
    switch (request.kind) {
      case 'append':
        append(request.document, request.bytes, request.authorship)
        return { kind: 'done' }
      case 'read':
        return read(request.document)
      case 'read-owners':
        return readOwners(request.document)
      case 'replace': {
        const { document, bytes, authorship } = request
        const position = lastPosition(document)
        removeUpTo.run(document, position)
        add(document, position + 1, bytes, authorship?.personId ?? null)
        keepOwners(document, authorship)
        return { kind: 'done' }
      }
      case 'close':
        return { kind: 'done' }
      default:
        request satisfies never
        throw new Error(`Unknown request: ${JSON.stringify(request)}`)
    }
  }

  /** What was deleted is in there, too. While somebody reads a backup out of the file, it waits for the next time. */
  function emptyWriteAheadLog(): void {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
    database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`)
  }

  function run(requests: JournalRequest[]): JournalBatchResult {
    try {
      database.exec('BEGIN IMMEDIATE')
      const answers = requests.map(answerOne)
      database.exec('COMMIT')
      if (requests.some(({ kind }) => kind === 'replace')) emptyWriteAheadLog()
      if (requests.at(-1)?.kind === 'close') database.close()
      return { kind: 'committed', answers }
    } catch (error) {
      // A full disk passes; after any other failed write nobody can say what is on it.
      if (database.isTransaction) database.exec('ROLLBACK')
      return { kind: 'failed', reason: reasonOf(error), diskBroken: resultCode(error) !== SQLITE_FULL }
    }
  }

  return { run, epoch: epochOf(database) }
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
