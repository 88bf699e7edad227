import { expect, it } from 'vitest'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { WrittenElsewhere } from './written-elsewhere.ts'

const bytes = Uint8Array.of(1, 2)
const authorship = { personId: 'anna', clientIds: [7] }

describeWithPostgres('what other servers have written', () => {
  it('[SERVERS-27] is noticed once, and told from a document that is another now', async () => {
    const url = await newDatabase()
    const [here, there] = [
      await openWorkspace(url, { isShared: true }),
      await openWorkspace(url, { isShared: true }),
    ]
    const append = (document: string) =>
      there.journal.shared?.turn({
        document,
        standing: () => ({ epoch: there.journal.epoch, seen: 0 }),
        judge: () => ({ kind: 'changes', changes: [{ update: bytes, authorship }] }),
      })
    await append('plan/a')
    await append('plan/b')
    const elsewhere = new WrittenElsewhere(here.journal.shared)
    const among = () => elsewhere.among(['plan/a', 'plan/b', 'plan/c'])
    expect(await among()).toEqual([])
    await append('plan/a')
    expect(await among()).toEqual([{ document: 'plan/a', isRenewed: false }])
    expect(await among()).toEqual([])
    const standing = { epoch: there.journal.epoch, seen: 1 }
    await there.journal.shared?.renew([{ document: 'plan/b', snapshot: bytes, authorship, ...standing }])
    expect(await among()).toEqual([{ document: 'plan/b', isRenewed: true }])
    await Promise.all([here.close(), there.close()])
  })
})
