/** What the journal promises while its database, or the line to it, goes away at the worst moments. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { JournalFailed } from '../ports/journal.ts'
import { StoreAway } from '../ports/store-away.ts'
import { type Cut, startCuttingProxy } from '../testing/cutting-proxy.ts'
import { openWorkspace } from '../testing/postgres-workspace.ts'
import { type PrivatePostgres, startPrivatePostgres } from '../testing/private-postgres.ts'
import { describeWithPostgres } from '../testing/with-postgres.ts'

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
const numbered = (number: number) => bytes(number >> 8, number & 255)

describeWithPostgres('[STORE-6] the journal over a database that goes away', () => {
  let postgres: PrivatePostgres
  let url: string
  beforeAll(async () => {
    // Its own, for it is killed here.
    postgres = await startPrivatePostgres()
  }, 60_000)
  afterAll(() => postgres?.remove())
  beforeEach(async () => {
    url = await postgres.newDatabase()
  })

  it.each<[Cut, string]>([
    ['after-commit', 'whose answer was lost'],
    ['before-commit', 'that never arrived'],
  ])(
    '%s: keeps what stood in a commit %s once, and what waits behind it in order',
    async (cut) => {
      const proxy = await startCuttingProxy(url)
      const open = await openWorkspace(proxy.url)
      await open.journal.append('plan/a', bytes(1), { personId: 'anna', clientIds: [1] })
      const happened = proxy.cutNext(cut)
      const second = open.journal.append('plan/a', bytes(2), { personId: 'anna', clientIds: [2] })
      await happened
      const others = [3, 4, 5].map((number) => open.journal.append('plan/a', bytes(number)))
      await Promise.all([second, ...others])
      expect(await open.journal.read('plan/a')).toEqual([1, 2, 3, 4, 5].map((number) => bytes(number)))
      expect(await open.journal.readOwners('plan/a')).toEqual(
        new Map([
          [1, 'anna'],
          [2, 'anna'],
        ]),
      )
      await open.close()
      await proxy.close()
    },
    60_000,
  )

  it('takes a new generation, a version and an entry of the trail once, whose commit was not answered', async () => {
    const proxy = await startCuttingProxy(url)
    const open = await openWorkspace(proxy.url)
    await open.journal.append('plan/a', bytes(1), { personId: 'anna', clientIds: [1] })
    const happened = proxy.cutNext('after-commit')
    const server = { personId: 'server', clientIds: [9] }
    const writes = [
      open.journal.renew([{ document: 'plan/a', snapshot: bytes(7), authorship: server }]),
      open.versions.keep({
        version: { id: 'v', planId: 'a', at: '2027', reason: 'spell', contentHash: 'x' },
        parts: ['del'],
      }),
      open.trail.append({
        at: '2027',
        actor: { kind: 'server' },
        action: 'verified',
        result: 'ok',
        facts: {},
      }),
    ]
    await happened
    await Promise.all(writes)
    expect(await open.journal.read('plan/a')).toEqual([bytes(7)])
    expect(await open.versions.list('a')).toHaveLength(1)
    expect(await Array.fromAsync(open.trail.read())).toHaveLength(1)
    expect(open.trail.head.position).toBe(1)
    await open.journal.append('plan/a', bytes(8))
    await open.close()
    await proxy.close()
  }, 60_000)

  it('acknowledges nothing while it is away, and breaks down, once, where that lasts', async () => {
    const reasons: string[] = []
    const proxy = await startCuttingProxy(url)
    const open = await openWorkspace(proxy.url, {
      onBroken: (reason) => reasons.push(reason),
      patienceMilliseconds: 500,
    })
    await open.journal.append('plan/a', bytes(1))
    proxy.setOpen(false)
    const settled = await Promise.allSettled([
      open.journal.append('plan/a', bytes(2)),
      open.journal.append('plan/b', bytes(3)),
    ])
    for (const one of settled)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(JournalFailed) })
    await expect(open.journal.append('plan/a', bytes(4))).rejects.toThrow(JournalFailed)
    await expect(open.journal.read('plan/a')).rejects.toThrow(StoreAway)
    expect(reasons).toEqual([expect.stringMatching(/^The database is away: /)])
    proxy.setOpen(true)
    await expect(open.journal.append('plan/a', bytes(5))).rejects.toThrow(JournalFailed)
    await open.close()
    const again = await openWorkspace(url)
    expect(await again.journal.read('plan/a')).toEqual([bytes(1)])
    await again.close()
    await proxy.close()
  }, 60_000)

  it('breaks down where another server has taken the database over meanwhile', async () => {
    const reasons: string[] = []
    const proxy = await startCuttingProxy(url)
    const open = await openWorkspace(proxy.url, {
      onBroken: (reason) => reasons.push(reason),
      patienceMilliseconds: 20_000,
    })
    await open.journal.append('plan/a', bytes(1))
    proxy.setOpen(false)
    const other = await openWorkspace(url)
    await other.journal.append('plan/a', bytes(2))
    await other.close()
    proxy.setOpen(true)
    await expect(open.journal.append('plan/a', bytes(3))).rejects.toThrow(JournalFailed)
    expect(reasons).toEqual(['Another server has taken the database over.'])
    await open.close()
    const again = await openWorkspace(url)
    expect(await again.journal.read('plan/a')).toEqual([bytes(1), bytes(2)])
    await again.close()
    await proxy.close()
  }, 60_000)

  describe('kill -9', () => {
    const KILLS = 5

    async function killWriter(): Promise<number> {
      const [row] = await postgres.asAdmin(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = $1)",
        [new URL(url).pathname.slice(1)],
      )
      const pid = Number(row?.pid)
      process.kill(pid, 'SIGKILL')
      return pid
    }

    it('of the process that commits loses nothing that was acknowledged, and doubles nothing', async () => {
      const open = await openWorkspace(url)
      const acknowledged = new Map<string, number>()
      let isWriting = true
      async function write(document: string): Promise<void> {
        for (let number = 1; isWriting; number++) {
          await open.journal.append(document, numbered(number), { personId: 'anna', clientIds: [number] })
          acknowledged.set(document, number)
        }
      }
      const documents = ['plan/a', 'plan/b', 'plan/c', 'plan/d']
      const writers = documents.map(write)
      const killed = new Set<number>()
      for (let kill = 0; kill < KILLS; kill++) {
        const before = acknowledged.get('plan/a') ?? 0
        // While everybody writes.
        await vi.waitFor(() => expect(acknowledged.get('plan/a')).toBeGreaterThan(before + 5), {
          timeout: 30_000,
        })
        // All of PostgreSQL starts anew then, and refuses who asks meanwhile.
        killed.add(await vi.waitFor(killWriter, { timeout: 20_000 }))
      }
      const before = acknowledged.get('plan/a') ?? 0
      await vi.waitFor(() => expect(acknowledged.get('plan/a')).toBeGreaterThan(before), { timeout: 30_000 })
      isWriting = false
      await Promise.all(writers)
      expect(killed.size).toBe(KILLS)
      await open.close()
      const again = await openWorkspace(url)
      for (const document of documents) {
        const read = await again.journal.read(document)
        const count = acknowledged.get(document) ?? 0
        expect(read).toEqual(Array.from({ length: count }, (_, index) => numbered(index + 1)))
        expect((await again.journal.readOwners(document)).size).toBe(count)
      }
      await again.close()
    }, 120_000)
  })

  it('writes on while every connection of the pool is taken, and says so to who reads', async () => {
    const open = await openWorkspace(url, { poolSize: 2 })
    const taken = await Promise.all([open.database.pool.connect(), open.database.pool.connect()])
    await open.journal.append('plan/a', bytes(1))
    await expect(open.journal.read('plan/a')).rejects.toThrow(StoreAway)
    await expect(open.directory.listPeople()).rejects.toThrow(StoreAway)
    const waiting = open.journal.read('plan/a')
    for (const client of taken) client.release()
    expect(await waiting).toEqual([bytes(1)])
    await open.close()
  }, 60_000)

  it('goes on where the database goes away while nobody writes', async () => {
    const open = await openWorkspace(url)
    await open.journal.append('plan/a', bytes(1))
    await postgres.stop()
    await postgres.start()
    await open.journal.append('plan/a', bytes(2))
    expect(await open.journal.read('plan/a')).toEqual([bytes(1), bytes(2)])
    await open.close()
  }, 60_000)
})
