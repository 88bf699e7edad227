/** The operations over real files, with a server's own journal beside them where it is about a running one. */

import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties } from '#shared/plan/plan-document.ts'
import { DataFolderInUse } from '../adapters/data-folder-lock.ts'
import { openLowdbDirectory } from '../adapters/lowdb-directory.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { toolsFor } from '../testing/tools-for.ts'
import { OperationRefused } from './operation-refused.ts'
import { runCommand } from './run-command.ts'
import type { Tools } from './tools.ts'

const PLAN = 'plan/demo-2027'
const ENGLISH = { LANG: 'en_GB.UTF-8' }

let root: string
let remove: () => Promise<void>
let tools: Tools
let backup: string

const openJournal = (folder: string) => openSqliteJournal({ folder, onDiskBroken: () => {} })
const run = (...words: string[]) => runCommand(words, ENGLISH, tools)
const runIn = (dataFolder: string, ...words: string[]) => runCommand(words, ENGLISH, { ...tools, dataFolder })

/** Somebody who writes numbers into a plan, one record each. */
function writer() {
  const document = new Y.Doc()
  return (number: number): Uint8Array => {
    const before = Y.encodeStateVector(document)
    document.transact(() => planProperties(document).set(`word-${number}`, number))
    return Y.encodeStateAsUpdate(document, before)
  }
}

/** The numbers in a plan read back from its records. */
function numbersIn(updates: readonly Uint8Array[]): number {
  const document = new Y.Doc()
  for (const update of updates) Y.applyUpdate(document, update)
  return planProperties(document).size
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { withFileTypes: true })
  const names = found.flatMap((one) => (one.isFile() ? [one.name] : [])).sort()
  const entries = names.map(async (name) => [name, (await readFile(join(folder, name))).toString('hex')])
  return Object.fromEntries(await Promise.all(entries))
}

beforeEach(async () => {
  ;({ folder: root, remove } = await temporaryFolder())
  const dataFolder = join(root, 'data')
  backup = join(root, 'backup.samplan')
  tools = toolsFor(dataFolder)
  await mkdir(dataFolder, { mode: 0o700 })
  const directory = await openLowdbDirectory(join(dataFolder, 'directory.json'))
  await directory.addMember({ person: demoPersonNamed('anna'), passwordHash: 'hash' })
  await directory.addSession({
    id: 'session',
    secretHash: 'secret',
    personId: 'anna',
    startedAt: '2026-01-01',
    device: 'Firefox',
    expiresAt: '2099-01-01',
  })
  await directory.addToken(
    {
      id: 'token',
      secretHash: 'token',
      personId: 'anna',
      name: 'Intranettet',
      scopes: ['read'],
      madeAt: '2026-01-01',
      expiresAt: '2099-01-01',
    },
    () => {},
  )
  await directory.addPlan({
    id: 'demo-2027',
    year: 2027,
    title: 'Plan',
    status: 'draft',
    createdAt: '2026-01-01',
  })
  const journal = await openJournal(dataFolder)
  const write = writer()
  for (let number = 0; number < 20; number++) {
    await journal.append(PLAN, write(number), { personId: 'anna', clientIds: [7] })
  }
  await journal.append(`${PLAN}/ledger`, Y.encodeStateAsUpdate(new Y.Doc()))
  await journal.close()
})
afterEach(() => remove())

function damage(path: string, statement: string): void {
  const database = new DatabaseSync(path)
  database.exec(statement)
  database.close()
}

