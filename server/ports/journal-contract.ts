import { afterEach, beforeEach, expect, it } from 'vitest'
import { EARLIER_GENERATION, type Journal, JournalFailed } from './journal.ts'

export interface JournalUnderTest {
  journal: Journal
  /** Another look at the same store after closing; absent where nothing outlives the process. */
  reopen?: () => Promise<Journal>
  /** An update the store has no room for; absent where there is room for everything. */
  tooMuch?: Uint8Array
  teardown?: () => Promise<void>
}

/** Every promise of the journal port; called from each adapter's test. */
export function testJournalContract(setUp: () => Promise<JournalUnderTest>): void {
  let under: JournalUnderTest
  let journal: Journal
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers)

  beforeEach(async () => {
    under = await setUp()
    journal = under.journal
  })
  afterEach(async () => {
    await journal.close()
    await under.teardown?.()
  })

  it('answers nothing for an unknown document', async () => {
    expect(await journal.read('plan/unknown')).toEqual([])
  })

  it('reads back every update of the document in the order appended, and no other document’s', async () => {
    await Promise.all([
      journal.append('plan/a', bytes(1, 2)),
      journal.append('plan/b', bytes(9)),
      journal.append('plan/a', bytes()),
      journal.append('plan/a', bytes(0, 255)),
    ])
    expect(await journal.read('plan/a')).toEqual([bytes(1, 2), bytes(), bytes(0, 255)])
    expect(await journal.read('plan/b')).toEqual([bytes(9)])
  })

  it('settles appends in the order they were made', async () => {
    const settled: number[] = []
    const appends = Array.from({ length: 50 }, (_, index) =>
      journal.append('plan/a', bytes(index)).then(() => settled.push(index)),
    )
    await Promise.all(appends)
    expect(settled).toEqual(Array.from({ length: 50 }, (_, index) => index))
  })

  it('sees an append that was asked for before the read', async () => {
    const appended = journal.append('plan/a', bytes(7))
    expect(await journal.read('plan/a')).toEqual([bytes(7)])
    await appended
  })

  it('[KEPT-8] keeps nothing that was asked for before an append was refused, and goes on after it', async () => {
    await journal.append('plan/a', bytes(1))
    if (!under.tooMuch) return
    const settled: string[] = []
    const note = (what: string, write: Promise<void>) =>
      write.then(
        () => settled.push(`${what} kept`),
        (error: unknown) =>
          settled.push(`${what} ${error instanceof JournalFailed ? 'refused' : String(error)}`),
      )
    const writes = [
      note('first', journal.append('plan/a', under.tooMuch)),
      note('second', journal.append('plan/a', bytes(2))),
      note('snapshot', journal.replace('plan/a', bytes(12))),
      note('other', journal.append('plan/b', bytes(3))),
    ]
    expect(await journal.read('plan/a')).toEqual([bytes(1)])
    await Promise.all(writes)
    expect(settled).toEqual(['first refused', 'second refused', 'snapshot refused', 'other refused'])
    await journal.append('plan/a', bytes(4))
    expect(await journal.read('plan/a')).toEqual([bytes(1), bytes(4)])
    expect(await journal.read('plan/b')).toEqual([])
  })

  it('puts a snapshot in the place of what came before it, and keeps what comes after', async () => {
    journal.append('plan/a', bytes(1)).catch(() => {})
    journal.append('plan/a', bytes(2)).catch(() => {})
    const replaced = journal.replace('plan/a', bytes(12))
    await journal.append('plan/a', bytes(3))
    await replaced
    await journal.replace('plan/b', bytes(5))
    expect(await journal.read('plan/a')).toEqual([bytes(12), bytes(3)])
    expect(await journal.read('plan/b')).toEqual([bytes(5)])
  })

  it('keeps the bytes as they were when appended', async () => {
    const update = bytes(1, 2, 3)
    const appended = journal.append('plan/a', update)
    await appended
    update.fill(0)
    expect(await journal.read('plan/a')).toEqual([bytes(1, 2, 3)])
  })

  it('keeps whose client ids are, the first owner for good, also when the records are folded', async () => {
    await journal.append('plan/a', bytes(1), { personId: 'anna', clientIds: [7, 8] })
    await journal.append('plan/a', bytes(2), { personId: 'mette', clientIds: [8, 4_294_967_295] })
    await journal.append('plan/a', bytes(3))
    await journal.append('plan/b', bytes(4), { personId: 'peter', clientIds: [7] })
    await journal.replace('plan/c', bytes(5), { personId: 'server', clientIds: [9] })
    expect(await journal.readOwners('plan/c')).toEqual(new Map([[9, 'server']]))
    const owners = new Map([
      [7, 'anna'],
      [8, 'anna'],
      [4_294_967_295, 'mette'],
    ])
    expect(await journal.readOwners('plan/a')).toEqual(owners)
    expect(await journal.readOwners('plan/unknown')).toEqual(new Map())
    await journal.replace('plan/a', bytes(123))
    expect(await journal.readOwners('plan/a')).toEqual(owners)
    if (!under.reopen) return
    const { epoch } = journal
    await journal.close()
    journal = await under.reopen()
    expect(await journal.readOwners('plan/a')).toEqual(owners)
    expect(await journal.read('plan/a')).toEqual([bytes(123)])
    expect(journal.epoch).toBe(epoch)
  })

  it('[CONF-3] begins a new generation of several documents at once: other epochs, nothing of before, and no client id of before for anybody', async () => {
    await journal.append('plan/a', bytes(1), { personId: 'anna', clientIds: [7] })
    await journal.append('plan/b', bytes(2), { personId: 'mette', clientIds: [8] })
    await journal.append('plan/c', bytes(3))
    const before = await journal.epochOf('plan/a')
    expect(before).toBe(journal.epoch)
    const server = { personId: 'server', clientIds: [9] }
    const renewed = journal.renew([
      { document: 'plan/a', snapshot: bytes(12), authorship: server },
      { document: 'plan/b', snapshot: bytes(13), authorship: server },
    ])
    await journal.append('plan/a', bytes(4), { personId: 'anna', clientIds: [10] })
    await renewed

    const epochs = await Promise.all(['plan/a', 'plan/b'].map((name) => journal.epochOf(name)))
    expect(epochs).not.toContain(before)
    expect(await journal.epochOf('plan/c')).toBe(before)
    async function mustHold() {
      expect(await journal.read('plan/a')).toEqual([bytes(12), bytes(4)])
      expect(await journal.read('plan/b')).toEqual([bytes(13)])
      expect(await journal.readOwners('plan/a')).toEqual(
        new Map([
          [7, EARLIER_GENERATION],
          [9, 'server'],
          [10, 'anna'],
        ]),
      )
      expect(await Promise.all(['plan/a', 'plan/b'].map((name) => journal.epochOf(name)))).toEqual(epochs)
    }
    await mustHold()
    if (!under.reopen) return
    await journal.close()
    journal = await under.reopen()
    await mustHold()
  })

  it('[KEPT-8] begins no new generation where there is no room for it', async () => {
    await journal.append('plan/a', bytes(1))
    if (!under.tooMuch) return
    const server = { personId: 'server', clientIds: [9] }
    const renewal = journal.renew([
      { document: 'plan/a', snapshot: bytes(12), authorship: server },
      { document: 'plan/b', snapshot: under.tooMuch, authorship: server },
    ])
    await expect(renewal).rejects.toThrow(JournalFailed)
    expect(await journal.read('plan/a')).toEqual([bytes(1)])
    expect(await journal.epochOf('plan/a')).toBe(journal.epoch)
  })

  it('still has everything after closing and opening again', async () => {
    await journal.append('plan/a', bytes(1))
    await journal.append('plan/a', bytes(2))
    if (!under.reopen) return
    await journal.close()
    journal = await under.reopen()
    expect(await journal.read('plan/a')).toEqual([bytes(1), bytes(2)])
  })
}
