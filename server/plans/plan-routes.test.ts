import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let planner: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  planner = await server.signIn('jonas')
})
afterAll(() => server.close())

describe('a new plan', () => {
  test('is listed, empty, with its five sections, beside others of its year', async () => {
    const created = await planner.request('POST', '/api/plans', { year: 2027, title: 'Et udkast til' })
    expect(created.status).toBe(201)
    const { id } = await created.json()
    const { plans } = await (await planner.request('GET', '/api/plans')).json()
    expect(plans.map((plan: { id: string }) => plan.id)).toEqual([id, 'demo-2027'])
    const plan = await (await planner.request('GET', `/api/plans/${id}`)).json()
    expect(plan).toMatchObject({ id, year: 2027, title: 'Et udkast til', status: 'draft' })
    expect(plan.sections.map((section: { category: number }) => section.category)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('an activity by HTTP', () => {
  test('reads back with every field, and can be changed, moved and cleared field by field', async () => {
    const { id } = await (await planner.request('POST', '/api/plans', { year: 2030, title: 'Felter' })).json()
    const activities = `/api/plans/${id}/activities`
    const whole = {
      party: 'joint',
      category: 2,
      title: 'Messe',
      description: 'Første\nAnden',
      start: '2030-05-01',
      end: '2030-05-03',
      precision: 'day',
      status: 'planned',
      audience: ['SMV'],
      partners: ['DTU', 'SDU'],
      place: 'Odense',
      counterpart: 'Forsvaret',
      responsible: 'Jonas',
      budget: 250_000,
      goal: '40 deltagere',
    }
    const created = await (await planner.request('POST', activities, whole)).json()
    expect(created).toEqual({ id: created.id, ...whole })
    await planner.request('POST', activities, { party: 'difos', category: 3, title: 'Først i afsnit 3' })

    const change = {
      category: 3,
      description: 'Første\nTredje',
      start: null,
      end: null,
      budget: null,
      partners: ['DTU'],
    }
    const changed = await (await planner.request('PATCH', `${activities}/${created.id}`, change)).json()
    const { start: _start, end: _end, budget: _budget, ...kept } = whole
    expect(changed).toEqual({
      ...kept,
      id: created.id,
      category: 3,
      description: 'Første\nTredje',
      partners: ['DTU'],
    })
    const { sections } = await (await planner.request('GET', `/api/plans/${id}`)).json()
    expect(sections[1].activities).toEqual([])
    expect(sections[2].activities.at(-1)).toEqual(changed)

    const nothing = {
      place: null,
      counterpart: null,
      responsible: null,
      goal: null,
      audience: null,
      partners: null,
    }
    const cleared = await planner.request('PATCH', `${activities}/${created.id}`, nothing)
    expect(cleared.status).toBe(200)
    expect(await cleared.json()).toEqual({
      ...changed,
      place: '',
      counterpart: '',
      responsible: '',
      goal: '',
      audience: [],
      partners: [],
    })
  })

  test('keeps the lines of a text, however they end', async () => {
    const { id } = await (await planner.request('POST', '/api/plans', { year: 2033, title: 'Linjer' })).json()
    const activities = `/api/plans/${id}/activities`
    const body = {
      party: 'difos',
      category: 1,
      title: 'Messe',
      description: 'Første\r\nAnden',
      goal: 'a\r\nb',
    }
    const created = await (await planner.request('POST', activities, body)).json()
    expect(created).toMatchObject({ description: 'Første\nAnden', goal: 'a\nb' })
    const change = { description: 'Første\r\nTredje\rFjerde' }
    const changed = await (await planner.request('PATCH', `${activities}/${created.id}`, change)).json()
    expect(changed.description).toBe('Første\nTredje\nFjerde')
  })
})

describe('an activity whose record', () => {
  /** A new plan with one activity whose fields somebody sets over a socket to what no page would. */
  async function withFields(fields: Record<string, unknown>) {
    const { id } = await (await planner.request('POST', '/api/plans', { year: 2032, title: 'Skæv' })).json()
    const activities = `/api/plans/${id}/activities`
    const body = { party: 'censec', category: 3, title: 'Messe' }
    const activity = await (await planner.request('POST', activities, body)).json()
    const socket = await planner.openSocket(`plan/${id}`)
    await socket.sync()
    socket.edit((document) => {
      const record = activityRecords(document).get(activity.id)
      for (const [field, value] of Object.entries(fields)) record?.set(field, value)
    })
    await socket.hears('saved')
    socket.close()
    const patch = (change: object) => planner.request('PATCH', `${activities}/${activity.id}`, change)
    return { patch, post: () => planner.request('POST', activities, body) }
  }

  test('ends before it starts can be changed in all other ways, and put right', async () => {
    const { patch } = await withFields({ start: '2032-05-03', end: '2032-05-01' })
    const changed = await patch({ title: 'Messe i Odense' })
    expect(changed.status).toBe(200)
    expect(await changed.json()).toMatchObject({ title: 'Messe i Odense' })
    expect((await patch({ end: '2032-05-02' })).status).toBe(400)
    expect((await patch({ end: '2032-05-04' })).status).toBe(200)
  })

  test('has a rank that is none keeps nobody from adding others', async () => {
    const { post } = await withFields({ rank: 'zz!' })
    expect((await post()).status).toBe(201)
  })
})

test('[KEPT-2] a plan that cannot be loaded is said to be damaged, by HTTP and on the socket, and nothing else is', async () => {
  const journal = createMemoryJournal()
  const damaged = new Set<string>()
  const broken = await startTestServer({
    roomIdleMilliseconds: 0,
    ports: {
      journal: {
        ...journal,
        read: async (document) => {
          if (damaged.has(document)) throw new DocumentDamaged(document, 'record 3 is not what was written')
          return journal.read(document)
        },
      },
    },
  })
  const anna = await broken.signIn('anna')
  const { id } = await (await anna.request('POST', '/api/plans', { year: 2028, title: 'Hel' })).json()
  damaged.add('plan/demo-2027')
  const response = await anna.request('GET', '/api/plans/demo-2027')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ error: { code: 'plan-damaged' } })
  const socket = await anna.openSocket()
  expect((await socket.hears('closed')).code).toBe(4422)
  expect((await anna.request('GET', `/api/plans/${id}`)).status).toBe(200)
  await broken.close()
})
