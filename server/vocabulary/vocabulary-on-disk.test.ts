/** The vocabulary over a real journal: folders from before there was one, and what becomes of it where the disk fails it. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { holderOf, lockDataFolder } from '../adapters/data-folder-lock.ts'
import { openLowdbDirectory } from '../adapters/lowdb-directory.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { sqliteJournalFiles } from '../adapters/sqlite-journal-files.ts'
import { storedFileAudit } from '../adapters/stored-file-audit.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { runCommand } from '../operations/run-command.ts'
import type { Tools } from '../operations/tools.ts'
import { plainPasswords } from '../testing/plain-passwords.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const WORD = { form: 'kajprotokol', concept: 'topic:export control' }

let root: string
let remove: () => Promise<void>
let data: string
let running: TestServer | undefined

beforeEach(async () => {
  ;({ folder: root, remove } = await temporaryFolder())
  data = join(root, 'data')
  await mkdir(data, { mode: 0o700 })
})
afterEach(async () => {
  await running?.close()
  running = undefined
  await remove()
})

async function start(folder = data): Promise<TestServer> {
  running = await startTestServer({
    ports: {
      directory: await openLowdbDirectory(join(folder, 'directory.json')),
      journal: await openSqliteJournal({ folder, onDiskBroken: () => {} }),
    },
  })
  return running
}

async function stop(): Promise<void> {
  await running?.close()
  running = undefined
}

async function addWord(form = WORD.form): Promise<number> {
  const director = await (running ?? (await start())).signIn('anna')
  return (await director.request('POST', '/api/vocabulary/words', { ...WORD, form })).status
}

async function vocabulary(): Promise<WorkspaceVocabulary> {
  const reader = await (running ?? (await start())).signIn('rikke')
  return (await reader.request('GET', '/api/vocabulary')).json()
}

async function findings(): Promise<number> {
  const reader = await (running ?? (await start())).signIn('rikke')
  return (await (await reader.request('GET', '/api/plans/demo-2027/findings')).json()).overlaps.length
}

function inJournal(statement: string): number {
  const database = new DatabaseSync(join(data, 'journal.sqlite'))
  const { changes } = database.prepare(statement).run()
  database.close()
  return Number(changes)
}

function run(folder: string, ...words: string[]) {
  const tools: Tools = {
    dataFolder: folder,
    journals: sqliteJournalFiles,
    audits: storedFileAudit,
    openDirectory: openLowdbDirectory,
    lock: lockDataFolder,
    holder: holderOf,
    passwords: plainPasswords,
    ids: createRandomIds(),
    clock: systemClock,
  }
  return runCommand(words, { LANG: 'en_GB.UTF-8' }, tools)
}

describe('a vocabulary on disk', () => {
  test('is there after a restart, with the word that was added', async () => {
    expect(await addWord()).toBe(201)
    await stop()
    expect((await vocabulary()).words).toMatchObject([WORD])
    const kept = running?.server.vocabulary
    const read = await kept?.read()
    expect(await kept?.read()).toBe(read)
    expect(await kept?.forFindings()).toBe(read)
  })

  test('[VOCAB-4] that is damaged is not read, not written and not replaced; plans and findings stay', async () => {
    await addWord()
    await stop()
    expect(inJournal("UPDATE updates SET bytes = x'07' WHERE document = 'workspace'")).toBeGreaterThan(0)
    expect(await addWord('bolværk')).toBe(503)
    expect(await findings()).toBeGreaterThan(0)
    await stop()
    await expect(run(data, 'verify')).rejects.toThrow('workspace')
  })

  test('[VOCAB-4] that is lost is missed, and no empty one put in its place', async () => {
    await addWord()
    await stop()
    expect(inJournal("DELETE FROM updates WHERE document = 'workspace'")).toBeGreaterThan(0)
    expect(await addWord('bolværk')).toBe(503)
    expect(await findings()).toBeGreaterThan(0)
    await stop()
    await expect(run(data, 'verify')).rejects.toThrow('had been saved')
  })

  test('[OPS-5] of which nothing can be read is salvaged as an empty one, and salvage says so', async () => {
    await addWord()
    await stop()
    inJournal("DELETE FROM updates WHERE document = 'workspace'")
    const { lines } = await run(data, 'salvage', '--confirm')
    expect(lines.at(-2)).toBe(
      'With the vocabulary the words that people added and what decisions taught are lost: the next start begins an empty one.',
    )
    expect(await vocabulary()).toEqual({ words: [], lessons: [] })
    expect(await findings()).toBeGreaterThan(0)
    expect(await addWord()).toBe(201)
  })

  test('[OPS-1] is in a backup, verified, and the same after a restore', async () => {
    await addWord()
    const kept = await vocabulary()
    await stop()
    const backup = join(root, 'backup.samplan')
    await run(data, 'backup', backup)
    expect((await run(data, 'verify', backup)).code).toBe(0)
    const other = join(root, 'other')
    await run(other, 'restore', backup)
    await start(other)
    expect(await vocabulary()).toEqual(kept)
  })
})

describe('a data folder from before there was a vocabulary', () => {
  beforeEach(async () => {
    await start()
    await stop()
    for (const table of ['updates', 'client_owners'])
      inJournal(`DELETE FROM ${table} WHERE document = 'workspace'`)
    await rm(join(data, 'journal.sqlite-kept'))
  })

  test('is given an empty one at its start, which takes words and keeps them', async () => {
    expect(await vocabulary()).toEqual({ words: [], lessons: [] })
    expect(await addWord()).toBe(201)
    await stop()
    expect((await vocabulary()).words).toHaveLength(1)
  })
})
