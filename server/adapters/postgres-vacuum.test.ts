import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { StoreAway } from '../ports/store-away.ts'
import { versionNote } from '../ports/version-store-contract.ts'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { startPrivatePostgres } from '../testing/private-postgres.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { createVacuum } from './postgres-vacuum.ts'

describeWithPostgres('what has been deleted', () => {
  it('[STORE-8] [CONF-3] is in no file of a table once a new generation has begun, or versions have forgotten it', async () => {
    const postgres = await startPrivatePostgres()
    const [row] = await postgres.asAdmin("SELECT current_setting('data_directory') AS folder")
    const open = await openWorkspace(await postgres.newDatabase())
    /** How many of the tables' files hold the word. */
    async function filesWith(word: string): Promise<number> {
      await postgres.asAdmin('CHECKPOINT')
      try {
        return execFileSync('grep', ['-rla', word, join(String(row?.folder), 'base')])
          .toString()
          .trim()
          .split('\n').length
      } catch {
        return 0
      }
    }
    const words = (text: string, times: number) => new TextEncoder().encode(text.repeat(times))
    for (let number = 0; number < 30; number++)
      await open.journal.append('plan/a', words('HEMMELIG', 10), { personId: 'anna', clientIds: [number] })
    await open.journal.append('plan/a', words('HEMMELIG', 2_000))
    await open.journal.append('plan/b', words('ANDEN', 10))
    // A part is compressed, so what tells of it is its version's note.
    await open.versions.keep({ version: versionNote('one', { name: 'HEMMELIGHEDEN' }), parts: ['x'] })
    expect(await filesWith('HEMMELIG')).toBeGreaterThan(1)
    const authorship = { personId: 'server', clientIds: [99] }
    await open.journal.renew([{ document: 'plan/a', snapshot: Uint8Array.of(1), authorship }])
    await open.versions.replace('a', [], [versionNote('one')])
    expect(await filesWith('HEMMELIG')).toBe(0)
    expect(await filesWith('ANDEN')).toBe(1)
    expect(await open.journal.read('plan/b')).toEqual([words('ANDEN', 10)])
    await open.close()
    await postgres.remove()
  }, 90_000)
})

describeWithPostgres('a table that is written anew', () => {
  const STATEMENT_MS = 300
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
  async function holding(url: string, mode: string): Promise<pg.Client> {
    const client = new pg.Client(url)
    await client.connect()
    await client.query(`BEGIN; LOCK TABLE updates IN ${mode} MODE`)
    return client
  }

  it('[STORE-8] has nobody wait behind somebody who reads it for long, as a backup does, and is so once they have', async () => {
    const url = await newDatabase()
    const open = await openWorkspace(`${url}?statement_timeout=${STATEMENT_MS}`)
    const { pool } = open.database
    const fileOf = async () =>
      (await pool.query("SELECT pg_relation_filenode('updates') AS file")).rows[0].file
    const before = await fileOf()
    const vacuum = createVacuum(pool, { againMilliseconds: 100, askerWaitsMilliseconds: 1_000 })
    const backup = await holding(url, 'ACCESS SHARE')
    const rewritten = vacuum.rewrite(['updates'])
    let isOver = false
    void rewritten.then(() => {
      isOver = true
    })
    for (let number = 0; !isOver; number++) await open.journal.append('plan/a', bytes(number))
    expect(await fileOf()).toBe(before)
    await backup.end()
    await vi.waitFor(async () => expect(await fileOf()).not.toBe(before), { timeout: 10_000 })
    await vacuum.settled()
    await open.close()
  })

  it('[STORE-6] for longer than a statement may take has what is written wait, once, and refuses in one sentence who reads', async () => {
    const url = await newDatabase()
    const open = await openWorkspace(`${url}?statement_timeout=${STATEMENT_MS}`, { isShared: true })
    const { journal } = open
    await journal.append('plan/a', bytes(1))
    const rewriting = await holding(url, 'ACCESS EXCLUSIVE')
    const waiting = [2, 3].map((number) => journal.append('plan/a', bytes(number)))
    // As long as several statements may take.
    for (let times = 0; times < 4; times++)
      await expect(
        journal.shared?.missedIn([{ document: 'plan/a', epoch: journal.epoch, seen: 0 }]),
      ).rejects.toThrow(StoreAway)
    await rewriting.end()
    await Promise.all(waiting)
    expect(await open.journal.read('plan/a')).toEqual([bytes(1), bytes(2), bytes(3)])
    await open.close()
  })
})
