/** The journal in its SQLite file, in the thread that calls: every call waits for the disk. The worker calls it for the server. */

import { closeSync, constants, copyFileSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { type Authorship, EARLIER_GENERATION, type Renewal } from '../ports/journal.ts'
import {
  bringUpToDate,
  epochOf,
  generationReader,
  keptReader,
  lastKeptPath,
  mustBeSound,
  mustNotBeGone,
  ownersReader,
  sizeOf,
  updatesReader,
  walPath,
  whatIsGone,
} from './journal-file.ts'
import { type Kept, LastKept } from './last-kept.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'
import { takesAway, type VersionAnswer, type VersionRequest, versionsIn } from './version-tables.ts'

export type JournalRequest =
  | { kind: 'append'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'read'; document: string }
  | { kind: 'read-owners'; document: string }
  | { kind: 'read-epoch'; document: string }
  | { kind: 'replace'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'renew'; renewals: readonly Renewal[] }
  | { kind: 'versions'; request: VersionRequest }
  | { kind: 'close' }

/** `read` and `read-owners` answer what was asked for, or why the document cannot be read. */
export type JournalAnswer =
  | { kind: 'done' }
  | { kind: 'updates'; updates: Uint8Array[] }
  | { kind: 'owners'; owners: Map<number, string> }
  | { kind: 'epoch'; epoch: string }
  | { kind: 'damaged'; reason: string }
  | { kind: 'versions'; answer: VersionAnswer }

/** One answer a request, in order; or none of the batch was kept. */
export type JournalBatchResult =
  | { kind: 'committed'; answers: JournalAnswer[] }
  | { kind: 'failed'; reason: string; diskBroken: boolean }

export interface JournalStore {
  readonly epoch: string
  /** One batch is one transaction: on disk, all of it, when this returns. */
  run(requests: readonly JournalRequest[]): JournalBatchResult
}

export interface JournalStoreOptions {
  /** How many pages the file may have, where it is not to have the whole disk; beyond it, the disk is full. */
  pageLimit?: number | undefined
  /** How long the write-ahead log may become before its pages are moved to the file. */
  logLimitBytes?: number | undefined
}

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const BUSY_MILLISECONDS = 5_000
const COMMITS_BETWEEN_LOOKS = 16
const LOG_LIMIT_BYTES = 4 * 1024 * 1024

/** Throws, and changes nothing, where the file is no sound journal of this version or an older one. */
export function openJournalStore(path: string, options: JournalStoreOptions = {}): JournalStore {
  mustNotBeGone(path)
  // Who reads a backup out of the file may hold it for a moment.
  const database = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS })
  try {
    mustBeSound(database)
    return storeIn(path, database, options)
  } catch (error) {
    database.close()
    throw error
  }
}

