import { copyFile, mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { DocumentDamaged, JournalFailed } from '../ports/journal.ts'
import { testJournalContract } from '../ports/journal-contract.ts'
import { DataFolderInUse } from './data-folder-lock.ts'
import { openSqliteJournal } from './sqlite-journal.ts'
import { sqliteJournalFiles } from './sqlite-journal-files.ts'

const open = (folder: string) => openSqliteJournal({ folder, onDiskBroken: () => {} })

describe('the journal in SQLite', () => {
  testJournalContract(async () => {
    const { folder, remove } = await temporaryFolder()
    const journal = await openSqliteJournal({ folder, onDiskBroken: () => {}, pageLimit: 100 })
    const tooMuch = new Uint8Array(1_000_000)
    return { journal, reopen: () => open(folder), tooMuch, teardown: remove }
  })
})

describe('[CONF-3] a new generation on disk', () => {
  const canary = 'kanarie-i-journalen'
  const server = { personId: 'server', clientIds: [9] }

  async function holdsCanary(folder: string): Promise<boolean> {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
    return Buffer.concat(files).includes(canary)
  }

  it('leaves no byte of what was there, also where somebody reads a backup meanwhile, or the server dies', async () => {
    const { folder, remove } = await temporaryFolder()
    const journal = await open(folder)
    const long = Buffer.from(`${canary} `.repeat(2_000))
    for (const update of [Buffer.from(canary), long])
      await journal.append('plan/a', update, { personId: 'anna', clientIds: [7] })
    const backup = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true })
    backup.exec('BEGIN')
    backup.prepare('SELECT count(*) FROM updates').get()
    const dead = join(folder, '..', `${basename(folder)}-dead`)
    await journal.renew([{ document: 'plan/a', snapshot: Uint8Array.of(12), authorship: server }])
    expect(await holdsCanary(folder)).toBe(true)
    await mkdir(dead)
    for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-kept'])
      await copyFile(join(folder, name), join(dead, name))

    backup.close()
    await journal.append('plan/b', Uint8Array.of(1))
    expect(await holdsCanary(folder)).toBe(false)
    await journal.close()

    expect(await holdsCanary(dead)).toBe(true)
    const again = await open(dead)
    expect(await again.read('plan/a')).toEqual([Uint8Array.of(12)])
    expect(await holdsCanary(dead)).toBe(false)
    await again.close()
    await Promise.all([remove(), rm(dead, { recursive: true })])
  })
})

describe('a journal somebody damaged', () => {
  let folder: string
  let remove: () => Promise<void>

  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
    const journal = await open(folder)
    for (const byte of [1, 2, 3]) await journal.append('plan/a', Uint8Array.of(byte))
    await journal.append('plan/b', Uint8Array.of(4))
    await journal.close()
  })
  afterEach(() => remove())

  const damages: Record<string, string> = {
    'a changed author': "UPDATE updates SET author = 'mette' WHERE document = 'plan/a' AND position = 2",
    'a changed byte': "UPDATE updates SET bytes = x'07' WHERE document = 'plan/a' AND position = 2",
    'a missing record': "DELETE FROM updates WHERE document = 'plan/a' AND position = 2",
    'a record of another document':
      "UPDATE updates SET document = 'plan/a', position = 4 WHERE document = 'plan/b'",
  }
  for (const [what, statement] of Object.entries(damages)) {
    it(`R8 refuses to read a document with ${what}, and nothing else`, async () => {
      const database = new DatabaseSync(join(folder, 'journal.sqlite'))
      database.exec(statement)
      database.close()
      const journal = await open(folder)
      await expect(journal.read('plan/a')).rejects.toThrow(DocumentDamaged)
      await expect(journal.read('plan/c')).resolves.toEqual([])
      await journal.close()
    })
  }

  it('R8 refuses to open a file that is no journal, and leaves it as it is', async () => {
    const path = join(folder, 'journal.sqlite')
    await writeFile(path, 'not a database '.repeat(100))
    await expect(open(folder)).rejects.toThrow(JournalFailed)
    await expect(open(folder)).rejects.toThrow('left untouched')
  })

  it('R6 refuses a folder that is held, and names the holder', async () => {
    const journal = await open(folder)
    await expect(open(folder)).rejects.toThrow(DataFolderInUse)
    await expect(open(folder)).rejects.toThrow(`process ${process.pid}`)
    await journal.close()
    const next = await open(folder)
    await next.close()
  })
})

