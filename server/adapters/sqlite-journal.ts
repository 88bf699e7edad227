import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Pace } from '../pace.ts'
import { DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import type { VersionStore } from '../ports/version-store.ts'
import { DataFolderInUse, lockDataFolder } from './data-folder-lock.ts'
import { JOURNAL_FILE } from './journal-file.ts'
import type { JournalAnswer, JournalRequest } from './journal-store.ts'
import type { JournalMessage, JournalWorkerData } from './sqlite-journal-worker.ts'
import { versionStoreOver } from './sqlite-versions.ts'
import { changesVersions } from './version-tables.ts'

/**
 * Milliseconds between two commits at least: who writes alone waits for the disk only, and where hundreds of documents are
 * written at once, each does not cost a sync of its own.
 */
const COMMIT_MS = 5

interface Waiting {
  request: JournalRequest
  settle: (answer: JournalAnswer) => void
  fail: (error: Error) => void
}

export interface SqliteJournalOptions {
  folder: string
  /** Called once when the disk fails in a way that does not pass; nothing is acknowledged from then on. */
  onDiskBroken: (reason: string) => void
  /** How many database pages the journal may fill, where it is not to have the whole disk; beyond it, the disk is full. */
  pageLimit?: number
}

/** The journal, and in the same file and with the same care the versions of plans (record 013). */
export interface SqliteJournal extends Journal {
  readonly versions: VersionStore
}

/**
 * The journal in SQLite (WAL, synchronous=FULL) in a worker. While one batch is being committed the next gathers, so one
 * sync of the disk serves everyone who typed meanwhile. Throws DataFolderInUse, or JournalFailed where the file is no journal.
 */
export async function openSqliteJournal({
  folder,
  onDiskBroken,
  pageLimit,
}: SqliteJournalOptions): Promise<SqliteJournal> {
  const lock = lockDataFolder(folder)
  const path = join(folder, JOURNAL_FILE)
  const workerData: JournalWorkerData = { path, pageLimit }
  const worker = new Worker(new URL('./sqlite-journal-worker.ts', import.meta.url), {
    workerData,
    // It makes nothing that lasts: with more room for what is new it would only hold more memory, some fifteen megabytes.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const epoch = await new Promise<string>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (result: JournalMessage) => {
      if (result.kind === 'ready') resolve(result.epoch)
      else reject(cannotOpen(result, path, folder))
    })
  }).catch(async (error) => {
    await worker.terminate()
    lock.release()
    throw error
  })

  let gathering: Waiting[] = []
  let committing: Waiting[] = []
  let brokenBecause: string | undefined
  const commit = new Pace(() => commitNext())
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  function ask(request: JournalRequest): Promise<JournalAnswer> {
    return new Promise((settle, fail) => {
      if (brokenBecause !== undefined) {
        fail(new JournalFailed(brokenBecause))
        return
      }
      gathering.push({ request, settle, fail })
      if (committing.length === 0) askForCommit(isWrite(request))
    })
  }

  /** Who reads does not wait for others to write. */
  function askForCommit(isOfWrites: boolean): void {
    if (isOfWrites) commit.ask(COMMIT_MS)
    else commit.now()
  }

  function goOn(): void {
    if (gathering.length > 0) askForCommit(gathering.every(({ request }) => isWrite(request)))
  }

  function commitNext(): void {
    committing = gathering
    gathering = []
    if (committing.length > 0) worker.postMessage(committing.map(({ request }) => request))
  }

  function failAll(reason: string): void {
    for (const { fail } of [...committing, ...gathering]) fail(new JournalFailed(reason))
    committing = []
    gathering = []
  }

  /** Whatever was to be written meanwhile builds on what was lost, so it goes, too; who only reads is served. */
  function loseWrites(reason: string): void {
    const readers = [...committing, ...gathering].filter(({ request }) => !isWrite(request))
    committing = committing.filter(({ request }) => isWrite(request))
    gathering = gathering.filter(({ request }) => isWrite(request))
    failAll(reason)
    gathering = readers
  }

  function breakDown(reason: string): void {
    if (brokenBecause !== undefined) return
    brokenBecause = reason
    failAll(reason)
    onDiskBroken(reason)
  }

  worker.on('message', (result: JournalMessage) => {
    switch (result.kind) {
      case 'committed':
        committing.forEach(({ settle, fail }, index) => {
          const answer = result.answers[index]
          if (answer) settle(answer)
          else fail(new JournalFailed('The journal did not answer.'))
        })
        committing = []
        goOn()
        return
      case 'failed':
        if (result.diskBroken) {
          breakDown(result.reason)
          return
        }
        loseWrites(result.reason)
        goOn()
        return
      case 'ready':
      case 'cannot-open':
        throw new Error(`The journal answered ${result.kind} after it was opened.`)
      default:
        result satisfies never
    }
  })
  worker.on('error', (error) => breakDown(error.message))

  return {
    epoch,
    versions: versionStoreOver(async (request) => {
      const answer = await ask({ kind: 'versions', request })
      if (answer.kind === 'versions') return answer.answer
      throw new JournalFailed('The journal did not answer.')
    }),
    append: async (document, bytes, authorship) => {
      await ask({ kind: 'append', document, bytes, authorship })
    },
    readOwners: async (document) => {
      const answer = await ask({ kind: 'read-owners', document })
      if (answer.kind === 'owners') return answer.owners
      throw new DocumentDamaged(document, answer.kind === 'damaged' ? answer.reason : 'no answer')
    },
    read: async (document) => {
      const answer = await ask({ kind: 'read', document })
      if (answer.kind === 'updates') return answer.updates
      throw new DocumentDamaged(document, answer.kind === 'damaged' ? answer.reason : 'no answer')
    },
    epochOf: async (document) => {
      const answer = await ask({ kind: 'read-epoch', document })
      if (answer.kind === 'epoch') return answer.epoch
      throw new JournalFailed('The journal did not answer.')
    },
    renew: async (renewals) => {
      await ask({ kind: 'renew', renewals })
    },
    replace: async (document, bytes, authorship) => {
      await ask({ kind: 'replace', document, bytes, authorship })
    },
    close: async () => {
      try {
        if (brokenBecause === undefined) await ask({ kind: 'close' })
      } finally {
        commit.cancel()
        await worker.terminate()
        await ended
        lock.release()
      }
    },
  }
}

function isWrite(request: JournalRequest): boolean {
  if (request.kind === 'versions') return changesVersions(request.request)
  return request.kind === 'append' || request.kind === 'replace' || request.kind === 'renew'
}

function cannotOpen(result: Exclude<JournalMessage, { kind: 'ready' }>, path: string, folder: string): Error {
  if (result.kind !== 'cannot-open')
    return new JournalFailed(`The journal answered ${result.kind} on opening.`)
  if (result.locked) return new DataFolderInUse(folder)
  return new JournalFailed(`${path} is not a readable journal (${result.reason}); it was left untouched.`)
}
