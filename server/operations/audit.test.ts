/** The audit trail on the command line, over real files. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeNotes } from '../adapters/audit-notes.ts'
import { holderOf, lockDataFolder } from '../adapters/data-folder-lock.ts'
import { linesOf, openFileAudit } from '../adapters/file-audit.ts'
import { openLowdbDirectory } from '../adapters/lowdb-directory.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { sqliteJournalFiles } from '../adapters/sqlite-journal-files.ts'
import { storedFileAudit } from '../adapters/stored-file-audit.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { plainPasswords } from '../testing/plain-passwords.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { runCommand } from './run-command.ts'
import type { Tools } from './tools.ts'

let root: string
let remove: () => Promise<void>
let tools: Tools
let path: string
let backup: string

const run = async (...words: string[]) => (await runCommand(words, { LANG: 'en' }, tools)).lines
const runIn = async (dataFolder: string, ...words: string[]) =>
  (await runCommand(words, { LANG: 'en' }, { ...tools, dataFolder })).lines

beforeEach(async () => {
  ;({ folder: root, remove } = await temporaryFolder())
  const dataFolder = join(root, 'data')
  path = join(dataFolder, 'audit.jsonl')
  backup = join(root, 'backup.samplan')
  tools = {
    dataFolder,
    journals: sqliteJournalFiles,
    audits: storedFileAudit,
    openDirectory: openLowdbDirectory,
    lock: lockDataFolder,
    holder: holderOf,
    passwords: plainPasswords,
    ids: createRandomIds(),
    clock: systemClock,
  }
  await mkdir(dataFolder, { mode: 0o700 })
  const directory = await openLowdbDirectory(join(dataFolder, 'directory.json'))
  await directory.addMember({ person: demoPersonNamed('anna'), passwordHash: 'hash' })
  await (await openSqliteJournal({ folder: dataFolder, onDiskBroken: () => {} })).close()
  const trail = await openFileAudit(path)
  for (let day = 1; day <= 9; day++) {
    await trail.append({
      at: `2027-01-0${day}T08:00:00.000Z`,
      actor: { kind: 'server' },
      action: 'plan-created',
      result: 'ok',
      facts: { planId: `plan-${day}` },
    })
  }
  await trail.close()
})
afterEach(() => remove())

async function change(to: (lines: string[]) => string[]): Promise<void> {
  const lines = linesOf(await readFile(path, 'utf8'))
  await writeFile(
    path,
    to(lines)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

/** What a server would enter next. */
async function noted(folder = tools.dataFolder) {
  const events: { action: string; facts: object }[] = []
  await takeNotes(folder, async (event) => events.push(event))
  return events
}

describe('the trail on the command line', () => {
  test('[AUDIT-2] verify says that it is whole and how it ends, or names the first bad entry', async () => {
    const [line] = await run('audit', 'verify')
    const head = /ends with (9:[0-9a-f]{64})\.$/.exec(line ?? '')?.[1] ?? ''
    expect(await run('audit', 'verify', '--head', head)).toEqual([line])
    await expect(run('audit', 'verify', '--head', '9')).rejects.toThrow('The head is a number')
    await change((lines) => lines.slice(0, 7))
    for (const words of [['audit', 'verify'], ['verify']])
      await expect(run(...words)).rejects.toThrow('Entry 8 is missing: the trail ends before it, but had 9.')
    expect((await runCommand(['doctor'], { LANG: 'en' }, tools)).code).toBe(1)
    // Also where what stands beside it was taken away.
    await rm(`${path}-head`)
    expect(await run('audit', 'verify')).toHaveLength(1)
    await expect(run('audit', 'verify', '--head', head)).rejects.toThrow('Entry 8 is missing')
  })

  test('[AUDIT-2] a trail that is gone but for its head is missed', async () => {
    await rm(path)
    await expect(run('audit', 'verify')).rejects.toThrow('Entry 1 is missing')
  })

  test('export prints lines of JSON, from a day on, and that is entered', async () => {
    const lines = await run('audit', 'export', '--since', '2027-01-08')
    expect(lines.map((line) => JSON.parse(line).position)).toEqual([8, 9])
    expect(await run('audit', 'export')).toEqual(linesOf(await readFile(path, 'utf8')))
    await expect(run('audit', 'export', '--since', 'i går')).rejects.toThrow('--since is "i går"')
    expect((await noted()).map(({ action }) => action)).toEqual(['trail-exported', 'trail-exported'])
  })

  test('[AUDIT-2] a backup holds the trail and says how it ends; what is changed in it is named, and a restore goes on from it', async () => {
    const [line, end] = await run('backup', backup)
    expect(line).toContain('9 entries of the audit trail')
    expect(end).toMatch(/^The audit trail ends with 9:/)
    expect(await run('audit', 'verify', backup)).toEqual(await run('audit', 'verify'))
    const other = join(root, 'other')
    await runIn(other, 'restore', backup)
    const restored = await openFileAudit(join(other, 'audit.jsonl'))
    expect(restored.damage).toBeUndefined()
    expect(restored.head.position).toBe(9)
    await restored.close()
    expect(await noted(other)).toMatchObject([
      { action: 'restored', facts: { head: expect.stringMatching(/^9:/) } },
    ])
    expect(await noted()).toMatchObject([{ action: 'backed-up' }])
  })

  test('a damaged trail keeps nobody from a backup, which says so', async () => {
    await change((lines) => lines.toSpliced(3, 1))
    expect((await run('backup', backup))[1]).toContain('Entry 4 is missing')
    await expect(run('verify', backup)).rejects.toThrow('Entry 4 is missing')
  })

  test('what the operator does to people is left for the server to enter, once', async () => {
    await run('user', 'add', 'ny@difos.example', '--name', 'Ny', '--party', 'difos', '--role', 'planner')
    await run('user', 'password', 'ny@difos.example')
    const events = await noted()
    expect(events).toMatchObject([
      { actor: { kind: 'operator' }, action: 'person-added', party: 'difos', facts: { role: 'planner' } },
      { actor: { kind: 'operator' }, action: 'password-set', party: 'difos' },
    ])
    expect(JSON.stringify(events)).not.toContain('@')
    expect(await noted()).toEqual([])
    expect(await readdir(join(tools.dataFolder, 'audit-notes'))).toEqual([])
  })
})