function storeIn(path: string, database: DatabaseSync, options: JournalStoreOptions): JournalStore {
  const { pageLimit, logLimitBytes = LOG_LIMIT_BYTES } = options
  database.exec('PRAGMA synchronous = FULL')
  // What people have deleted is overwritten, not merely let go.
  database.exec('PRAGMA secure_delete = ON')
  bringUpToDate(database)
  database.exec('PRAGMA journal_mode = WAL')
  // SQLite keeps quiet when its own checkpoint fails; see `emptyWriteAheadLog`.
  database.exec('PRAGMA wal_autocheckpoint = 0')
  if (pageLimit !== undefined) database.exec(`PRAGMA max_page_count = ${Math.trunc(pageLimit)}`)

  const epoch = epochOf(database)
  const lastKept = new LastKept(lastKeptPath(path), epoch)
  const keptOf = keptReader(database)
  const updatesOf = updatesReader(database, lastKept.all)
  const ownersOf = ownersReader(database)
  const answerVersions = versionsIn(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  let commitsUntilLook = COMMITS_BETWEEN_LOOKS
  const insert = database.prepare(
    'INSERT INTO updates (document, position, bytes, checksum, author) VALUES (?, ?, ?, ?, ?)',
  )
  const insertOwner = database.prepare(
    'INSERT OR IGNORE INTO client_owners (document, client, person, checksum) VALUES (?, ?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM updates WHERE document = ?')
  const generationOf = generationReader(database)
  const putGeneration = database.prepare(
    'INSERT OR REPLACE INTO generations VALUES (?, lower(hex(randomblob(16))))',
  )
  const disown = database.prepare(
    'UPDATE client_owners SET person = ?, checksum = ? WHERE document = ? AND client = ?',
  )
  /** Whether the log holds what must be nowhere any more. */
  let mustEmptyLog = true
  setLogAsideWhereItLost(path, lastKept.all, keptOf)
  // The log is there by now. SQLite syncs the folder that a new one stands in, and goes on when that fails.
  syncFolderOf(path)

  /** By document, with what the batch under way has added. */
  let known = new Map<string, Kept>()
  let written = new Set<string>()

  function endOf(document: string): Kept {
    const end = known.get(document) ?? keptOf(document)
    known.set(document, end)
    // Where records are gone, new ones do not take their places.
    end.last = Math.max(end.last, lastKept.all.get(document)?.last ?? 0)
    return end
  }

  function add(document: string, bytes: Uint8Array, authorship: Authorship | undefined): void {
    const end = endOf(document)
    const author = authorship?.personId ?? null
    end.last++
    if (end.first === 0) end.first = end.last
    insert.run(document, end.last, bytes, checksumOf(document, end.last, bytes, author), author)
    written.add(document)
    if (!authorship) return
    const { personId, clientIds } = authorship
    for (const client of clientIds) {
      const { changes } = insertOwner.run(
        document,
        client,
        personId,
        ownerChecksumOf(document, client, personId),
      )
      end.owners += Number(changes)
    }
  }

  function removeAll(document: string): void {
    const end = endOf(document)
    remove.run(document)
    end.first = 0
  }

  function renew({ document, snapshot, authorship }: Renewal): void {
    const checksumOfClient = (client: number) => ownerChecksumOf(document, client, EARLIER_GENERATION)
    for (const client of ownersOf(document).keys())
      disown.run(EARLIER_GENERATION, checksumOfClient(client), document, client)
    removeAll(document)
    add(document, snapshot, authorship)
    putGeneration.run(document)
  }

  function answerOne(request: JournalRequest): JournalAnswer {
    switch (request.kind) {
      case 'append':
        add(request.document, request.bytes, request.authorship)
        return { kind: 'done' }
      case 'read':
        return unlessDamaged(() => ({ kind: 'updates', updates: updatesOf(request.document) }))
      case 'read-owners':
        return unlessDamaged(() => ({ kind: 'owners', owners: ownersOf(request.document) }))
      case 'read-epoch':
        return { kind: 'epoch', epoch: generationOf(request.document) ?? epoch }
      case 'replace':
        removeAll(request.document)
        add(request.document, request.bytes, request.authorship)
        return { kind: 'done' }
      case 'renew':
        for (const renewal of request.renewals) renew(renewal)
        return { kind: 'done' }
      case 'versions':
        return { kind: 'versions', answer: answerVersions(request.request) }
      case 'close':
        return { kind: 'done' }
      default:
        request satisfies never
        throw new Error(`Unknown request: ${JSON.stringify(request)}`)
    }
  }

  /**
   * Moves the log's pages to the file and cuts the log: what was deleted is in there, too, and a short log has little to
   * lose. While somebody reads a backup out of the file, or the disk is full, it waits for the next time.
   */
  function emptyWriteAheadLog(): void {
    database.exec('PRAGMA busy_timeout = 0')
    try {
      mustEmptyLog = Number(database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) !== 0
    } catch (error) {
      mustEmptyLog = true
      if (resultCode(error) !== SQLITE_FULL) throw error
    } finally {
      database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`)
    }
  }

  /** Looks now and then: it grows by some pages a commit, and each look costs as much as a record. */
  function isLogLong(): boolean {
    commitsUntilLook--
    if (commitsUntilLook > 0) return false
    commitsUntilLook = COMMITS_BETWEEN_LOOKS
    return sizeOf(walPath(path)) >= logLimitBytes
  }

  function close(): void {
    database.close()
    lastKept.close()
  }

  function run(requests: readonly JournalRequest[]): JournalBatchResult {
    written = new Set()
    try {
      begin.run()
      const answers = requests.map(answerOne)
      commit.run()
      for (const document of written) lastKept.keep(document, { ...endOf(document) })
      mustEmptyLog ||= requests.some(takesSomethingAway)
      if (mustEmptyLog || isLogLong()) emptyWriteAheadLog()
      if (requests.at(-1)?.kind === 'close') close()
      return { kind: 'committed', answers }
    } catch (error) {
      known = new Map()
      // A full disk passes; after any other failed write nobody can say what is on it.
      if (database.isTransaction) database.exec('ROLLBACK')
      return { kind: 'failed', reason: reasonOf(error), diskBroken: resultCode(error) !== SQLITE_FULL }
    }
  }

  return { epoch, run }
}

function takesSomethingAway(request: JournalRequest): boolean {
  if (request.kind === 'versions') return takesAway(request.request)
  return request.kind === 'replace' || request.kind === 'renew'
}

/** What SQLite has dropped from its log will be overwritten; kept aside, it can still be looked into. */
function setLogAsideWhereItLost(
  path: string,
  lastKept: ReadonlyMap<string, Kept>,
  keptOf: (document: string) => Kept,
): void {
  const hasLost = [...lastKept].some(([document, kept]) => whatIsGone(keptOf(document), kept) !== undefined)
  if (!hasLost || sizeOf(walPath(path)) === 0) return
  try {
    copyFileSync(walPath(path), `${walPath(path)}.damaged`, constants.COPYFILE_EXCL)
  } catch (error) {
    // The first is the one with everything in it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function unlessDamaged(read: () => JournalAnswer): JournalAnswer {
  try {
    return read()
  } catch (error) {
    return { kind: 'damaged', reason: reasonOf(error) }
  }
}

/** Whether somebody else has the file. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === SQLITE_BUSY
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  // The low byte is the primary code; the rest says more of the same.
  return error.errcode & 0xff
}

/** Throws where the folder's entries cannot be brought to disk. */
function syncFolderOf(path: string): void {
  const folder = openSync(dirname(path), constants.O_RDONLY)
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
