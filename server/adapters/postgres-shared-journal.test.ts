import { beforeAll, describe, expect, it } from 'vitest'
import { type Journal, JournalFailed } from '../ports/journal.ts'
import { type Missed, NewerServers } from '../ports/shared-journal.ts'
import { testSharedJournalContract } from '../ports/shared-journal-contract.ts'
import { type Cut, startCuttingProxy } from '../testing/cutting-proxy.ts'
import { emptyTables, type OpenWorkspace, openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { DatabaseInUse } from './database-unusable.ts'

describeWithPostgres('the journal in PostgreSQL, shared', () => {
  let url: string
  beforeAll(async () => {
    url = await newDatabase()
  })

  describe('as every journal', () => {
    testSharedJournalContract(async () => {
      const opened = [
        await openWorkspace(url, { isShared: true }),
        await openWorkspace(url, { isShared: true }),
      ]
      const [one] = opened
      if (one) await emptyTables(one.database)
      return { journals: opened.map(closing) as [Journal, Journal] }
    })
  })

  /** One update by whoever asks, judged once. */
  function changing(journal: Journal, byte: number, judged: (missed: Missed | undefined) => void = () => {}) {
    let seen = 0
    if (!journal.shared) throw new Error('The journal is shared with nobody.')
    return journal.shared.turn({
      document: 'plan/a',
      standing: () => ({ epoch: journal.epoch, seen }),
      judge: (missed) => {
        judged(missed)
        if (missed?.kind === 'records') seen = missed.records.at(-1)?.position ?? 0
        const update = Uint8Array.of(byte)
        return {
          kind: 'changes',
          changes: [{ update, authorship: { personId: 'anna', clientIds: [byte] } }],
        }
      },
    })
  }

  it.each<[Cut, string]>([
    ['after-commit', 'whose answer was lost'],
    ['before-commit', 'that never arrived'],
  ])(
    '[SERVERS-8] %s: keeps a turn in a commit %s once, and judges it once',
    async (cut) => {
      const own = await newDatabase()
      const proxy = await startCuttingProxy(own)
      const open = await openWorkspace(proxy.url, { isShared: true })
      await open.journal.append('plan/a', Uint8Array.of(1))
      const happened = proxy.cutNext(cut)
      let judged = 0
      const turn = changing(open.journal, 2, () => judged++)
      await happened
      await turn
      expect(judged).toBe(1)
      expect(await open.journal.read('plan/a')).toEqual([Uint8Array.of(1), Uint8Array.of(2)])
      await open.close()
      await proxy.close()
    },
    60_000,
  )

  it('[SERVERS-8] refuses what was judged before a lost line where another server was first, and all that stands on it', async () => {
    const own = await newDatabase()
    const proxy = await startCuttingProxy(own)
    const here = await openWorkspace(proxy.url, { isShared: true, patienceMilliseconds: 20_000 })
    const there = await openWorkspace(own, { isShared: true })
    await there.journal.append('plan/a', Uint8Array.of(1))
    await there.journal.append('plan/b', Uint8Array.of(1))
    const happened = proxy.cutNext('before-commit')
    const turns = [2, 3].map((byte) => changing(here.journal, byte))
    const unharmed = here.journal.append('plan/b', Uint8Array.of(2))
    await happened
    proxy.setOpen(false)
    // One for each that was judged, so that the position alone would tell nothing.
    for (const byte of [8, 9]) await changing(there.journal, byte)
    proxy.setOpen(true)
    for (const turn of turns) await expect(turn).rejects.toThrow(JournalFailed)
    await unharmed
    expect(await there.journal.read('plan/a')).toEqual([1, 8, 9].map((byte) => Uint8Array.of(byte)))
    expect(await there.journal.read('plan/b')).toHaveLength(2)
    await changing(here.journal, 4)
    expect(await there.journal.read('plan/a')).toHaveLength(4)
    for (const open of [here, there]) await open.close()
    await proxy.close()
  }, 60_000)

  it('[SERVERS-8] goes on with the documents of a server that ended in the middle of a turn, or while it held them', async () => {
    const own = await newDatabase()
    const proxy = await startCuttingProxy(own)
    const here = await openWorkspace(proxy.url, {
      isShared: true,
      patienceMilliseconds: 1,
      onBroken: () => {},
    })
    const there = await openWorkspace(own, { isShared: true })
    await there.journal.append('plan/a', Uint8Array.of(1))
    await here.journal.shared?.hold(['plan/a'])
    const happened = proxy.cutNext('before-commit')
    const lost = changing(here.journal, 2)
    await happened
    proxy.setOpen(false)
    await expect(lost).rejects.toThrow(JournalFailed)
    await changing(there.journal, 3)
    expect(await there.journal.read('plan/a')).toEqual([1, 3].map((byte) => Uint8Array.of(byte)))
    await there.close()
    await here.close().catch(() => {})
    await proxy.close()
  }, 60_000)

  it('[SERVERS-30] gives no document a new generation once a server of a newer form has been there, and writes on', async () => {
    const own = await newDatabase()
    const older = await openWorkspace(own, { isShared: true, form: 7 })
    await older.journal.append('plan/a', Uint8Array.of(1))
    const renewal = {
      document: 'plan/a',
      snapshot: Uint8Array.of(9),
      authorship: { personId: 'server', clientIds: [9] },
      epoch: older.journal.epoch,
      seen: 1,
    }
    const newer = await openWorkspace(own, { isShared: true, form: 8 })
    await expect(older.journal.shared?.hold(['plan/a'])).rejects.toThrow(NewerServers)
    await expect(older.journal.shared?.renew([renewal])).rejects.toThrow(NewerServers)
    await older.journal.append('plan/a', Uint8Array.of(2))
    expect(await newer.journal.read('plan/a')).toEqual([1, 2].map((byte) => Uint8Array.of(byte)))
    expect(await newer.journal.shared?.renew([{ ...renewal, seen: 2 }])).toBe(true)
    await older.close()
    await newer.close()
    await expect(openWorkspace(own, { isShared: true, form: 7 })).rejects.toThrow(
      'The database is of a newer Samplan (the form of its documents is 8, and this one knows 7): use a newer.',
    )
    await (await openWorkspace(own, { isShared: true, form: 8 })).close()
  }, 60_000)

  it('[SERVERS-9] has the database with others that share it, and with nobody that does not', async () => {
    const own = await newDatabase()
    const [one, two] = [
      await openWorkspace(own, { isShared: true }),
      await openWorkspace(own, { isShared: true }),
    ]
    await expect(openWorkspace(own)).rejects.toThrow(DatabaseInUse)
    await expect(openWorkspace(own)).rejects.toThrow('Servers that are to share it all need REDIS_URL.')
    await one.close()
    await expect(openWorkspace(own)).rejects.toThrow(DatabaseInUse)
    await two.close()
    const alone = await openWorkspace(own)
    await expect(openWorkspace(own, { isShared: true })).rejects.toThrow(DatabaseInUse)
    await alone.close()
  }, 60_000)
})

function closing(open: OpenWorkspace): Journal {
  return { ...open.journal, close: open.close }
}
