import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StandingAnswer, standingAnswer } from '#shared/protocol/schemas/standing.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PATH = '/api/standing-duties'

let now: number
let server: TestServer
let anna: SignedIn
let mette: SignedIn
beforeEach(async () => {
  now = Date.parse('2026-11-30T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

const read = async (who: SignedIn): Promise<StandingAnswer> => (await who.request('GET', PATH)).json()
const check = async (name: string) => (await read(anna)).checks.find((one) => one.name === name)
const codeOf = async (response: Response) => (await response.json()).error?.code
const addSeat = async (who: SignedIn, name: string, isMember = true): Promise<string> => {
  const seat = { kind: 'seat', name, organisation: 'Et firma', isMember }
  return (await (await who.request('POST', PATH, seat)).json()).id
}

describe('[DUTY-9] the register', () => {
  test('counts the seats that are backed by the other party and held by members', async () => {
    expect(await check('seats')).toMatchObject({ isMet: false, count: 0, atLeast: 2 })
    const [one, two, outsider] = [
      await addSeat(anna, 'En'),
      await addSeat(mette, 'To'),
      await addSeat(mette, 'Tre', false),
    ]
    expect(await codeOf(await anna.request('POST', `${PATH}/${one}/backing`))).toBe('not-allowed')
    for (const id of [one, outsider]) await mette.request('POST', `${PATH}/${id}/backing`)
    expect(await check('seats')).toMatchObject({ isMet: false, count: 1 })
    await mette.request('POST', `${PATH}/${two}/backing`)
    expect(await check('seats')).toMatchObject({ isMet: true, count: 2 })
    await anna.request('POST', `${PATH}/${two}/end`)
    expect(await check('seats')).toMatchObject({ isMet: false, count: 1 })
    const ended = (await read(mette)).records.find(({ id }) => id === two)
    expect(ended).toMatchObject({
      backed: { by: { personId: 'mette' } },
      ended: { by: { personId: 'anna' } },
    })
  })

  test('keeps who backed a seat first', async () => {
    const seat = await addSeat(anna, 'En')
    const jonas = await server.signIn('jonas')
    await mette.request('POST', `${PATH}/${seat}/backing`)
    expect((await jonas.request('POST', `${PATH}/${seat}/backing`)).status).toBe(201)
    expect((await read(anna)).records).toMatchObject([{ backed: { by: { personId: 'mette' } } }])
  })

  test('says how next year’s plan, contact and what members are told stand', async () => {
    expect(await check('plan')).toMatchObject({ isMet: false, year: 2027, state: 'draft' })
    expect(await check('contact')).toMatchObject({ isMet: false, hasBeen: false })
    await anna.request('POST', '/api/meetings/contacts', { text: 'Ringede sammen' })
    expect(await check('contact')).toMatchObject({ isMet: true, hasBeen: true, days: 0 })
    expect(await check('members')).toMatchObject({ isMet: false })
    await anna.request('POST', PATH, { kind: 'members', text: 'Fælles nyhedsbrev' })
    expect(await check('members')).toMatchObject({ isMet: true, last: '2026-11-30' })
    const ahead = { kind: 'members', text: 'Nyhedsbrev', on: '2027-01-01' }
    expect((await anna.request('POST', PATH, ahead)).status).toBe(400)
    now = Date.parse('2027-01-10T08:00:00Z')
    anna = await server.signIn('anna')
    expect(await check('contact')).toMatchObject({ isMet: false })
    expect(await check('plan')).toMatchObject({ year: 2028, state: 'missing' })
  })

  test('is read by who may see the boards’ papers', async () => {
    for (const name of ['peter', 'ida', 'lars'] as const)
      expect((await (await server.signIn(name)).request('GET', PATH)).status).toBe(200)
    expect((await (await server.signIn('rikke')).request('GET', PATH)).status).toBe(403)
    expect((await (await server.signIn('ida')).request('POST', PATH, {})).status).toBe(403)
  })
})

describe('[DUTY-10] notice', () => {
  test('ends the agreement three months on, is a director’s to give, and withdrawn by their party alone', async () => {
    const on = '2026-11-30'
    const peter = await server.signIn('peter')
    expect((await peter.request('POST', `${PATH}/notice`, { on })).status).toBe(403)
    const given = await (await anna.request('POST', `${PATH}/notice`, { on })).json()
    expect(given).toMatchObject({ on, endsOn: '2027-02-28', set: { by: { personId: 'anna' } } })
    expect(await codeOf(await mette.request('POST', `${PATH}/notice`, { on }))).toBe('duty-moved-on')
    expect((await read(mette)).records).toMatchObject([{ kind: 'termination', endsOn: '2027-02-28' }])
    const withdraw = (who: SignedIn) => who.request('POST', `${PATH}/${given.id}/end`)
    expect(await codeOf(await withdraw(mette))).toBe('duty-of-the-other')
    expect(await codeOf(await withdraw(peter))).toBe('not-allowed')
    expect((await withdraw(anna)).status).toBe(201)
    expect((await mette.request('POST', `${PATH}/notice`, { on })).status).toBe(201)
  })

  test('is of a day from which the end can be told', async () => {
    const given = await anna.request('POST', `${PATH}/notice`, { on: '9999-12-31' })
    expect(given.status).toBe(400)
    expect(standingAnswer.safeParse(await read(anna)).success).toBe(true)
  })
})
