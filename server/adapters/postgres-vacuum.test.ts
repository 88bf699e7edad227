import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { versionNote } from '../ports/version-store-contract.ts'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { startPrivatePostgres } from '../testing/private-postgres.ts'
import { describeWithPostgres } from '../testing/with-postgres.ts'

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
