import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Authorship, EARLIER_GENERATION, type Journal } from './journal.ts'
import type { Missed, SharedJournal, Standing, Written } from './shared-journal.ts'

export interface SharedJournalsUnderTest {
  /** Two servers' journals of the same documents. */
  journals: [Journal, Journal]
  teardown?: () => Promise<void>
}

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
const PLAN = 'plan/a'
const NOTHING: Written = { kind: 'changes', changes: [] }

/** One server's view of a document: as a room has it, but of plain bytes. */
class View {
  readonly journal: Journal
  readonly shared: SharedJournal
  standing: Standing = { epoch: '', seen: 0 }
  /** All that is known to stand in it, in order. */
  records: Uint8Array[] = []
  heard: Missed[] = []

  constructor(journal: Journal) {
    if (!journal.shared) throw new Error('The journal is shared with nobody.')
    this.journal = journal
    this.shared = journal.shared
  }

  async load(): Promise<void> {
    const { updates, ...standing } = await this.shared.load(PLAN)
    this.standing = standing
    this.records = updates
  }

  hears(missed: Missed | undefined): void {
    if (!missed) return
    this.heard.push(missed)
    if (missed.kind === 'ended') throw new Error('ended')
    for (const { position, update, isSnapshot } of missed.records) {
      if (position <= this.standing.seen) continue
      if (!(isSnapshot && position === this.standing.seen + 1)) this.records.push(update)
      this.standing = { ...this.standing, seen: position }
    }
  }

  append(update: Uint8Array, authorship: Authorship = { personId: 'anna', clientIds: [] }): Promise<void> {
    return this.turn(() => ({ kind: 'changes', changes: [{ update, authorship }] }))
  }

  turn(judge: () => Written): Promise<void> {
    return this.shared.turn({
      document: PLAN,
      standing: () => this.standing,
      judge: (missed) => {
        this.hears(missed)
        const written = judge()
        const added = written.kind === 'snapshot' ? [] : written.changes.map(({ update }) => update)
        this.records.push(...added)
        const { epoch, seen } = this.standing
        this.standing = { epoch, seen: seen + (written.kind === 'snapshot' ? 1 : added.length) }
        return written
      },
    })
  }

  async catchUp(): Promise<void> {
    for (const [, missed] of await this.shared.missedIn([{ document: PLAN, ...this.standing }]))
      this.hears(missed)
  }
}

