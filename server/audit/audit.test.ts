/** What a request, a socket and a refusal become in the trail, over the whole server. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AuditEntry } from '#shared/audit/entry.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { auditAnswer } from '#shared/protocol/schemas/audit.ts'
import { openFileAudit } from '../adapters/file-audit.ts'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { createMemoryLeases } from '../adapters/memory-leases.ts'
import {
  PLAN_ROOM,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'
import { checkTrail, lineOf } from './chain.ts'

const PLAN = '/api/plans/demo-2027'

let trail: ReturnType<typeof createMemoryAudit>
let server: TestServer
let now: number
let anna: SignedIn
let mette: SignedIn

beforeEach(async () => {
  now = Date.parse('2027-01-04T08:00:00Z')
  trail = createMemoryAudit()
  server = await startTestServer({ ports: { trail, clock: { now: () => now } } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

const entries = (): Promise<AuditEntry[]> => Array.fromAsync(trail.read())
const newest = async () => (await entries())[0]
type Shown = z.output<typeof auditAnswer>['entries'][number]
const shown = async (who: SignedIn, query = ''): Promise<Shown[]> =>
  (await (await who.request('GET', `/api/audit${query}`)).json()).entries

/** Resolves once the trail has such an entry: sockets do not wait for theirs. */
async function entryOf(action: string, room: string): Promise<AuditEntry> {
  for (;;) {
    const found = (await entries()).find((entry) => entry.action === action && entry.facts.room === room)
    if (found) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a request', () => {
  test('[AUDIT-3] that changes somebody’s rights is entered before it is done, and then what came of it', async () => {
    await mette.request('PATCH', '/api/people/jonas', { role: 'observer' })
    const [outcome, begun] = await entries()
    expect(begun).toMatchObject({ action: 'member-changed', result: 'begun', party: 'difos' })
    expect(outcome).toMatchObject({
      at: new Date(now).toISOString(),
      actor: { kind: 'person', id: 'mette', party: 'difos', role: 'director' },
      action: 'member-changed',
      result: 'ok',
      facts: { personId: 'jonas', role: 'observer' },
      outcomeOf: begun?.position,
    })
    await mette.request('PATCH', '/api/people/mette', { role: 'reader' })
    expect(await newest()).toMatchObject({
      result: 'not-yourself',
      facts: { personId: 'mette', role: 'reader' },
    })
  })

  test('[AUDIT-3] that changes rights is refused while the trail cannot be written, and reading goes on', async () => {
    trail.letWrites(false)
    const refused = await mette.request('PATCH', '/api/people/jonas', { role: 'observer' })
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'trail-unavailable' } })
    expect((await server.ports.directory.findPerson('jonas'))?.role).toBe('planner')
    expect((await mette.request('GET', PLAN)).status).toBe(200)
    expect((await mette.request('POST', `${PLAN}/threads`, { body: 'Hvem?' })).status).toBe(201)
    expect((await send(server.url, 'POST', '/api/invitations/join', aJoin)).status).toBe(503)
    trail.letWrites(true)
    expect((await mette.request('PATCH', '/api/people/jonas', { role: 'observer' })).status).toBe(200)
    expect((await entries()).find(({ action }) => action === 'entries-lost')?.facts).toEqual({ leftOut: 1 })
  })
  const aJoin = { token: 'x', name: 'Ny', password: 'en lang og ukendt sætning' }

  test('[AUDIT-3] by which a stranger joins is entered once the invitation counts, and does nothing where it cannot be', async () => {
    const invited = { email: 'ny@difos.example', party: 'difos', role: 'observer' }
    const { token } = await (await mette.request('POST', '/api/invitations', invited)).json()
    const join = () => send(server.url, 'POST', '/api/invitations/join', { ...aJoin, token })
    trail.letWrites(false)
    expect((await join()).status).toBe(503)
    expect(await server.ports.directory.findMemberByEmail(invited.email)).toBeUndefined()
    trail.letWrites(true)
    expect((await join()).status).toBe(204)
    const [outcome, begun] = await entries()
    expect(begun).toMatchObject({ actor: { kind: 'nobody' }, action: 'joined', result: 'begun' })
    expect(outcome).toMatchObject({
      actor: { kind: 'person', party: 'difos' },
      action: 'joined',
      result: 'ok',
      outcomeOf: begun?.position,
    })
    const before = trail.head.position
    await join()
    expect(trail.head.position - before).toBe(1)
  })

  test('[AUDIT-3] that was under way when the server ended is told of at the next start', async () => {
    await trail.append({
      at: '2027-01-01',
      actor: { kind: 'server' },
      action: 'member-changed',
      result: 'begun',
      facts: {},
    })
    const { position } = trail.head
    const next = await startTestServer({ ports: { trail } })
    expect(await newest()).toMatchObject({ result: 'unknown', outcomeOf: position })
    await next.close()
  })

  test('[SERVERS-26] that another server has just begun is its own to tell of, and what it never ends is told of later', async () => {
    const begin = (minutesAgo: number) =>
      trail.append({
        at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
        actor: { kind: 'server' },
        action: 'member-changed',
        result: 'begun',
        facts: {},
      })
    const cutShort = await begin(11)
    const underWay = await begin(1)
    const next = await startTestServer({ ports: { trail, leases: createMemoryLeases(new Map()) } })
    const outcomes = (await Array.fromAsync(trail.read())).map(({ outcomeOf }) => outcomeOf)
    expect(outcomes).toContain(cutShort.position)
    expect(outcomes).not.toContain(underWay.position)
    await next.close()
  })

  test('[AUDIT-5] leaves ids in the trail and no word that anybody wrote, nor an address or a secret', async () => {
    const before = trail.head.position
    await mette.request('POST', '/api/plans', { year: 2028, title: 'Hemmeligtitel' })
    await mette.request('POST', `${PLAN}/threads`, { body: 'Hemmeligtekst' })
    await mette.request('POST', '/api/vocabulary/words', { form: 'hemmeligord', concept: 'topic:drones' })
    await mette.request('POST', `${PLAN}/activities`, {
      party: 'difos',
      category: 2,
      title: 'Hemmeligaktivitet',
    })
    const invited = { email: 'hemmelig@difos.example', party: 'difos', role: 'observer' }
    const { token } = await (await mette.request('POST', '/api/invitations', invited)).json()
    const join = { token, name: 'Hemmelig Navn', password: 'hemmelig lang sætning her' }
    await send(server.url, 'POST', '/api/invitations/join', join)
    await send(server.url, 'POST', '/api/session', {
      email: 'hemmelig@fremmed.example',
      password: 'hemmelig',
    })
    await mette.request('GET', `${PLAN}/export?format=json`)
    const written = (await entries()).filter(({ position }) => position > before)
    expect(new Set(written.map(({ action }) => action))).toEqual(
      new Set([
        'plan-created',
        'thread-started',
        'word-added',
        'activity-created',
        'invitation-made',
        'joined',
        'signed-in',
        'plan-exported',
      ]),
    )
    const text = written.map(lineOf).join('\n')
    expect(text).not.toMatch(/hemmelig/iu)
    expect(text).not.toContain(token)
    expect(written.find(({ action }) => action === 'thread-started')?.facts.threadId).toBeDefined()
    expect(written.find(({ action }) => action === 'invitation-made')?.facts.invitationId).toBeDefined()
    expect(written.find(({ action }) => action === 'joined')?.actor).toMatchObject({ role: 'observer' })
    expect(checkTrail((await entries()).toReversed().map(lineOf)).damage).toBeUndefined()
  })

  test('[AUDIT-6] that is refused is entered: by whom, or from where, and why', async () => {
    const rikke = await server.signIn('rikke')
    await rikke.request('PATCH', `${PLAN}/activities/x`, { place: 'Odense' })
    expect(await newest()).toMatchObject({
      actor: { id: 'rikke' },
      action: 'activity-changed',
      result: 'not-allowed',
    })
    await rikke.request('GET', '/api/people')
    expect(await newest()).toMatchObject({
      action: 'route-refused',
      result: 'not-allowed',
      facts: { route: 'listPeople' },
    })
    await send(server.url, 'POST', '/api/session', { email: 'jonas@difos.example', password: 'forkert' })
    expect(await newest()).toMatchObject({
      actor: { kind: 'nobody' },
      action: 'signed-in',
      result: 'wrong-credentials',
      facts: { personId: 'jonas' },
      address: '127.0.0.1',
      party: 'difos',
    })
    await send(server.url, 'DELETE', '/api/session', undefined, { origin: 'https://fremmed.example' })
    expect(await newest()).toMatchObject({ action: 'route-refused', result: 'foreign-origin' })
  })

  test('[AUDIT-6] a flood of refusals fills no disk, and its size is told', async () => {
    const rikke = await server.signIn('rikke')
    const before = trail.head.position
    for (let time = 0; time < 50; time++) await rikke.request('GET', '/api/people')
    expect(trail.head.position - before).toBe(5)
    await server.close()
    expect(await newest()).toMatchObject({
      actor: { id: 'rikke' },
      action: 'refusals-left-out',
      facts: { of: 'route-refused', leftOut: 45 },
    })
    server = await startTestServer()
  })
})

