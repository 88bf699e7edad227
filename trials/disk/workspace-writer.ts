/**
 * Writes a workspace into the folder it is given, as a server does: a journal (small enough to be imaged a million times,
 * with folds and checkpoints), a directory, a backup. Says on /dev/null what it is about to write and what it holds for written.
 */
import { mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { folderUploads } from '#server/adapters/folder-documents.ts'
import { type JournalRequest, openJournalStore } from '#server/adapters/journal-store.ts'
import { openLowdbDirectory } from '#server/adapters/lowdb-directory.ts'
import { sqliteJournalFiles } from '#server/adapters/sqlite-journal-files.ts'
import { storedFileAudit } from '#server/adapters/stored-file-audit.ts'
import { systemClock } from '#server/adapters/system-clock.ts'
import { DEMO_PEOPLE } from '#server/demo/demo-people.ts'
import { backUp } from '#server/operations/backup.ts'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { type Mark, TRIAL_LOG_LIMIT_BYTES, type Written } from './workspace-marks.ts'

const BATCHES = 40
const DOCUMENTS = ['plan/one', 'plan/two', 'plan/one/ledger']

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say which folder to write to.')
const journalPath = join(folder, 'journal.sqlite')
const directoryPath = join(folder, 'directory.json')
const backups = join(folder, '..', 'backups')
const said = openSync('/dev/null', 'w')
const say = (mark: Mark) => writeSync(said, JSON.stringify(mark))
const random = seededRandom(1)

const writers = new Map(DOCUMENTS.map((document, index) => [document, newWriter(index + 1)]))

function newWriter(clientId: number) {
  const document = new Y.Doc()
  document.clientID = clientId
  let edits = 0
  return {
    document,
    edit: (length: number): Uint8Array => {
      const before = Y.encodeStateVector(document)
      document.transact(() => planProperties(document).set(`field ${++edits % 5}`, 'x'.repeat(length)))
      return Y.encodeStateAsUpdate(document, before)
    },
  }
}

function requestFor(document: string, batch: number): JournalRequest {
  const writer = writers.get(document)
  if (!writer) throw new Error(`Nobody writes ${document}.`)
  // Now and then one that fills several pages.
  const update = writer.edit(random.below(12) === 0 ? 6_000 : 20 + random.below(150))
  const authorship = { personId: `person-${batch % 4}`, clientIds: [batch] }
  return random.below(14) === 0
    ? { kind: 'replace', document, bytes: Y.encodeStateAsUpdate(writer.document), authorship }
    : { kind: 'append', document, bytes: update, authorship }
}

function writtenBy(request: JournalRequest): Written[] {
  if (request.kind !== 'append' && request.kind !== 'replace') return []
  const { kind, document, bytes, authorship } = request
  const owners = (authorship?.clientIds ?? []).map((client): [number, string] => [
    client,
    String(authorship?.personId),
  ])
  return [{ kind, document, bytes: Buffer.from(bytes).toString('base64'), owners }]
}

function writeJournal(batches: number, first: number): void {
  const store = openJournalStore(journalPath, { logLimitBytes: TRIAL_LOG_LIMIT_BYTES })
  say({ kind: 'opened', epoch: store.epoch })
  for (let batch = first; batch < first + batches; batch++) {
    const requests = Array.from({ length: 1 + random.below(3) }, () =>
      requestFor(DOCUMENTS[random.below(DOCUMENTS.length)] ?? '', batch),
    )
    say({ kind: 'writing', written: requests.flatMap(writtenBy) })
    const { kind } = store.run(requests)
    if (kind !== 'committed') throw new Error('The journal could not write.')
    say({ kind: 'held' })
  }
  store.run([{ kind: 'close' }])
}

mkdirSync(folder)
mkdirSync(backups)
writeJournal(BATCHES / 2, 1)
writeJournal(BATCHES / 2, 1 + BATCHES / 2)

const directory = await openLowdbDirectory(directoryPath)
for (const person of DEMO_PEOPLE.slice(0, 4)) {
  say({ kind: 'adding-person' })
  await directory.addMember({ person, passwordHash: 'none' })
  say({ kind: 'held' })
}

say({ kind: 'backing-up' })
await backUp(
  {
    dataFolder: folder,
    journals: sqliteJournalFiles,
    audits: storedFileAudit,
    uploads: folderUploads,
    openDirectory: openLowdbDirectory,
    clock: systemClock,
  },
  join(backups, 'backup.samplan'),
)
say({ kind: 'held' })
