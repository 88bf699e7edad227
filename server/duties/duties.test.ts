import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDecisions, readDutyActs } from '#shared/ledger/read-ledger.ts'
import type { DutiesAnswer, ListedDuty } from '#shared/protocol/schemas/duties.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'

let now: number
let server: TestServer
let anna: SignedIn
let mette: SignedIn
beforeEach(async () => {
  now = Date.parse('2027-04-01T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

const LOCKHEED = {
  party: 'difos',
  category: 3,
  title: 'Møde med Lockheed Martin',
  start: '2027-05-12',
  end: '2027-05-12',
  precision: 'day',
}
async function addActivity(who: SignedIn, fields: object = {}): Promise<string> {
  return (await (await who.request('POST', `${PLAN}/activities`, { ...LOCKHEED, ...fields })).json()).id
}
async function listFor(who: SignedIn): Promise<ListedDuty[]> {
  const { duties }: DutiesAnswer = await (await who.request('GET', '/api/duties')).json()
  return duties
}
async function dutyOf(who: SignedIn, activityId: string): Promise<ListedDuty> {
  const duty = (await listFor(who)).find((one) => one.activityId === activityId)
  if (!duty) throw new Error('There should be a duty.')
  return duty
}
const act = (who: SignedIn, { id }: { id: string }, body: object, part = '') =>
  who.request('POST', `${PLAN}${part}/duties/${encodeURIComponent(id)}/acts`, { ...body })
const codeOf = async (response: Response) => (await response.json()).error?.code
const send = (duty: ListedDuty) => ({
  act: 'sent',
  message: 'Vi ses med dem.',
  wordingHash: duty.wordingHash,
})

describe('[DUTY-2] a duty goes from who owes it to who is to hear', () => {
  test('sent, seen and acknowledged, each in the ledger with who and when, and the warning is answered', async () => {
    const activityId = await addActivity(mette)
    const duty = await dutyOf(mette, activityId)
    expect(duty).toMatchObject({ clause: 'tillaeg.3.b', owner: 'difos', isMine: true, isOverdue: false })
    expect((await dutyOf(anna, activityId)).isMine).toBe(false)
    expect((await act(mette, duty, send(duty))).status).toBe(201)
    expect(await dutyOf(anna, activityId)).toMatchObject({
      isMine: true,
      state: { name: 'sent', message: 'Vi ses med dem.', by: { personId: 'mette' } },
    })
    const peter = await server.signIn('peter')
    expect((await act(peter, duty, { act: 'seen' })).status).toBe(201)
    const { wordingHash } = duty
    const acknowledged = await act(anna, duty, { act: 'acknowledged', wordingHash })
    expect(await acknowledged.json()).toMatchObject({
      state: { name: 'acknowledged', by: { personId: 'anna' }, at: new Date(now).toISOString() },
      isEarlierWording: false,
    })
    const ledger = await mette.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()
    expect(readDutyActs(ledger.document).map(({ deed, by }) => `${by.personId} ${deed.act}`)).toEqual([
      'mette sent',
      'peter seen',
      'anna acknowledged',
    ])
    expect(readDecisions(ledger.document)).toMatchObject([{ outcome: 'done', by: { personId: 'mette' } }])
    ledger.close()
  })

  test('only who received acknowledges, only who owes sends, and nobody who but reads', async () => {
    const activityId = await addActivity(mette)
    const duty = await dutyOf(mette, activityId)
    const { wordingHash } = duty
    expect(await codeOf(await act(anna, duty, send(duty)))).toBe('duty-of-the-other')
    await act(mette, duty, send(duty))
    const acknowledge = { act: 'acknowledged', wordingHash }
    for (const name of ['mette', 'jonas'] as const)
      expect(await codeOf(await act(await server.signIn(name), duty, acknowledge))).toBe('duty-of-the-other')
    for (const name of ['ida', 'lars', 'rikke'] as const)
      expect(await codeOf(await act(await server.signIn(name), duty, acknowledge))).toBe('not-allowed')
    expect((await dutyOf(anna, activityId)).state.name).toBe('sent')
    expect((await act(await server.signIn('peter'), duty, acknowledge)).status).toBe(201)
  })

  test('one step at a time: nothing is acknowledged before it is sent, or twice', async () => {
    const duty = await dutyOf(mette, await addActivity(mette))
    const { wordingHash } = duty
    const acknowledge = { act: 'acknowledged', wordingHash }
    expect(await codeOf(await act(anna, duty, acknowledge))).toBe('duty-moved-on')
    await act(mette, duty, send(duty))
    const answers = await Promise.all([act(anna, duty, acknowledge), act(anna, duty, acknowledge)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('is given to somebody who can see to it, and to another day', async () => {
    const activityId = await addActivity(mette)
    const duty = await dutyOf(mette, activityId)
    expect((await act(mette, duty, { act: 'assigned', personId: 'lars' })).status).toBe(404)
    expect((await act(mette, duty, { act: 'assigned', personId: 'peter' })).status).toBe(404)
    await act(mette, duty, { act: 'assigned', personId: 'jonas' })
    await act(mette, duty, { act: 'due-changed', dueDate: '2027-03-31' })
    expect(await dutyOf(await server.signIn('jonas'), activityId)).toMatchObject({
      responsible: { personId: 'jonas' },
      due: { on: '2027-03-31', basis: 'set' },
      isMine: true,
      isOverdue: true,
    })
    expect((await dutyOf(mette, activityId)).isMine).toBe(false)
    expect((await listFor(mette))[0]?.isOverdue).toBe(true)
  })
})

test('[DUTY-3] an activity that is moved marks the acknowledgement as given for an earlier wording', async () => {
  const activityId = await addActivity(mette)
  const duty = await dutyOf(mette, activityId)
  await act(mette, duty, send(duty))
  const { wordingHash } = duty
  await act(anna, duty, { act: 'acknowledged', wordingHash })
  await mette.request('PATCH', `${PLAN}/activities/${activityId}`, { status: 'confirmed', budget: 5_000 })
  expect((await dutyOf(anna, activityId)).isEarlierWording).toBe(false)
  await mette.request('PATCH', `${PLAN}/activities/${activityId}`, { start: '2027-06-02', end: '2027-06-02' })
  const moved = await dutyOf(anna, activityId)
  expect(moved).toMatchObject({ state: { name: 'acknowledged' }, isEarlierWording: true })
  // What was on the screen is not what it says now.
  expect(await codeOf(await act(anna, duty, { act: 'acknowledged', wordingHash }))).toBe('out-of-date')
  const again = { act: 'acknowledged', wordingHash: moved.wordingHash }
  expect(await (await act(anna, duty, again)).json()).toMatchObject({ isEarlierWording: false })
})

describe('[DUTY-6] people are told', () => {
  const noticesOn = async (duty: ListedDuty, who: SignedIn): Promise<string[]> => {
    const { notices } = await (await who.request('GET', '/api/notifications')).json()
    return notices
      .filter(({ dutyId }: { dutyId?: string }) => dutyId === duty.id)
      .map(({ kind, about }: { kind: string; about: object }) => {
        expect(about).toEqual({ kind: 'activities', titles: ['Møde med Lockheed Martin'] })
        return kind
      })
  }

  test('who receives that it was sent, who sent that it was acknowledged, and nobody else', async () => {
    const duty = await dutyOf(mette, await addActivity(mette))
    await act(mette, duty, send(duty))
    const [peter, ida] = [await server.signIn('peter'), await server.signIn('ida')]
    for (const who of [anna, peter]) expect(await noticesOn(duty, who)).toEqual(['duty-sent'])
    for (const who of [mette, ida]) expect(await noticesOn(duty, who)).toEqual([])
    now += 60_000
    await act(anna, duty, { act: 'acknowledged', wordingHash: duty.wordingHash })
    for (const who of [anna, peter]) expect(await noticesOn(duty, who)).toEqual([])
    expect(await noticesOn(duty, mette)).toEqual(['duty-acknowledged'])
  })

  test('whose it is to act, once the day has passed', async () => {
    const duty = await dutyOf(mette, await addActivity(mette))
    await act(mette, duty, send(duty))
    now = Date.parse('2027-04-29T08:00:00Z')
    const told = await noticesOn(duty, await server.signIn('anna'))
    expect(told.sort()).toEqual(['duty-overdue', 'duty-sent'])
    expect(await noticesOn(duty, await server.signIn('mette'))).toEqual([])
  })
})

test('[DUTY-5] [MEET-7] what is overdue is proposed to the next meeting', async () => {
  const activityId = await addActivity(mette, { start: '2027-04-10', end: '2027-04-10' })
  const { proposals } = await (await anna.request('GET', '/api/meetings/2027-04/proposals')).json()
  expect(proposals).toContainEqual(
    expect.objectContaining({ kind: 'duty', activityId, titles: ['Møde med Lockheed Martin'] }),
  )
})

describe('[DUTY-7] duties of a confidential activity', () => {
  test('are its own party’s alone, and nothing of them is sent', async () => {
    const activityId = await addActivity(mette, { title: 'Hemmeligt møde med Lockheed Martin' })
    const duty = await dutyOf(mette, activityId)
    await act(mette, duty, { act: 'due-changed', dueDate: '2027-03-30' })
    const moved = { kind: 'activity', activityId }
    expect((await mette.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const own = await dutyOf(await server.signIn('jonas'), activityId)
    expect(own).toMatchObject({ isConfidential: true, isOverdue: true, due: { on: '2027-03-30' } })
    for (const name of ['anna', 'peter', 'ida', 'lars', 'rikke'] as const) {
      const who = await server.signIn(name)
      for (const path of ['/api/duties', '/api/notifications', '/api/meetings', `${PLAN}/overview`])
        expect(await (await who.request('GET', path)).text(), `${name} ${path}`).not.toMatch(
          new RegExp(`Hemmeligt|${activityId}`),
        )
    }
    const { proposals } = await (await mette.request('GET', '/api/meetings/2027-04/proposals')).json()
    expect(JSON.stringify(proposals)).not.toContain(activityId)
    expect((await act(mette, own, send(own), '/confidential')).status).toBe(400)
    expect((await act(mette, own, send(own))).status).toBe(404)
    expect((await act(anna, own, { act: 'reopened' }, '/confidential')).status).toBe(404)
    const { wordingHash } = own
    const drop = { act: 'dropped', reason: 'De har fået det mundtligt.', wordingHash }
    expect(await (await act(mette, own, drop, '/confidential')).json()).toMatchObject({
      state: { name: 'dropped', reason: 'De har fået det mundtligt.' },
    })
    const ledger = await mette.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()
    expect(readDutyActs(ledger.document)).toEqual([])
    ledger.close()
  })
})
