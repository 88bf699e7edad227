/** Opens a workspace's files with the real adapters and says what is wrong with what is read. */

import { existsSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type JournalAnswer, openJournalStore } from '#server/adapters/journal-store.ts'
import { openLowdbDirectory } from '#server/adapters/lowdb-directory.ts'
import { sqliteJournalFiles } from '#server/adapters/sqlite-journal-files.ts'
import { DEMO_PEOPLE } from '#server/demo/demo-people.ts'
import { verifyStored } from '#server/operations/verify.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { type Expected, TRIAL_LOG_LIMIT_BYTES } from './workspace-marks.ts'

export type JournalReading =
  | { kind: 'refused'; reason: string }
  | { kind: 'open'; epoch: string; answers: Map<string, { updates: JournalAnswer; owners: JournalAnswer }> }

/**
 * Opens the journal, reads these documents, and closes. With `touch` it appends one record to that document; without, the
 * journal is no more to be opened again.
 */
export function readJournal(folder: string, documents: readonly string[], touch?: string): JournalReading {
  const path = join(folder, 'journal.sqlite')
  try {
    const store = openJournalStore(path, { logLimitBytes: TRIAL_LOG_LIMIT_BYTES })
    const requests = documents.flatMap((document) => [
      { kind: 'read', document } as const,
      { kind: 'read-owners', document } as const,
    ])
    const result = store.run(requests)
    if (touch !== undefined)
      store.run([{ kind: 'append', document: touch, bytes: Uint8Array.of(0), authorship: undefined }])
    // A file without a name is not written to once more on closing, which would take as long as all the rest.
    else unlinkSync(path)
    store.run([{ kind: 'close' }])
    if (result.kind === 'failed') return { kind: 'refused', reason: result.reason }
    const answers = new Map(
      documents.map((document, index) => [
        document,
        {
          updates: result.answers[index * 2] ?? { kind: 'done' },
          owners: result.answers[index * 2 + 1] ?? { kind: 'done' },
        },
      ]),
    )
    return { kind: 'open', epoch: store.epoch, answers }
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) }
  }
}

/** How a document differs from what is expected, in words; undefined where it does not. */
export function documentFault(
  answer: { updates: JournalAnswer; owners: JournalAnswer } | undefined,
  document: string,
  expected: Expected,
): string | undefined {
  const { updates, owners } = answer ?? {}
  if (updates?.kind !== 'updates') return `${document} cannot be read: ${JSON.stringify(updates)}`
  if (owners?.kind !== 'owners') return `the owners of ${document} cannot be read: ${JSON.stringify(owners)}`
  const records = expected.documents.get(document) ?? []
  if (updates.updates.length !== records.length)
    return `${document} has ${updates.updates.length} records instead of ${records.length}`
  const changed = records.findIndex((record, index) => !record.equals(updates.updates[index] ?? Buffer.of()))
  if (changed >= 0) return `record ${changed + 1} of ${document} is another`
  const known = expected.owners.get(document) ?? new Map<number, string>()
  const sameOwners =
    owners.owners.size === known.size &&
    [...known].every(([client, name]) => owners.owners.get(client) === name)
  return sameOwners ? undefined : `the owners of ${document} are others`
}

/** As `documentFault`, for the whole journal. */
export function journalFault(reading: JournalReading, expected: Expected): string | undefined {
  if (reading.kind === 'refused') return `the journal does not open: ${reading.reason}`
  if (expected.epoch !== undefined && reading.epoch !== expected.epoch) return 'the journal has another epoch'
  for (const [document, answer] of reading.answers) {
    const fault = documentFault(answer, document, expected)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** How many people the directory has; rejects where it is there and cannot be read, or has others than those who were added. */
export async function countPeople(folder: string): Promise<number> {
  const people = await (await openLowdbDirectory(join(folder, 'directory.json'))).listPeople()
  if (JSON.stringify(people) !== JSON.stringify(DEMO_PEOPLE.slice(0, people.length)))
    throw new Error(`the people are others: ${JSON.stringify(people)}`)
  return people.length
}

/** How many backups there are, each read back whole; throws at one that is not. */
export async function countBackups(folder: string): Promise<number> {
  const path = join(folder, 'backup.samplan')
  if (!existsSync(path)) return 0
  const backup = sqliteJournalFiles.open(path)
  try {
    await verifyStored(backup)
    return 1
  } finally {
    backup.close()
  }
}
