import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFollowUps, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { noteOrigins, readOrigin } from '#shared/next-year/origins.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let anna: SignedIn

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const SECRET = 'Afskedigelse af en medarbejder'

beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  const { id } = await (
    await anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 2, title: SECRET })
  ).json()
  const moved = { kind: 'activity', activityId: id }
  expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
})
afterAll(() => server.close())

interface Told {
  id: string
  title: string
  status: string
  start?: string
  precision: string
  description: string
}

async function activitiesOf(planId: string): Promise<Told[]> {
  const { sections } = await (await anna.request('GET', `/api/plans/${planId}`)).json()
  return sections.flatMap(({ activities }: { activities: Told[] }) => activities)
}

test('[FOLLOW-6] [NEXT-5] [NEXT-6] what became of the activities is told of this year, and not copied into the next', async () => {
  const socket = await anna.openSocket(PLAN_ROOM)
  await socket.sync()
  const [first] = await activitiesOf(DEMO_PLAN_ID)
  const said = { outcome: 'held', participants: 48, lessons: 'Længere pauser.' } as const
  socket.edit((document) => setFollowUp(document, first?.id ?? '', said))
  await socket.hears('saved')
  socket.close()
  const told = await (await anna.request('GET', `${PLAN}/follow-ups`)).json()
  expect(told.followUps).toMatchObject([
    {
      title: first?.title,
      followUp: { outcome: 'held', counts: { participants: 48 }, lessons: said.lessons },
    },
  ])
  const { id } = await (
    await anna.request('POST', `${PLAN}/next-year`, { year: 2030, title: 'Plan 2030' })
  ).json()
  expect(await (await anna.request('GET', `/api/plans/${id}/follow-ups`)).json()).toEqual({ followUps: [] })
  const next = await anna.openSocket(PLAN_ROOM.replace(DEMO_PLAN_ID, id))
  await next.sync()
  expect(readFollowUps(next.document).size).toBe(0)
  // Each copy knows what it is a copy of, so its card can tell what became of that.
  const copies = await activitiesOf(id)
  const originals = await activitiesOf(DEMO_PLAN_ID)
  expect(copies.map((copy) => readOrigin(next.document, copy.id))).toEqual(
    originals.map(({ id: activityId }) => ({ planId: DEMO_PLAN_ID, activityId })),
  )
  // And nobody but the server says so.
  next.edit((document) => noteOrigins(document, [[copies[0]?.id ?? '', { planId: 'x', activityId: 'y' }]]))
  await next.hears('refused')
  next.close()
})

describe('[NEXT-1] next year from this year', () => {
  test('has the same activities in the same order under new ids, without decisions, threads or signatures', async () => {
    const begun = await anna.request('POST', `${PLAN}/next-year`, { year: 2028, title: 'Plan 2028' })
    expect(begun.status).toBe(201)
    const { id, activities } = await begun.json()
    const before = await activitiesOf(DEMO_PLAN_ID)
    const after = await activitiesOf(id)
    expect(activities).toBe(before.length)
    expect(after.map(({ title, description }) => [title, description])).toEqual(
      before.map(({ title, description }) => [title, description]),
    )
    const ids = new Set(before.map((one) => one.id))
    expect(after.filter((one) => ids.has(one.id))).toEqual([])
    expect((await (await anna.request('GET', `/api/plans/${id}/threads`)).json()).threads).toEqual([])
    const fair = after.find(({ title }) => title === 'Dansk fællesstand på DSEI Germany')
    expect(fair).toMatchObject({ start: '2028-03-07', end: '2028-03-10', status: 'planned' })
  })

  test('[NEXT-4] has nothing of a confidential part, and leaves that where it is', async () => {
    const { id } = await (
      await anna.request('POST', `${PLAN}/next-year`, { year: 2028, title: 'Plan 2028' })
    ).json()
    expect(JSON.stringify(await activitiesOf(id))).not.toContain(SECRET)
    expect(await (await anna.request('GET', `/api/plans/${id}/confidential`)).text()).not.toContain(SECRET)
    expect(await (await anna.request('GET', `${PLAN}/confidential`)).text()).toContain(SECRET)
  })

  test('says in the audit trail which plan it was begun from', async () => {
    const { id } = await (
      await anna.request('POST', `${PLAN}/next-year`, { year: 2029, title: 'Plan 2029' })
    ).json()
    const { entries } = await (await anna.request('GET', '/api/audit?kind=plan')).json()
    expect(entries[0]).toMatchObject({
      action: 'next-year-begun',
      facts: { planId: id, fromPlanId: DEMO_PLAN_ID },
    })
  })
})