describe('[KEPT-7] what had been saved and is gone is missed', () => {
  let folder: string
  let remove: () => Promise<void>
  let path: string
  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
    path = join(folder, 'journal.sqlite')
  })
  afterEach(() => remove())

  const flip = (bytes: Buffer, at: number) => bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)

  /** A folder as a killed server leaves it: everything is in the write-ahead log. */
  async function killed(): Promise<string> {
    const journal = await open(folder)
    await journal.append('plan/b', Uint8Array.of(9))
    for (const byte of [1, 2, 3]) await journal.append('plan/a', Uint8Array.of(byte))
    const copy = join(folder, 'copy')
    await mkdir(copy)
    for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-kept'])
      await copyFile(join(folder, name), join(copy, name))
    await journal.close()
    return copy
  }

  it('where SQLite drops its log from a bad page on: that document does not open, the others go on', async () => {
    const copy = await killed()
    const wal = await readFile(join(copy, 'journal.sqlite-wal'))
    // In the last record's page.
    flip(wal, wal.length - 100)
    await writeFile(join(copy, 'journal.sqlite-wal'), wal)
    const journal = await open(copy)
    await expect(journal.read('plan/a')).rejects.toThrow('its records end with 2, but 3 had been saved')
    await journal.append('plan/b', Uint8Array.of(10))
    expect(await journal.read('plan/b')).toEqual([Uint8Array.of(9), Uint8Array.of(10)])
    await journal.close()
    expect(await readFile(join(copy, 'journal.sqlite-wal.damaged'))).toEqual(wal)
    const again = await open(copy)
    await expect(again.read('plan/a')).rejects.toThrow(DocumentDamaged)
    await again.close()
  })

  it.each([
    ['last', 3, 'its records end with 2, but 3 had been saved'],
    ['first', 1, 'its records begin with 2, but 1 had been saved'],
  ])('where the %s row of a document is gone from the file', async (_which, position, reason) => {
    const journal = await open(folder)
    for (const byte of [1, 2, 3]) await journal.append('plan/a', Uint8Array.of(byte))
    await journal.close()
    const database = new DatabaseSync(path)
    database.prepare("DELETE FROM updates WHERE document = 'plan/a' AND position = ?").run(position)
    database.close()
    const again = await open(folder)
    await expect(again.read('plan/a')).rejects.toThrow(reason)
    await again.close()
  })

  it('where the whole file is gone or empty: nothing is started', async () => {
    const copy = await killed()
    await writeFile(join(copy, 'journal.sqlite'), '')
    await expect(open(copy)).rejects.toThrow('it is empty or gone, though documents have been written to it')
    await unlink(join(copy, 'journal.sqlite-wal'))
    await unlink(join(copy, 'journal.sqlite'))
    await expect(open(copy)).rejects.toThrow('it is empty or gone, though documents have been written to it')
  })

  it('where a line of what was last kept is torn, nothing is said and nobody is stopped', async () => {
    const copy = await killed()
    const kept = await readFile(join(copy, 'journal.sqlite-kept'))
    flip(kept, 20)
    await writeFile(join(copy, 'journal.sqlite-kept'), kept.subarray(0, 700))
    const journal = await open(copy)
    expect(await journal.read('plan/a')).toHaveLength(3)
    await journal.append('plan/a', Uint8Array.of(4))
    expect(await journal.read('plan/a')).toHaveLength(4)
    await journal.close()
  })

  it('where what was last kept is of another journal, nothing is started', async () => {
    const journal = await open(folder)
    await journal.append('plan/a', Uint8Array.of(1))
    await journal.close()
    const database = new DatabaseSync(path)
    database.exec("UPDATE workspace SET epoch = 'another'")
    database.close()
    await expect(open(folder)).rejects.toThrow('it is of epoch another')
  })

  it('where the owner of a client id is not who was written', async () => {
    const journal = await open(folder)
    await journal.append('plan/a', Uint8Array.of(1), { personId: 'anna', clientIds: [7] })
    await journal.close()
    const database = new DatabaseSync(path)
    database.exec("UPDATE client_owners SET person = 'mette'")
    database.close()
    const again = await open(folder)
    await expect(again.readOwners('plan/a')).rejects.toThrow(DocumentDamaged)
    await again.close()
  })
})

