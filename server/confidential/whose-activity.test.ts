/** Who may take an activity out of the shared plan: the party whose it is, whatever somebody has typed into it since. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { separateActivities } from '#shared/findings/separate-activities.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'

let server: TestServer
let anna: SignedIn
let mette: SignedIn
beforeEach(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

async function add(who: SignedIn, fields: object = {}): Promise<string> {
  const body = { party: 'censec', category: 2, title: 'Egen messe i Aarhus', ...fields }
  return (await (await who.request('POST', `${PLAN}/activities`, body)).json()).id
}

/** As the person's page does it. */
async function edit(who: SignedIn, change: (plan: Y.Doc) => void): Promise<void> {
  const socket = await who.openSocket()
  await socket.sync()
  socket.edit(change)
  await socket.settled()
  socket.close()
}

async function addOnPage(who: SignedIn, id: string, party: 'censec' | 'difos' | 'joint'): Promise<string> {
  const activity = { party, category: 2, rank: 'n', title: `Egen messe ${id}` } as const
  await edit(who, (plan) => createActivity(plan, id, activity, 'test'))
  return id
}

const rename = (who: SignedIn, id: string, party: 'censec' | 'difos' | 'joint') =>
  edit(who, (plan) => void changeActivity(plan, id, { party }, 'test'))

async function moveIn(who: SignedIn, activityId: string): Promise<number> {
  const moved = { kind: 'activity', activityId }
  return (await who.request('POST', `${PLAN}/confidential/move-in`, { moved })).status
}

/** The plan goes on without history, and without knowing who wrote what. */
const renewPlan = async () => expect(await moveIn(anna, await add(anna))).toBe(200)

test('[CONF-2] nobody takes the other’s activity by giving it their own party, by the routes or in the room', async () => {
  const byRoute = await add(anna)
  await mette.request('PATCH', `${PLAN}/activities/${byRoute}`, { party: 'difos' })
  const onPage = await addOnPage(anna, 'egen', 'censec')
  await rename(mette, onPage, 'joint')
  await rename(mette, onPage, 'difos')
  for (const id of [byRoute, onPage]) expect(await moveIn(mette, id), id).toBe(409)
  await renewPlan()
  for (const id of [byRoute, onPage]) expect(await moveIn(mette, id), id).toBe(409)
  await rename(mette, onPage, 'censec')
  expect(await moveIn(anna, onPage)).toBe(200)
})

test('[CONF-2] nor by putting another in its place under its id', async () => {
  const id = await addOnPage(anna, 'egen', 'censec')
  await edit(mette, (plan) => {
    const copy = activityRecords(plan).get(id)?.clone()
    if (!copy) throw new Error('It should be there.')
    activityRecords(plan).set(id, copy)
    copy.set('party', 'difos')
  })
  expect(await moveIn(mette, id)).toBe(409)
})

test.each([
  ['that is there', false],
  ['that was removed', true],
])('[CONF-2] nor by moving out what one has called as the other’s activity %s', async (_which, isRemoved) => {
  const id = await addOnPage(anna, 'egen', 'censec')
  const part = await mette.openSocket(`${PLAN_ROOM}/confidential/difos`)
  await part.sync()
  // As it reads in the plan, under its very id.
  part.edit((document) => {
    const activity = { party: 'censec', category: 2, rank: 'n', title: `Egen messe ${id}` } as const
    createActivity(document, id, activity, 'test')
  })
  await part.settled()
  part.close()
  if (isRemoved) await edit(anna, (plan) => removeActivity(plan, id, 'test'))
  const moved = { kind: 'activity', activityId: id }
  const out = await mette.request('POST', `${PLAN}/confidential/move-out`, { moved })
  const { activityId } = await out.json()
  await edit(mette, (plan) => restoreActivity(plan, id, 'test'))
  await rename(mette, id, 'difos')
  expect(await moveIn(mette, id)).toBe(409)
  expect(activityId === id).toBe(!isRemoved)
})

test('[CONF-2] what one party has given the other is the other’s, also in a new generation', async () => {
  const atOnce = await addOnPage(anna, 'straks', 'difos')
  const later = await addOnPage(anna, 'siden', 'censec')
  await rename(anna, later, 'difos')
  expect(await moveIn(mette, atOnce)).toBe(200)
  await renewPlan()
  expect(await moveIn(mette, later)).toBe(200)
})

test('[CONF-2] one’s own stays one’s own when it was joint for a while, whoever parts it again', async () => {
  const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
  const [{ a, b }] = overlaps
  await edit(anna, (plan) => void mergeActivities(plan, [a, b], 'test', BUILT_IN_AGREEMENT))
  expect(await moveIn(anna, a)).not.toBe(200)
  await edit(anna, (plan) => {
    for (const id of [a, b]) separateActivities(plan, id, 'test')
  })
  expect(await moveIn(mette, a)).toBe(409)
  expect(await moveIn(anna, a)).toBe(200)
})

test('[CONF-2] one’s own that was made by a route, or moved out again, stays one’s own when it was joint for a while', async () => {
  const id = await add(anna)
  const moved = { kind: 'activity', activityId: id }
  for (const _ of ['made by a route', 'moved out again']) {
    await rename(anna, id, 'joint')
    await rename(anna, id, 'censec')
    expect(await moveIn(anna, id)).toBe(200)
    expect((await anna.request('POST', `${PLAN}/confidential/move-out`, { moved })).status).toBe(200)
  }
})

test('[CONF-2] an activity that the other’s was merged into is not one’s own, whatever it is called', async () => {
  const kept = await addOnPage(anna, 'a-egen', 'censec')
  const others = await addOnPage(mette, 'b-deres', 'difos')
  await edit(anna, (plan) => {
    const into = mergeActivities(plan, [kept, others], 'test', BUILT_IN_AGREEMENT)
    if (into) changeActivity(plan, into, { party: 'censec' }, 'test')
  })
  const removed = await server.server.plans.inPlan('demo-2027', (room) =>
    room.read((plan) => [kept, others].filter((id) => activityRecords(plan).get(id)?.get('removed'))),
  )
  expect(removed).toHaveLength(1)
  const [into] = [kept, others].filter((id) => !removed.includes(id))
  expect(await moveIn(anna, String(into))).toBe(409)
  await renewPlan()
  expect(await moveIn(anna, String(into))).toBe(409)
})

test('[CONF-2] what is removed is nobody’s to take', async () => {
  const id = await add(anna)
  await edit(anna, (plan) => removeActivity(plan, id, 'test'))
  expect(await moveIn(anna, id)).toBe(404)
})
