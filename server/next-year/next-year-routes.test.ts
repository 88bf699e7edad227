import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

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
