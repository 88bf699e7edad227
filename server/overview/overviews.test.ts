import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { OverviewAnswer } from '#shared/protocol/schemas/overview.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import {
  type PersonName,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const DAY = 24 * 3_600_000

let now: number
let server: TestServer
beforeEach(async () => {
  now = Date.parse('2026-11-28T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
})
afterEach(() => server.close())

/** Each time anew: a session ends within a day. */
const as = (name: PersonName): Promise<SignedIn> => server.signIn(name)

async function overviewOf(name: PersonName): Promise<OverviewAnswer> {
  const response = await (await as(name)).request('GET', `${PLAN}/overview`)
  expect(response.status).toBe(200)
  return response.json()
}

async function anActivity(fields: object): Promise<string> {
  const body = { party: 'censec', category: 2, title: 'Messe', ...fields }
  return (await (await (await as('anna')).request('POST', `${PLAN}/activities`, body)).json()).id
}

async function say(name: PersonName, category: Category, act: string): Promise<void> {
  const who = await as(name)
  const path = `${PLAN}/sections/${category}`
  const { contentHash } = await (await who.request('GET', path)).json()
  const said = await who.request('POST', `${path}/sign-offs`, { contentHash, act, reason: 'Det aftalte vi.' })
  expect(said.status).toBe(201)
}

async function visit(name: PersonName): Promise<void> {
  const socket = await (await as(name)).openSocket(PLAN_ROOM)
  await socket.sync()
  socket.close()
  // The server has noticed that they are gone, and kept what they saw.
  await expect.poll(() => server.metrics()).toMatch(/samplan_sockets 0/)
  await server.server.moments.round()
}

describe('[FOLLOW-7] the follow-up of what is over', () => {
  const waitsFor = async (name: PersonName) =>
    (await overviewOf(name)).waiting.filter(({ kind }) => kind === 'follow-up')

  test('waits for whoever is responsible, late ones first, until it is written', async () => {
    const day = (start: string) => ({ start, end: start, precision: 'day', status: 'confirmed' })
    const late = await anActivity({ ...day('2026-11-03'), title: 'Sent', responsible: 'Peter' })
    const waits = await anActivity({ ...day('2026-11-20'), title: 'Snart', responsible: 'Peter' })
    await anActivity({ ...day('2026-11-28'), responsible: 'Peter' })
    await anActivity({ ...day('2026-11-03'), status: 'idea', responsible: 'Peter' })
    expect(await waitsFor('peter')).toMatchObject([
      { activity: { id: late, title: 'Sent' }, due: '2026-11-17', isLate: true },
      { activity: { id: waits }, due: '2026-12-04', isLate: false },
    ])
    expect(await waitsFor('anna')).toEqual([])
    const socket = await (await as('mette')).openSocket(PLAN_ROOM)
    await socket.sync()
    socket.edit((document) => setFollowUp(document, late, { outcome: 'held', participants: 0 }))
    await socket.hears('saved')
    socket.close()
    expect(await waitsFor('peter')).toMatchObject([{ activity: { id: waits } }])
  })

  test('waits for the party’s own, where nobody by that name may write it', async () => {
    const id = await anActivity({
      start: '2026-11-03',
      end: '2026-11-03',
      precision: 'day',
      status: 'confirmed',
      responsible: 'Ida',
      party: 'difos',
    })
    for (const name of ['mette', 'jonas'] as const)
      expect(await waitsFor(name)).toMatchObject([{ activity: { id } }])
    for (const name of ['anna', 'ida', 'rikke'] as const) expect(await waitsFor(name)).toEqual([])
  })
})

describe('[FOLLOW-11] the follow-up of what a party keeps to itself', () => {
  test('waits for its own people alone, whoever is named, and goes once it is written', async () => {
    const id = await anActivity({
      title: 'Fortroligt møde',
      start: '2026-11-03',
      end: '2026-11-03',
      precision: 'day',
      status: 'confirmed',
      responsible: 'Mette',
    })
    const anna = await as('anna')
    const moved = await anna.request('POST', `${PLAN}/confidential/move-in`, {
      moved: { kind: 'activity', activityId: id },
    })
    expect(moved.status).toBe(200)
    const waitsFor = async (name: PersonName) =>
      (await overviewOf(name)).waiting.filter(({ kind }) => kind === 'follow-up')
    for (const name of ['anna', 'peter'] as const)
      expect(await waitsFor(name)).toMatchObject([
        { activity: { title: 'Fortroligt møde' }, isConfidential: true },
      ])
    for (const name of ['mette', 'jonas', 'ida', 'lars', 'rikke'] as const) {
      expect(await waitsFor(name)).toEqual([])
      expect(JSON.stringify(await overviewOf(name))).not.toContain('Fortroligt møde')
    }
    const noticesOf = async (name: PersonName) => {
      const { notices } = await (await (await as(name)).request('GET', '/api/notifications')).json()
      return notices.filter(({ kind }: { kind: string }) => kind === 'follow-up-late')
    }
    for (const name of ['anna', 'peter'] as const) {
      expect(await noticesOf(name)).toHaveLength(1)
      // The page has no address for it.
      expect((await noticesOf(name))[0]).not.toHaveProperty('followUpOf')
    }
    for (const name of ['mette', 'rikke'] as const) expect(await noticesOf(name)).toEqual([])
    const { activityId } = await moved.json()
    const socket = await (await as('peter')).openSocket(`${PLAN_ROOM}/confidential/censec`)
    await socket.sync()
    socket.edit((document) => setFollowUp(document, activityId, { outcome: 'cancelled' }))
    await socket.hears('saved')
    socket.close()
    expect(await waitsFor('anna')).toEqual([])
  })
})

describe('[OVERVIEW-1] what waits for a director', () => {
  test('an approval of the other party comes first, until it is given', async () => {
    expect((await overviewOf('anna')).waiting.map(({ kind }) => kind)).not.toContain('approval')
    await say('mette', 2, 'approved')
    await say('mette', 1, 'objected')
    const { waiting, sections } = await overviewOf('anna')
    expect(waiting.slice(0, 2)).toMatchObject([
      { kind: 'approval', category: 2, by: { name: 'Mette', party: 'difos' } },
      { kind: 'objection', category: 1 },
    ])
    expect(waiting[2]?.kind).toBe('overlap')
    expect(sections.slice(0, 2)).toMatchObject([
      { state: 'objected' },
      { state: 'half-approved', approvedBy: 'difos' },
    ])
    await say('anna', 2, 'approved')
    const after = await overviewOf('anna')
    expect(after.waiting[0]?.kind).toBe('objection')
    expect(after.sections[1]).toMatchObject({ state: 'agreed', agreedAt: expect.any(String) })
  })

  test('a decision takes a warning from both, and from its sections’ counts', async () => {
    const before = await overviewOf('mette')
    const overlap = before.waiting.find(({ kind }) => kind === 'overlap')
    if (overlap?.kind !== 'overlap') throw new Error('The demo plan has no overlap.')
    const path = `${PLAN}/findings/${encodeURIComponent(overlap.findingId)}/decision`
    const decided = await (await as('anna')).request('POST', path, { outcome: 'coordinate' })
    expect(decided.status).toBe(201)
    const after = await overviewOf('mette')
    expect(JSON.stringify(after.waiting)).not.toContain(overlap.findingId)
    const openIn = ({ sections }: OverviewAnswer) =>
      sections.find(({ category }) => category === overlap.category)?.open ?? 0
    expect(openIn(after)).toBe(openIn(before) - 1)
  })

  test('[OVERVIEW-2] nothing waits for who can only read, and nobody is told of a budget', async () => {
    await anActivity({ title: 'Dyr messe', budget: 1_234_567 })
    await say('mette', 2, 'approved')
    for (const name of ['ida', 'rikke'] as const) {
      const overview = await overviewOf(name)
      expect(overview).toMatchObject({ waiting: [], waitingLeft: 0 })
      expect(overview.sections[1]).toMatchObject({ state: 'half-approved' })
    }
    expect(JSON.stringify(await overviewOf('anna'))).not.toContain('1234567')
  })
})

describe('[OVERVIEW-3] what has changed since one was here', () => {
  test('is told to who has been here, and begins anew with the next visit', async () => {
    expect((await overviewOf('mette')).changes).toBeUndefined()
    await visit('mette')
    now += DAY
    expect((await overviewOf('mette')).changes).toMatchObject({ new: { count: 0 }, texts: [] })
    const id = await anActivity({ title: 'Kommet til' })
    expect((await overviewOf('mette')).changes).toMatchObject({
      new: { count: 1, first: [{ id, title: 'Kommet til' }] },
      changed: { count: 0 },
      removed: { count: 0 },
    })
    expect((await overviewOf('anna')).changes).toBeUndefined()
    await visit('mette')
    now += DAY
    expect((await overviewOf('mette')).changes).toMatchObject({ new: { count: 0 } })
  })
})

test('[OVERVIEW-2] whatever becomes confidential, in whatever order, no overview of others tells of it', async () => {
  const random = seededRandom(7)
  for (const name of ['ida', 'rikke', 'mette'] as const) await visit(name)
  now += DAY
  const secrets: string[] = []
  for (let round = 0; round < 8; round += 1) {
    const secret = `Hemmelig ${round} fremstød til Polen på MSPO for SMV’er`
    secrets.push(secret)
    const activityId = await anActivity({ title: secret, category: 1 + random.below(5) })
    if (random.below(2) === 0) await visit('ida')
    if (random.below(2) === 0) now += DAY
    const moved = { kind: 'activity', activityId }
    const move = await (await as('anna')).request('POST', `${PLAN}/confidential/move-in`, { moved })
    expect(move.status).toBe(200)
    const before = await overviewOf('ida')
    for (const name of ['ida', 'rikke', 'mette', 'lars'] as const) {
      const told = JSON.stringify(await overviewOf(name))
      for (const hidden of [...secrets, activityId]) expect(told).not.toContain(hidden)
    }
    await (await as('anna')).request('POST', `${PLAN}/confidential/threads`, { body: 'Kun os.' })
    expect(await overviewOf('ida')).toEqual(before)
  }
})