describe('a flood of strangers', () => {
  /** Each from an address of its own, as one proxy after the other would say. */
  const stranger = (count: number) =>
    send(
      server.url,
      'POST',
      '/api/session',
      { email: 'jonas@difos.example', password: 'forkert' },
      { 'x-forwarded-for': `192.0.2.${count}` },
    )

  test('[AUDIT-6] hides nobody’s doings, and is told of without anybody’s name', async () => {
    for (let count = 0; count < 110; count++) await stranger(count)
    const rikke = await server.signIn('rikke')
    await rikke.request('GET', '/api/people')
    expect(await newest()).toMatchObject({ actor: { id: 'rikke' }, result: 'not-allowed' })
    await server.close()
    const told = (await entries()).filter(({ action }) => action === 'refusals-left-out')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      actor: { kind: 'nobody' },
      result: 'wrong-credentials',
      facts: { of: 'signed-in', leftOut: 5 },
    })
    expect(told[0]).not.toHaveProperty('address')
    expect(told[0]).not.toHaveProperty('party')
    server = await startTestServer()
  })
})

describe('a room', () => {
  test('[AUDIT-6] is left by everybody when the server stops, and the trail has it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samplan-audit-'))
    const logged: string[] = []
    const log = pino({ level: 'error' }, { write: (line) => logged.push(line) })
    const stopping = await startTestServer({
      ports: { trail: await openFileAudit(join(folder, 'audit.jsonl')) },
      log,
    })
    const jonas = await stopping.signIn('jonas')
    const socket = await jonas.openSocket()
    await socket.sync()
    // A laptop that was shut says nothing any more, not even goodbye.
    socket.pause()
    await stopping.close()

    const told: AuditEntry[] = []
    const trail = await openFileAudit(join(folder, 'audit.jsonl'))
    for await (const entry of trail.read()) told.push(entry)
    await trail.close()
    await rm(folder, { recursive: true })
    expect(told.filter(({ action }) => action === 'room-closed')).toHaveLength(1)
    expect(logged).toEqual([])
  })

  test('[AUDIT-6] is entered when somebody comes, goes, is shut out, is refused, or writes what they may not', async () => {
    const jonas = await server.signIn('jonas')
    const socket = await jonas.openSocket()
    await socket.sync()
    expect(await entryOf('room-opened', PLAN_ROOM)).toMatchObject({ actor: { id: 'jonas' }, result: 'ok' })
    await mette.request('PATCH', '/api/people/jonas', { role: 'observer' })
    expect(await entryOf('room-closed', PLAN_ROOM)).toMatchObject({
      actor: { id: 'jonas' },
      result: 'not-allowed',
    })

    const own = `${PLAN_ROOM}/confidential/difos`
    const shutOut = await anna.openSocket(own)
    await shutOut.hears('closed')
    expect(await newest()).toMatchObject({
      action: 'room-opened',
      result: 'not-allowed',
      facts: { room: own },
    })

    const ida = await (await server.signIn('ida')).openSocket()
    await ida.sync()
    ida.edit((document) => document.getMap('plan').set('title', 'x'))
    await ida.hears('refused')
    expect(await entryOf('write-refused', PLAN_ROOM)).toMatchObject({
      actor: { id: 'ida' },
      result: 'not-allowed',
    })
    ida.close()
  })
})

