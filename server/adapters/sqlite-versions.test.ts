import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { VersionDamaged } from '../ports/version-store.ts'
import { testVersionStoreContract, versionNote } from '../ports/version-store-contract.ts'
import { openSqliteJournal } from './sqlite-journal.ts'
import { sqliteJournalFiles } from './sqlite-journal-files.ts'

const open = (folder: string) => openSqliteJournal({ folder, onDiskBroken: () => {} })

describe('versions in the journal’s file', () => {
  testVersionStoreContract(async () => {
    const { folder, remove } = await temporaryFolder()
    let journal = await open(folder)
    return {
      store: journal.versions,
      reopen: async () => {
        await journal.close()
        journal = await open(folder)
        return journal.versions
      },
      teardown: async () => {
        await journal.close()
        await remove()
      },
    }
  })
})

/** Runs `work` on a journal of its own, and `look` on its file once it is closed. */
async function inFile(
  work: (journal: Awaited<ReturnType<typeof open>>) => Promise<void>,
  look: (folder: string) => Promise<void>,
): Promise<void> {
  const { folder, remove } = await temporaryFolder()
  try {
    const journal = await open(folder)
    await work(journal).finally(() => journal.close())
    await look(folder)
  } finally {
    await remove()
  }
}

it('[VERSION-2] keeps what has not changed once, and compressed', async () => {
  const parts = Array.from(
    { length: 60 },
    (_, index) => `aktivitet ${index} ${'om kapaciteter '.repeat(100)}`,
  )
  await inFile(
    async ({ versions }) => {
      for (let version = 0; version < 100; version++)
        await versions.keep({
          version: versionNote(`v${version}`),
          parts: parts.with(version % 60, `ændret i ${version}`),
        })
    },
    async (folder) => {
      const { size } = await stat(join(folder, 'journal.sqlite'))
      const said = 100 * parts.join('').length
      expect(size).toBeLessThan(said / 10)
    },
  )
})

it('[VERSION-9] leaves no byte of a part that was taken out', async () => {
  const canary = 'kanarie i en version'
  const holds = async (folder: string) => {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
    return Buffer.concat(files).includes(deflateSync(canary))
  }
  const { folder, remove } = await temporaryFolder()
  const journal = await open(folder)
  await journal.versions.keep({ version: versionNote('one'), parts: [canary, 'andet'] })
  expect(await holds(folder)).toBe(true)
  await journal.versions.replace('a', [{ part: canary, by: undefined }], [])
  expect(await holds(folder)).toBe(false)
  expect((await journal.versions.read('a', 'one'))?.parts).toEqual(['andet'])
  await journal.close()
  await remove()
})

it('[VERSION-2] are in a backup, proven to be the same, and in the journal that is made of it', async () => {
  const { folder, remove } = await temporaryFolder()
  const journal = await open(folder)
  await journal.append('plan/a', Uint8Array.of(0, 0))
  await journal.versions.keep({ version: versionNote('one'), parts: ['en', 'to'] })
  await journal.versions.noteVisit('a', 'anna', { seen: 'one' })
  const other = await temporaryFolder()
  const backup = join(other.folder, 'journal.sqlite')
  const note = { madeAt: '2026-11-28T10:00:00.000Z', directory: '{}', audit: undefined }
  const copied = sqliteJournalFiles.copy(join(folder, 'journal.sqlite'), backup, note)
  await journal.close()
  expect(copied.get('plan/a/versions')?.records).toBe(1)
  const stored = sqliteJournalFiles.open(backup)
  expect(stored.contents()).toEqual(copied)
  stored.close()
  const tampered = new DatabaseSync(backup)
  tampered.exec("UPDATE versions SET note = replace(note, 'spell', 'agreed')")
  tampered.close()
  const broken = sqliteJournalFiles.open(backup)
  expect(broken.contents()).not.toEqual(copied)
  broken.close()
  const mended = new DatabaseSync(backup)
  mended.exec("UPDATE versions SET note = replace(note, 'agreed', 'spell')")
  mended.close()
  sqliteJournalFiles.revive(backup)
  const { versions, close } = await open(other.folder)
  expect(await versions.read('a', 'one')).toEqual({ version: versionNote('one'), parts: ['en', 'to'] })
  expect(await versions.visitsOf('a')).toEqual(new Map([['anna', { seen: 'one' }]]))
  await close()
  await Promise.all([remove(), other.remove()])
})

describe('[VERSION-2] a version that is not as it was kept', () => {
  it.each([
    ['its note', `UPDATE versions SET note = replace(note, 'spell', 'agreed') WHERE version = 'one'`],
    ['its parts', `UPDATE versions SET parts = '[]' WHERE version = 'one'`],
    [
      'a part of it',
      `DELETE FROM version_parts WHERE hash IN (SELECT json_each.value FROM versions, json_each(parts) WHERE version = 'one')`,
    ],
  ])('is refused, and named by whoever verifies: %s', async (_what, damage) => {
    const { folder, remove } = await temporaryFolder()
    const path = join(folder, 'journal.sqlite')
    const first = await open(folder)
    await first.versions.keep({ version: versionNote('one'), parts: ['en'] })
    await first.versions.keep({ version: versionNote('two'), parts: ['to'] })
    await first.close()
    const database = new DatabaseSync(path)
    database.exec(damage)
    database.close()

    const stored = sqliteJournalFiles.open(path)
    expect(stored.damagedVersions()).toEqual([expect.stringMatching(/^Version one of plan a is damaged: /)])
    stored.close()
    const { versions, close } = await open(folder)
    await expect(versions.read('a', 'one')).rejects.toThrow(VersionDamaged)
    expect((await versions.read('a', 'two'))?.parts).toEqual(['to'])
    expect((await versions.newest('a'))?.version.id).toBe('two')
    await versions.drop('a', ['two'])
    expect(await versions.newest('a')).toBeUndefined()
    await versions.keep({ version: versionNote('two'), parts: ['to'] })
    await versions.replace('a', [], [])
    expect((await versions.list('a')).map(({ id }) => id)).toEqual(['two'])
    await close()
    await remove()
  })
})

it('[OPS-5] a salvage keeps which version each person has seen last', async () => {
  const visit = { seen: 'one', left: { at: '2026-11-28T10:00:00.000Z', versionId: 'one' } }
  await inFile(
    async ({ versions }) => {
      await versions.keep({ version: versionNote('one'), parts: ['en'] })
      await versions.noteVisit('a', 'anna', visit)
    },
    async (folder) => {
      const { folder: other, remove } = await temporaryFolder()
      sqliteJournalFiles.rescue(join(folder, 'journal.sqlite'), join(other, 'journal.sqlite'))
      const journal = await open(other)
      expect(await journal.versions.visitsOf('a')).toEqual(new Map([['anna', visit]]))
      expect((await journal.versions.list('a')).map(({ id }) => id)).toEqual(['one'])
      await journal.close()
      await remove()
    },
  )
})