/** Every promise of the port; called from each adapter's test. */
export function testSharedJournalContract(setUp: () => Promise<SharedJournalsUnderTest>): void {
  let under: SharedJournalsUnderTest
  let here: View
  let there: View

  beforeEach(async () => {
    under = await setUp()
    ;[here, there] = under.journals.map((journal) => new View(journal)) as [View, View]
    await here.journal.append(PLAN, bytes(1), { personId: 'server', clientIds: [1] })
    await here.load()
    await there.load()
  })
  afterEach(async () => {
    for (const journal of under.journals) await journal.close()
    await under.teardown?.()
  })

  it('loads a document as it stands at one moment, and one that is unknown as nothing', async () => {
    expect(here.records).toEqual([bytes(1)])
    expect(here.standing).toEqual({ epoch: here.journal.epoch, seen: 1 })
    expect(await here.shared.load('plan/unknown')).toEqual({
      epoch: here.journal.epoch,
      seen: 0,
      updates: [],
    })
  })

  it('[SERVERS-5] judges on everything that others have committed, whose it is included, and appends behind it', async () => {
    await here.append(bytes(2), { personId: 'anna', clientIds: [2] })
    await there.append(bytes(3), { personId: 'mette', clientIds: [3] })
    expect(there.records).toEqual([bytes(1), bytes(2), bytes(3)])
    expect(there.heard).toEqual([
      {
        kind: 'records',
        owners: undefined,
        records: [{ position: 2, update: bytes(2), author: 'anna', isSnapshot: false }],
      },
    ])
    expect(await here.journal.read(PLAN)).toEqual(there.records)
    await here.catchUp()
    expect(here.records).toEqual(there.records)
    await here.catchUp()
    expect(here.heard).toHaveLength(1)
  })

  it('[SERVERS-5] two that write at once end with the same in the same order, and nothing twice', async () => {
    const writes = Array.from({ length: 60 }, (_, index) => [
      here.append(bytes(100, index)),
      there.append(bytes(200, index)),
    ])
    await Promise.all(writes.flat())
    await here.catchUp()
    await there.catchUp()
    expect(here.records).toHaveLength(121)
    expect(there.records).toEqual(here.records)
    expect(await here.journal.read(PLAN)).toEqual(here.records)
    const own = here.records.filter(([from]) => from === 100).map(([, index]) => index)
    expect(own).toEqual(Array.from({ length: 60 }, (_, index) => index))
  })

  it('appends nothing where the judge throws, and keeps what else was asked for at the time', async () => {
    const refused = here.turn(() => {
      throw new Error('nej')
    })
    const other = here.append(bytes(2))
    await expect(refused).rejects.toThrow('nej')
    await other
    await here.turn(() => NOTHING)
    expect(await here.journal.read(PLAN)).toEqual([bytes(1), bytes(2)])
  })

  it('[SERVERS-7] puts a snapshot in the place of what everybody has written; who had seen all of it misses nothing', async () => {
    await there.append(bytes(2), { personId: 'mette', clientIds: [3] })
    await here.turn(() => ({ kind: 'snapshot', snapshot: bytes(...here.records.flatMap((one) => [...one])) }))
    expect(await here.journal.read(PLAN)).toEqual([bytes(1, 2)])
    await there.append(bytes(4))
    expect(there.heard).toMatchObject([
      { kind: 'records', owners: undefined, records: [{ position: 3, isSnapshot: true }] },
    ])
    expect(there.records).toEqual([bytes(1), bytes(2), bytes(4)])
    expect(await here.journal.read(PLAN)).toEqual([bytes(1, 2), bytes(4)])
    expect(await there.journal.readOwners(PLAN)).toEqual(
      new Map([
        [1, 'server'],
        [3, 'mette'],
      ]),
    )
  })

  it('[SERVERS-7] who had not seen what was folded hears the snapshot, and whose all client ids are', async () => {
    await here.append(bytes(2), { personId: 'anna', clientIds: [2] })
    await here.turn(() => ({ kind: 'snapshot', snapshot: bytes(1, 2) }))
    await here.append(bytes(3))
    await there.catchUp()
    expect(there.heard).toEqual([
      {
        kind: 'records',
        owners: new Map([
          [1, 'server'],
          [2, 'anna'],
        ]),
        records: [
          { position: 3, update: bytes(1, 2), author: undefined, isSnapshot: true },
          { position: 4, update: bytes(3), author: 'anna', isSnapshot: false },
        ],
      },
    ])
    expect(there.standing.seen).toBe(4)
  })

  it('[SERVERS-6] renews a document only where it still stands as it was made of, all or none', async () => {
    await here.journal.append('plan/b', bytes(9))
    const b = await here.shared.load('plan/b')
    const authorship = { personId: 'server', clientIds: [8] }
    const renewals = [
      { document: PLAN, snapshot: bytes(7), authorship, ...here.standing },
      { document: 'plan/b', snapshot: bytes(8), authorship, epoch: b.epoch, seen: b.seen },
    ]
    await there.append(bytes(2), { personId: 'mette', clientIds: [3] })
    expect(await here.shared.renew(renewals)).toBe(false)
    expect(await here.journal.read(PLAN)).toEqual([bytes(1), bytes(2)])
    expect(await here.journal.read('plan/b')).toEqual([bytes(9)])
    await here.catchUp()
    const [first, second] = renewals
    expect(await here.shared.renew([{ ...first, ...here.standing }, second] as typeof renewals)).toBe(true)
    expect(await there.journal.read(PLAN)).toEqual([bytes(7)])
    expect((await there.journal.readOwners(PLAN)).get(3)).toBe(EARLIER_GENERATION)
    await expect(there.append(bytes(3))).rejects.toThrow('ended')
    expect(await there.journal.read(PLAN)).toEqual([bytes(7)])
    expect(await there.shared.missedIn([{ document: PLAN, ...there.standing }])).toEqual([
      [PLAN, { kind: 'ended' }],
    ])
  })

  it('[SERVERS-6] lets others wait for a document that is held, and nobody else', async () => {
    await there.journal.append('plan/b', bytes(9))
    const held = await here.shared.hold([PLAN])
    let isDone = false
    const waiting = there.append(bytes(2)).then(() => {
      isDone = true
    })
    await there.journal.append('plan/b', bytes(10))
    await here.append(bytes(3))
    expect(isDone).toBe(false)
    await held.release()
    await waiting
    expect(there.records).toEqual([bytes(1), bytes(3), bytes(2)])
  })

  it('begins a document once, also where two do at the same time', async () => {
    const begun: string[] = []
    const begin = (view: View, who: number) =>
      view.shared.turn({
        document: 'workspace',
        standing: () => ({ epoch: view.journal.epoch, seen: 0 }),
        judge: (missed) => {
          if (missed) return NOTHING
          begun.push(String(who))
          const authorship = { personId: 'server', clientIds: [who] }
          return { kind: 'changes', changes: [{ update: bytes(who), authorship }] }
        },
      })
    await Promise.all([begin(here, 1), begin(there, 2)])
    expect(begun).toHaveLength(1)
    expect(await here.journal.read('workspace')).toEqual([bytes(Number(begun[0]))])
  })
}