describe('the trail', () => {
  test('[AUDIT-7] is read by directors and admins; what is a party’s own, by its own directors', async () => {
    for (const name of ['peter', 'ida', 'rikke'] as const)
      expect((await (await server.signIn(name)).request('GET', '/api/audit')).status).toBe(403)
    const own = `${PLAN_ROOM}/confidential/censec`
    const socket = await (await server.signIn('peter')).openSocket(own)
    await socket.sync()
    await entryOf('room-opened', own)
    await (await mette.openSocket(own)).hears('closed')
    await mette.request('POST', '/api/plans', { year: 2028, title: 'Fælles' })
    expect(JSON.stringify(await shown(mette))).not.toContain('confidential')
    expect((await shown(mette)).map(({ actor }) => 'id' in actor && actor.id)).not.toContain('anna')
    expect(JSON.stringify(await shown(anna))).toContain('confidential')
    for (const who of [anna, mette]) expect((await shown(who))[0]?.action).not.toBe('begun')
    expect((await shown(mette)).map(({ action }) => action)).toContain('plan-created')
  })

  test('[AUDIT-7] shows the confidential doings of a party to nobody of the other, an admin included', async () => {
    await server.ports.directory.changeMember('mette', { admin: true }, () => {})
    mette = await server.signIn('mette')
    const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
    const [{ id, a }] = overlaps
    await anna.request('POST', `${PLAN}/confidential/move-in`, {
      moved: { kind: 'activity', activityId: a },
    })
    await anna.request('POST', `${PLAN}/confidential/findings/${id}/decision`, {
      outcome: 'keep',
      reason: 'x',
    })
    const ida = await server.signIn('ida')
    for (let time = 0; time < 9; time++) await ida.request('GET', `${PLAN}/confidential`)
    const own = `${PLAN_ROOM}/confidential/censec`
    await (await anna.openSocket(own)).sync()
    await entryOf('room-opened', own)
    now += 3_600_001
    await server.close()
    server = await startTestServer({ ports: { ...server.ports, clock: { now: () => now } } })
    mette = await server.signIn('mette')
    anna = await server.signIn('anna')
    for (const query of ['', '?kind=confidential', '?personId=ida', '?personId=anna']) {
      const seen = (await shown(mette, query)).map(({ action, facts, actor }) => ({ action, facts, actor }))
      expect(JSON.stringify(seen)).not.toMatch(/confidential/iu)
      expect(
        seen.filter(({ actor }) => 'id' in actor && actor.id === 'ida').map(({ action }) => action),
      ).toEqual(query === '' || query === '?personId=ida' ? ['signed-in'] : [])
    }
    const actions = (await shown(anna)).map(({ action }) => action)
    for (const action of ['made-confidential', 'route-refused', 'refusals-left-out', 'room-opened'])
      expect(actions).toContain(action)
  })

  test('[AUDIT-7] gives no places by which entries that are not shown could be counted', async () => {
    const seen = async (query = '') => (await mette.request('GET', `/api/audit${query}`)).text()
    for (let year = 2028; year < 2090; year++) {
      await anna.request('POST', '/api/plans', { year, title: 'Plan' })
      await send(server.url, 'POST', '/api/session', { email: 'peter@censec.example', password: 'x' })
    }
    const backedUp = { action: 'backed-up', result: 'ok', facts: { head: '99:abc' } } as const
    await trail.append({ at: '2027-01-04', actor: { kind: 'operator' }, ...backedUp })
    expect(await seen('?kind=operations')).toContain('backed-up')
    expect(await seen('?kind=operations')).not.toContain('99:')
    const first = await seen('?kind=plan')
    const { next, entries: shownFirst } = JSON.parse(first)
    const rest = await seen(`?kind=plan&before=${next}`)
    const names = [...shownFirst, ...JSON.parse(rest).entries].flatMap((entry) => Object.keys(entry))
    expect(new Set(names)).toEqual(new Set(['id', 'at', 'actor', 'action', 'result', 'facts']))
    for (const entry of await entries()) {
      expect(`${first}${rest}`).not.toContain(entry.hash)
      expect(`${first}${rest}`).not.toMatch(new RegExp(`[":]${entry.position}[",]`))
    }
    for (const cursor of ['1', 'x', `${next}x`, next.slice(1), 'A'.repeat(next.length)])
      expect((await mette.request('GET', `/api/audit?before=${cursor}`)).status).toBe(400)
  })

  test('[AUDIT-7] is asked for by person, kind and result, and read page by page', async () => {
    for (let year = 2028; year < 2088; year++)
      await mette.request('POST', '/api/plans', { year, title: 'Plan' })
    await mette.request('PATCH', '/api/people/jonas', { role: 'reader' })
    const first = await (await mette.request('GET', '/api/audit?kind=plan&personId=mette')).json()
    expect(first.entries).toHaveLength(50)
    const rest = await shown(mette, `?kind=plan&personId=mette&before=${first.next}`)
    expect(rest).toHaveLength(10)
    expect(new Set([...first.entries, ...rest].map(({ id }) => id)).size).toBe(60)
    expect(await shown(mette, '?personId=jonas')).toMatchObject([{ action: 'member-changed' }])
    expect(await shown(mette, '?result=refused')).toEqual([])
    expect((await mette.request('GET', '/api/audit?before=nu')).status).toBe(400)
  })

  test('[AUDIT-8] leaves out who only came and went, where that is asked for, and never a refusal', async () => {
    const socket = await mette.openSocket()
    await socket.sync()
    await entryOf('room-opened', PLAN_ROOM)
    await (await mette.openSocket(`${PLAN_ROOM}/confidential/censec`)).hears('closed')
    const accessIn = async (query: string) =>
      (await shown(anna, query)).filter(({ action }) => action === 'room-opened').map(({ result }) => result)
    expect(await accessIn('')).toContain('ok')
    expect(await accessIn('?visits=hidden')).not.toContain('ok')
    expect(await accessIn('?visits=hidden')).toContain('not-allowed')
  })

  test('every route that changes something says what it is', () => {
    for (const [name, route] of Object.entries(routes))
      if (route.method !== 'GET') expect('audit' in route, name).toBe(true)
  })
})
