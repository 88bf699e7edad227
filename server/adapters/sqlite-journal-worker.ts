/**
 * Runs beside the server's own thread, because a commit waits for the disk and typing must not. One batch of requests is
 * one transaction; its answers go out once it is committed.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { reasonOf } from '#shared/basics/reason-of.ts'
import {
  isBusy,
  type JournalBatchResult,
  type JournalRequest,
  type JournalStore,
  openJournalStore,
} from './journal-store.ts'

export interface JournalWorkerData {
  path: string
  pageLimit: number | undefined
}

/** The first message says whether the journal is open; then there is one a batch. */
export type JournalMessage =
  | { kind: 'ready'; epoch: string }
  | { kind: 'cannot-open'; locked: boolean; reason: string }
  | JournalBatchResult

const { path, pageLimit }: JournalWorkerData = workerData
const port = parentPort
if (!port) throw new Error('This file runs as a worker.')
const answer = (message: JournalMessage) => port.postMessage(message)

const store = tryOpen()
if (store) {
  port.on('message', (requests: JournalRequest[]) => answer(store.run(requests)))
  answer({ kind: 'ready', epoch: store.epoch })
}

function tryOpen(): JournalStore | undefined {
  try {
    return openJournalStore(path, { pageLimit })
  } catch (error) {
    answer({ kind: 'cannot-open', locked: isBusy(error), reason: reasonOf(error) })
    return undefined
  }
}
