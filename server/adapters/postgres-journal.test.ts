import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DocumentDamaged, JournalFailed } from '../ports/journal.ts'
import { testJournalContract } from '../ports/journal-contract.ts'
import { emptyTables, type OpenWorkspace, openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { DatabaseInUse } from './database-unusable.ts'

const ROOM_FOR_BYTES = 100_000

describeWithPostgres('the journal in PostgreSQL', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
    const { database, close } = await openWorkspace(url)
    // The database refuses what is too much, as a full disk would: the transaction is rolled back.
    await database.pool.query(`ALTER TABLE updates ADD CHECK (octet_length(bytes) <= ${ROOM_FOR_BYTES})`)
    await close()
  })

  describe('as every journal', () => {
    testJournalContract(async () => {
      let open = await openWorkspace(url)
      await emptyTables(open.database)
      return {
        journal: closing(open),
        reopen: async () => {
          await open.close()
          open = await openWorkspace(url)
          return closing(open)
        },
        tooMuch: new Uint8Array(ROOM_FOR_BYTES + 1),
      }
    })
  })

  describe('[KEPT-7] what had been saved and is gone is missed', () => {
    let open: OpenWorkspace
    beforeAll(async () => {
      open = await openWorkspace(url)
      await emptyTables(open.database)
      for (const document of ['plan/a', 'plan/b', 'plan/c', 'plan/d', 'plan/e'])
        for (const byte of [1, 2, 3])
          await open.journal.append(document, Uint8Array.of(byte), { personId: 'anna', clientIds: [byte] })
    })
    afterAll(() => open.close())

    it.each([
      [
        'plan/a',
        "DELETE FROM updates WHERE document = 'plan/a' AND position = 3",
        'its records end with 2, but 3',
      ],
      ['plan/b', "DELETE FROM updates WHERE document = 'plan/b' AND position = 1", 'the record 1 is missing'],
      [
        'plan/c',
        "UPDATE updates SET bytes = '\\x07' WHERE document = 'plan/c' AND position = 2",
        'record 2 is not what',
      ],
    ])('of the records of %s', async (document, sql, reason) => {
      await open.database.pool.query(sql)
      const read = open.journal.read(document)
      await expect(read).rejects.toThrow(DocumentDamaged)
      await expect(read).rejects.toThrow(reason)
    })

    it.each([
      ['plan/d', "DELETE FROM client_owners WHERE document = 'plan/d' AND client = 2", 'of 3 had been saved'],
      [
        'plan/e',
        "UPDATE client_owners SET person = 'mette' WHERE document = 'plan/e'",
        'is not who was written',
      ],
    ])('of whose the client ids of %s are', async (document, sql, reason) => {
      await open.database.pool.query(sql)
      await expect(open.journal.readOwners(document)).rejects.toThrow(reason)
      expect(await open.journal.read(document)).toHaveLength(3)
    })
  })

  it('[STORE-3] refuses a database that another server has, and names it', async () => {
    const open = await openWorkspace(url)
    await expect(openWorkspace(url)).rejects.toThrow(DatabaseInUse)
    await expect(openWorkspace(url)).rejects.toThrow(`:${process.pid}) already uses the database`)
    await open.close()
    const next = await openWorkspace(url)
    await next.close()
  }, 30_000)

  it('[STORE-4] writes nothing behind another who has written to the document', async () => {
    const open = await openWorkspace(url)
    await open.journal.append('plan/contested', Uint8Array.of(1))
    await open.database.pool.query("UPDATE documents SET head = head + 1 WHERE document = 'plan/contested'")
    await expect(open.journal.append('plan/contested', Uint8Array.of(2))).rejects.toThrow(JournalFailed)
    const { rows } = await open.database.pool.query(
      "SELECT count(*)::int AS count FROM updates WHERE document = 'plan/contested'",
    )
    expect(rows).toEqual([{ count: 1 }])
    await open.close()
  })

  it('keeps an update of many megabytes', async () => {
    const open = await openWorkspace(await newDatabase())
    const update = new Uint8Array(randomBytes(20_000_000))
    await open.journal.append('plan/large', update)
    const [read] = await open.journal.read('plan/large')
    expect(read && Buffer.compare(read, update)).toBe(0)
    await open.close()
  })
})

/** The contract closes its journal; with it goes all that was opened for it. */
function closing(open: OpenWorkspace) {
  let closed: Promise<void> | undefined
  return {
    ...open.journal,
    close: () => {
      closed ??= open.close()
      return closed
    },
  }
}