it('[KEPT-9] after a write failed for another reason than a full disk, nothing is kept any more, and it says so once', async () => {
  const { folder, remove } = await temporaryFolder()
  const reasons: string[] = []
  const journal = await openSqliteJournal({ folder, onDiskBroken: (reason) => reasons.push(reason) })
  await journal.append('plan/a', Uint8Array.of(1))
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  database.exec('DROP TABLE updates')
  database.close()
  await expect(journal.append('plan/a', Uint8Array.of(2))).rejects.toThrow(JournalFailed)
  await expect(journal.append('plan/a', Uint8Array.of(3))).rejects.toThrow(JournalFailed)
  await expect(journal.read('plan/a')).rejects.toThrow(JournalFailed)
  expect(reasons).toEqual(['no such table: updates'])
  await journal.close()
  await remove()
})

it('a fold does not wait for whoever reads a backup out of the file', async () => {
  const { folder, remove } = await temporaryFolder()
  const journal = await open(folder)
  await journal.append('plan/a', Uint8Array.of(1))
  const reader = sqliteJournalFiles.open(join(folder, 'journal.sqlite'))
  expect(reader.documents()).toEqual(['plan/a'])
  const started = performance.now()
  await journal.replace('plan/a', Uint8Array.of(2))
  await journal.append('plan/a', Uint8Array.of(3))
  // The wait would be five seconds.
  expect(performance.now() - started).toBeLessThan(4_000)
  expect(reader.read('plan/a')).toEqual([Uint8Array.of(1)])
  reader.close()
  await journal.close()
  await remove()
})

describe('a journal of another version', () => {
  let folder: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
  })
  afterEach(() => remove())

  it('R20 from before authors were kept is read as it is, and keeps authors from then on', async () => {
    const database = new DatabaseSync(join(folder, 'journal.sqlite'))
    // As the first version made it: the record's checksum is its own.
    database.exec(`
      CREATE TABLE updates (
        document TEXT NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL,
        PRIMARY KEY (document, position)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO updates VALUES ('plan/a', 1, x'0102', ${crc32(Uint8Array.of(1, 2), crc32('plan/a\n1\n'))});
    `)
    database.close()
    const journal = await open(folder)
    expect(await journal.read('plan/a')).toEqual([Uint8Array.of(1, 2)])
    expect(await journal.readOwners('plan/a')).toEqual(new Map())
    await journal.append('plan/a', Uint8Array.of(3), { personId: 'anna', clientIds: [5] })
    await journal.close()
    const again = await open(folder)
    expect(await again.read('plan/a')).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3)])
    expect(await again.readOwners('plan/a')).toEqual(new Map([[5, 'anna']]))
    await again.close()
  })

  it('R20 from a newer Samplan is refused and left as it is', async () => {
    const path = join(folder, 'journal.sqlite')
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 1000')
    database.close()
    const before = await readFile(path)
    await expect(open(folder)).rejects.toThrow('version 1000')
    expect(await readFile(path)).toEqual(before)
  })
})
