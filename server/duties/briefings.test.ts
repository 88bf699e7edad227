import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BriefingsAnswer } from '#shared/protocol/schemas/duties.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const WEEK = 7 * 86_400_000

let now: number
let server: TestServer
beforeEach(async () => {
  // A Monday.
  now = Date.parse('2027-03-01T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
})
afterEach(() => server.close())

async function briefingsFor(who: SignedIn, week: string): Promise<BriefingsAnswer['briefings']> {
  const { briefings }: BriefingsAnswer = await (await who.request('GET', '/api/briefings')).json()
  return briefings.filter((briefing) => briefing.week === week)
}
const titlesIn = (briefings: BriefingsAnswer['briefings']) =>
  briefings.flatMap(({ category, items }) => items.map(({ title }) => `${category} ${title}`))

test('[DUTY-8] each week has what came in it, one receipt a section, until something is changed again', async () => {
  const mette = await server.signIn('mette')
  await mette.request('POST', `${PLAN}/versions`, { name: 'Ugen er omme' })
  now += WEEK
  const [anna, peter] = [await server.signIn('anna'), await server.signIn('peter')]
  const again = await server.signIn('mette')
  const meeting = { party: 'difos', category: 3, title: 'Fremstød i Oslo' }
  const { id } = await (await again.request('POST', `${PLAN}/activities`, meeting)).json()
  await again.request('POST', `${PLAN}/activities`, { ...meeting, party: 'censec', title: 'CenSecs eget' })
  await again.request('POST', `${PLAN}/activities`, { ...meeting, category: 5, title: 'Nyhedsbrev' })
  const week = '2027-03-08'
  const [told] = await briefingsFor(anna, week)
  expect(titlesIn(await briefingsFor(anna, week))).toEqual(['3 Fremstød i Oslo'])
  // The week before has what the plan began with.
  expect(titlesIn(await briefingsFor(anna, '2027-03-01')).length).toBeGreaterThan(1)

  const items = told?.items.map(({ activityId, wordingHash }) => ({ activityId, wordingHash }))
  const receipt = { week, category: 3, items }
  expect((await peter.request('POST', `${PLAN}/briefings`, receipt)).status).toBe(201)
  expect((await briefingsFor(anna, week))[0]?.seen).toMatchObject({ by: { personId: 'peter' } })
  await again.request('PATCH', `${PLAN}/activities/${id}`, { place: 'Oslo' })
  expect((await briefingsFor(anna, week))[0]?.seen).toBeUndefined()
  expect((await peter.request('POST', `${PLAN}/briefings`, { ...receipt, category: 5 })).status).toBe(404)
  // No list is of such a week.
  for (const other of ['2027-03-09', '2027-03-15', '2027-02-08', '1999-03-01'])
    expect((await peter.request('POST', `${PLAN}/briefings`, { ...receipt, week: other })).status).toBe(404)
  for (const name of ['ida', 'rikke'] as const) {
    const who = await server.signIn(name)
    expect((await who.request('POST', `${PLAN}/briefings`, receipt)).status).toBe(403)
  }
})

test('[DUTY-7] [DUTY-8] nothing of what has become confidential is told', async () => {
  const mette = await server.signIn('mette')
  const { id } = await (
    await mette.request('POST', `${PLAN}/activities`, { party: 'difos', category: 3, title: 'Hemmeligt' })
  ).json()
  await mette.request('POST', `${PLAN}/versions`, { name: 'Før' })
  await mette.request('POST', `${PLAN}/confidential/move-in`, { moved: { kind: 'activity', activityId: id } })
  now += WEEK
  const anna = await server.signIn('anna')
  const answer = await (await anna.request('GET', '/api/briefings')).text()
  expect(answer).toContain('"week":"2027-03-01"')
  expect(answer).not.toMatch(new RegExp(`Hemmeligt|${id}`))
})

test('[DUTY-8] the last weeks of a year are told of in the next one, too', async () => {
  // A Monday.
  now = Date.parse('2027-12-27T08:00:00Z')
  const mette = await server.signIn('mette')
  const { id } = await (
    await mette.request('POST', `${PLAN}/activities`, {
      party: 'difos',
      category: 3,
      title: 'Fremstød i Oslo',
    })
  ).json()
  await mette.request('POST', `${PLAN}/versions`, { name: 'Året er omme' })
  now += WEEK
  const anna = await server.signIn('anna')
  const [told] = await briefingsFor(anna, '2027-12-27')
  expect(told?.items.map(({ activityId }) => activityId)).toContain(id)
  now += 4 * WEEK
  expect(await briefingsFor(await server.signIn('anna'), '2027-12-27')).toEqual([])
})