describe('[OPS-1] a backup', () => {
  test('of a stopped workspace restores to the same, with another epoch, and signs everybody out', async () => {
    expect((await run('backup', backup)).lines).toEqual([
      `${backup} holds 2 documents, 21 records; it was read back and is the same.`,
    ])
    expect((await stat(backup)).mode & 0o777).toBe(0o600)
    const other = join(root, 'other')
    expect((await runIn(other, 'restore', backup)).lines[0]).toContain('2 documents, 21 records')

    const before = await openJournal(tools.dataFolder)
    const after = await openJournal(other)
    expect(await after.read(PLAN)).toEqual(await before.read(PLAN))
    expect(await after.readOwners(PLAN)).toEqual(new Map([[7, 'anna']]))
    expect(after.epoch).not.toBe(before.epoch)
    await Promise.all([before.close(), after.close()])
    const directory = await openLowdbDirectory(join(other, 'directory.json'))
    expect(await directory.listPeople()).toEqual([demoPersonNamed('anna')])
    expect(await directory.findSession('secret')).toBeUndefined()
    expect(await directory.findToken('token')).toBeUndefined()
    expect((await readdir(other)).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('R19 made while a server writes and folds is of one moment each time, and restores', async () => {
    const journal = await openJournal(tools.dataFolder)
    const write = writer()
    let written = 0
    let stopped = false
    const typing = (async () => {
      for (; !stopped; written++) {
        await journal.append(PLAN, write(written))
        // A fold, as the room makes it.
        if (written % 50 === 49) await foldOf(journal)
      }
    })()
    for (let round = 0; round < 8; round++) {
      const acknowledged = written
      const file = join(root, `backup-${round}`)
      await run('backup', file)
      const other = join(root, `restored-${round}`)
      await runIn(other, 'restore', file)
      const restored = await openJournal(other)
      const numbers = numbersIn(await restored.read(PLAN))
      await restored.close()
      // Everything acknowledged before it began, and without a gap, or the records would not make a document.
      expect(numbers).toBeGreaterThanOrEqual(Math.max(20, acknowledged))
      expect(numbers).toBeLessThanOrEqual(Math.max(20, written + 1))
    }
    stopped = true
    await typing
    expect(written).toBeGreaterThan(100)
    await journal.close()
  }, 60_000)

  async function foldOf(journal: Journal): Promise<void> {
    const document = new Y.Doc()
    for (const update of await journal.read(PLAN)) Y.applyUpdate(document, update)
    await journal.replace(PLAN, Y.encodeStateAsUpdate(document))
  }

  test('of a damaged workspace is not made, and says which record it is', async () => {
    damage(join(tools.dataFolder, 'journal.sqlite'), `UPDATE updates SET bytes = x'07' WHERE position = 5`)
    await expect(run('backup', backup)).rejects.toThrow(
      'plan/demo-2027 is damaged and was not opened: record 5',
    )
    expect((await readdir(root)).sort()).toEqual(['data'])
  })

  test('overwrites nothing, and is not kept in the data folder', async () => {
    await writeFile(backup, 'mine')
    await expect(run('backup', backup)).rejects.toThrow('already there')
    expect(await readFile(backup, 'utf8')).toBe('mine')
    await expect(run('backup', join(tools.dataFolder, 'b'))).rejects.toThrow('somewhere else')
    await expect(run('backup', join(root, 'no', 'such'))).rejects.toThrow('not there')
    await expect(runIn(join(root, 'nothing'), 'backup', join(root, 'b'))).rejects.toThrow('no workspace')
  })
})

describe('[OPS-2] a restore', () => {
  beforeEach(() => run('backup', backup))

  test('refuses a folder that holds anything, and one that a server runs on, and changes neither', async () => {
    const before = await contentsOf(tools.dataFolder)
    await expect(run('restore', backup)).rejects.toThrow('is not empty')
    expect(await contentsOf(tools.dataFolder)).toEqual(before)
    const journal = await openJournal(tools.dataFolder)
    await expect(run('restore', backup)).rejects.toThrow(`A server (process ${process.pid}) is running`)
    await journal.close()
  })

  test.each<[string, string, string]>([
    ['a changed record', `UPDATE updates SET bytes = x'07' WHERE position = 5`, 'record 5'],
    ['a missing record at the end', 'DELETE FROM updates WHERE position = 20', 'is not what was backed up'],
    ['a missing document', `DELETE FROM updates WHERE document LIKE '%ledger'`, 'it has no records'],
    ['an owner of another name', `UPDATE client_owners SET person = 'mette'`, 'is not who was written'],
  ])('refuses a backup with %s, as verify does, and makes nothing', async (_what, statement, sentence) => {
    damage(backup, statement)
    const other = join(root, 'other')
    await expect(run('verify', backup)).rejects.toThrow(sentence)
    await expect(runIn(other, 'restore', backup)).rejects.toThrow(sentence)
    await expect(readdir(other)).rejects.toThrow('ENOENT')
  })

  test('refuses what is no backup', async () => {
    const text = join(root, 'text')
    await writeFile(text, 'not a database '.repeat(100))
    const other = join(root, 'other')
    for (const file of [text, join(root, 'nothing')])
      await expect(runIn(other, 'restore', file)).rejects.toThrow(`${file} cannot be read`)
    const journal = join(tools.dataFolder, 'journal.sqlite')
    await expect(runIn(other, 'restore', journal)).rejects.toThrow('is no backup')
  })
})

describe('[OPS-5] salvage', () => {
  const journalFile = () => join(tools.dataFolder, 'journal.sqlite')

  test('refuses where nothing is damaged, and while a server runs', async () => {
    await expect(run('salvage', '--confirm')).rejects.toThrow('there is nothing to salvage')
    const journal = await openJournal(tools.dataFolder)
    await expect(run('salvage')).rejects.toThrow(DataFolderInUse)
    await journal.close()
  })

  test('says what it would keep and changes nothing; confirmed, it keeps that and sets the rest aside', async () => {
    damage(journalFile(), `UPDATE updates SET bytes = x'07' WHERE document = '${PLAN}' AND position = 7`)
    const before = await contentsOf(tools.dataFolder)
    const { lines } = await run('salvage')
    expect(lines[0]).toBe(`${PLAN}  as it was after 6 records: record 7 is not what was written`)
    expect(lines[1]).toContain('whole, 1 records')
    const unchanged = await contentsOf(tools.dataFolder)
    expect(unchanged['journal.sqlite'] === before['journal.sqlite']).toBe(true)
    expect(unchanged['journal.sqlite-kept'] === before['journal.sqlite-kept']).toBe(true)

    const { epoch } = await openedAndClosed()
    expect((await run('salvage', '--confirm')).lines.at(-1)).toContain('everybody has to load the page anew')
    const after = await openedAndClosed()
    expect(after.updates).toHaveLength(6)
    expect(after.epoch).not.toBe(epoch)
    expect((await run('verify')).lines).toEqual(['All is as it was written: 2 documents, 7 records.'])
    const aside = (await readdir(tools.dataFolder)).find((name) => name.startsWith('damaged-')) ?? ''
    const damaged = await readFile(join(tools.dataFolder, aside, 'journal.sqlite'))
    expect(damaged.toString('hex') === before['journal.sqlite']).toBe(true)
  })

  test('keeps what was not lost with a document that is gone, and says of it that it is lost', async () => {
    damage(journalFile(), `DELETE FROM updates WHERE document = '${PLAN}'`)
    const { lines } = await run('salvage', '--confirm')
    expect(lines[0]).toBe(`${PLAN}  lost: its records end with 0, but 20 had been saved`)
    await expect(run('verify')).rejects.toThrow('has no records, but the plan is listed')
  })

  test('makes a journal again where the file itself is broken', async () => {
    const bytes = await readFile(journalFile())
    // Of the whole tree the last pages.
    await writeFile(journalFile(), bytes.subarray(0, bytes.length - 4096))
    await expect(openJournal(tools.dataFolder)).rejects.toThrow(JournalFailed)
    const { lines } = await run('salvage', '--confirm')
    expect(lines).toHaveLength(4)
    expect(lines[2]).toMatch(/^versions {2}lost: /)
    await (await openJournal(tools.dataFolder)).close()
  })

  async function openedAndClosed() {
    const journal = await openJournal(tools.dataFolder)
    const updates = await journal.read(PLAN).catch(() => [])
    await journal.close()
    return { updates, epoch: journal.epoch }
  }
})

describe('[OPS-3]', () => {
  test('verify says what it has read, of a folder and of a backup, and changes nothing', async () => {
    const before = await contentsOf(tools.dataFolder)
    expect((await run('verify')).lines).toEqual(['All is as it was written: 2 documents, 21 records.'])
    await run('backup', backup)
    expect((await run('verify', backup)).lines).toEqual([
      'All is as it was written: 2 documents, 21 records.',
    ])
    expect((await contentsOf(tools.dataFolder))['journal.sqlite']).toBe(before['journal.sqlite'])
  })

  test('verify names the first bad record, and a plan whose document is gone', async () => {
    const path = join(tools.dataFolder, 'journal.sqlite')
    damage(path, `UPDATE updates SET author = 'mette' WHERE position IN (7, 12)`)
    await expect(run('verify')).rejects.toThrow(DocumentDamaged)
    await expect(run('verify')).rejects.toThrow('record 7 is not what was written')
    damage(path, `DELETE FROM updates WHERE document = '${PLAN}'`)
    await expect(run('verify')).rejects.toThrow('its records end with 0, but 20 had been saved')
    await rm(`${path}-kept`)
    await expect(run('verify')).rejects.toThrow('has no records, but the plan is listed')
  })

  test('doctor says in Danish, or in English, that all is well', async () => {
    const danish = await runCommand(['doctor'], {}, tools)
    expect(danish.code).toBe(0)
    expect(danish.lines).toContain('ok  Alle dokumenter kan læses helt.')
    expect(danish.lines).toContain('ok  Ingen server kører på mappen.')
    const journal = await openJournal(tools.dataFolder)
    const english = await run('doctor')
    await journal.close()
    expect(english.lines).toContain('ok  People: 1, plans: 1.')
    expect(english.lines).toContain(`ok  The server is running as process ${process.pid}.`)
  })

  test('doctor finds every damaged document, a broken directory and a missing folder', async () => {
    damage(
      join(tools.dataFolder, 'journal.sqlite'),
      "UPDATE updates SET bytes = x'07' WHERE position IN (1, 3)",
    )
    await writeFile(join(tools.dataFolder, 'directory.json'), '{')
    await chmod(tools.dataFolder, 0o755)
    const { lines, code } = await run('doctor')
    expect(code).toBe(1)
    expect(lines.filter((line) => line.startsWith('!! ')).map((line) => line.slice(4, 29))).toEqual([
      'A document is damaged and',
      'A document is damaged and',
      'The file of people and pl',
    ])
    expect(lines.join('\n')).toContain('Everyone on this machine can read the data folder')
    const gone = await runIn(join(root, 'gone'), 'doctor')
    expect(gone.lines.at(-1)).toContain('There is no data folder')
    expect(gone.code).toBe(1)
  })
})

describe('[OPS-4] users', () => {
  const NEW = ['user', 'add', 'ny@difos.example', '--name', 'Ny', '--party', 'difos', '--role', 'planner']

  test('are added, listed, and given another password, which ends their sessions', async () => {
    const added = await run(...NEW, '--admin')
    const password = /password (\S+)\.$/.exec(added.lines[0] ?? '')?.[1]
    const directory = await openLowdbDirectory(join(tools.dataFolder, 'directory.json'))
    const member = await directory.findMemberByEmail('ny@difos.example')
    expect(member?.passwordHash).toBe(`plain:${password}`)
    expect(member?.person).toMatchObject({ name: 'Ny', party: 'difos', role: 'planner', admin: true })
    expect((await run('user', 'list')).lines[1]).toBe('ny@difos.example  Ny  difos  planner  admin')

    const given = { ...ENGLISH, SAMPLAN_PASSWORD: 'et helt andet kodeord' }
    const changed = await runCommand(['user', 'password', demoPersonNamed('anna').email], given, tools)
    expect(changed.lines[0]).not.toContain('kodeord')
    const again = await openLowdbDirectory(join(tools.dataFolder, 'directory.json'))
    const anna = await again.findMemberByEmail(demoPersonNamed('anna').email)
    expect(anna?.passwordHash).toBe('plain:et helt andet kodeord')
    expect(await again.findSession('secret')).toBeUndefined()
    expect(await again.findToken('token')).toBeUndefined()
  })

  test('[PEOPLE-6] get in without the second factor they have lost, and are signed out', async () => {
    const email = demoPersonNamed('anna').email
    const path = join(tools.dataFolder, 'directory.json')
    const directory = await openLowdbDirectory(path)
    await directory.setSecondFactor('anna', { secret: 'ABC', recoveryHashes: [], lastStep: 0 })
    await run('user', 'reset-second-factor', email)
    const again = await openLowdbDirectory(path)
    expect((await again.findMember('anna'))?.secondFactor).toBeUndefined()
    expect(await again.findSession('secret')).toBeUndefined()
    await expect(run('user', 'reset-second-factor', email)).rejects.toThrow('a password alone already')
  })

  test.each([['kort'], ['hemmelighemmelig'], ['annaannaanna']])(
    '[PEOPLE-4] get no password such as %j',
    async (password) => {
      const words = ['user', 'password', demoPersonNamed('anna').email]
      const given = { ...ENGLISH, SAMPLAN_PASSWORD: password }
      await expect(runCommand(words, given, tools)).rejects.toThrow(OperationRefused)
      await expect(runCommand(NEW, given, tools)).rejects.toThrow(OperationRefused)
    },
  )

  test('are not changed under a running server', async () => {
    const journal = await openJournal(tools.dataFolder)
    await expect(run(...NEW)).rejects.toThrow(DataFolderInUse)
    expect((await run('user', 'list')).lines).toHaveLength(1)
    await journal.close()
  })

  test.each([
    [['backup'], 'Usage: backup FILE.'],
    [['bakcup', 'x'], 'There is no command bakcup'],
    [['verify', 'a', 'b'], 'Usage: verify'],
    [['user'], 'Usage: user list'],
    [['backup', 'x', '--force'], 'Unknown option'],
    [['user', 'add', 'ny@difos.example'], '--name'],
    [['user', 'add', 'ny', ...NEW.slice(3)], 'e-mail'],
    [[...NEW.slice(0, -1), 'chef'], '--role'],
    [['user', 'add', demoPersonNamed('anna').email, ...NEW.slice(3)], 'already belongs'],
    [['user', 'password', 'nobody@difos.example'], 'Nobody here'],
    [['user', 'reset-second-factor', 'nobody@difos.example'], 'Nobody here'],
  ])('%j is refused in one sentence, and nothing is changed', async (words, sentence) => {
    const before = await readFile(join(tools.dataFolder, 'directory.json'), 'utf8')
    const refused: unknown = await run(...words).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Error)
    const message = refused instanceof Error ? refused.message : ''
    expect(message).toContain(sentence)
    expect(message.split('\n')).toHaveLength(1)
    expect(await readFile(join(tools.dataFolder, 'directory.json'), 'utf8')).toBe(before)
  })

  test('a password that is too short is refused', async () => {
    const given = { SAMPLAN_PASSWORD: 'kort' }
    await expect(runCommand(NEW, given, tools)).rejects.toThrow(OperationRefused)
  })
})
