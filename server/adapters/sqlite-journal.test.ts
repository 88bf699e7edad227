import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { DocumentDamaged, JournalFailed } from '../ports/journal.ts'
import { testJournalContract } from '../ports/journal-contract.ts'
import { DataFolderInUse, openSqliteJournal } from './sqlite-journal.ts'

const open = (folder: string) => openSqliteJournal({ folder, onDiskBroken: () => {} })

describe('the journal in SQLite', () => {
  testJournalContract(async () => {
    const { folder, remove } = await temporaryFolder()
    return { journal: await open(folder), reopen: () => open(folder), teardown: remove }
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
