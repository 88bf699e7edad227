import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { doubtsOf } from '#shared/follow-up/doubts.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import { followUpSchema } from '#shared/protocol/schemas/follow-up.ts'
import { type PersonName, startTestServer, type TestServer } from '../../testing/start-test-server.ts'
import { LAST_YEAR_PLAN_ID } from './seed-last-year.ts'

/** Late in the year that is over. */
const TODAY: IsoDate = '2026-11-29'
const PLAN = `/api/plans/${LAST_YEAR_PLAN_ID}`

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    hasLastYear: true,
    ports: { clock: { now: () => Date.parse(`${TODAY}T10:00:00Z`) } },
  })
})
afterAll(() => server.close())

async function read(name: PersonName, path: string) {
  const response = await (await server.signIn(name)).request('GET', path)
  expect(response.status).toBe(200)
  return response.json()
}

describe('the demo’s year before', () => {
  test('is listed after the demo plan', async () => {
    const { plans } = await read('rikke', '/api/plans')
    expect(plans.map(({ id }: { id: string }) => id)).toEqual(['demo-2027', LAST_YEAR_PLAN_ID])
  })

  test('has nothing in its follow-ups that can’t be so', async () => {
    const { followUps } = await read('anna', `${PLAN}/follow-ups`)
    expect(followUps.length).toBeGreaterThan(10)
    for (const { title, followUp } of followUps)
      expect([title, doubtsOf(followUpSchema.parse(followUp), TODAY)]).toEqual([title, []])
  })

  test('has an account in which every overlap has ended and one duty was acknowledged late', async () => {
    const account: AccountAnswer = await read('anna', `${PLAN}/account`)
    const { merged, coordinated, kept, dismissed, open } = account.overlaps
    expect([merged, kept, dismissed, open].map(({ length }) => length)).toEqual([1, 1, 0, 0])
    expect(coordinated.length).toBeGreaterThan(0)
    const duties = Object.values(account.duties)
    expect(duties.flatMap(({ late }) => late).map(({ title }) => title)).toEqual([
      'Informationsmøde om årets EDF-opslag',
    ])
    expect(duties.flatMap((ends) => ends['in-time']).length).toBeGreaterThan(0)
    expect(duties.flatMap((ends) => ends['not-due'])).toEqual([])
  })

  test('has nobody wait for anything but the two planners, each for a late follow-up', async () => {
    for (const [name, titles] of [
      ['anna', []],
      ['mette', []],
      ['peter', ['Morgenmøde om sikkerhedsgodkendelse af virksomheder']],
      ['jonas', ['Webinar: Sådan bliver din virksomhed sikkerhedsgodkendt']],
    ] as const) {
      const { waiting } = await read(name, `${PLAN}/overview`)
      expect([name, waiting.map(({ activity }: { activity: { title: string } }) => activity?.title)]).toEqual(
        [name, titles],
      )
    }
  })
})
