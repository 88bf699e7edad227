/** A workspace whose agreement has three categories: everywhere there are three sections, and nothing takes a fourth. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseAgreement } from '#shared/agreement/agreement.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const isOfThree = ({ category = 1 }: { category?: number | undefined }) => category <= 3
const agreement = parseAgreement({
  ...BUILT_IN_AGREEMENT,
  categories: BUILT_IN_AGREEMENT.categories.slice(0, 3),
  groups: BUILT_IN_AGREEMENT.groups.map((group) => (isOfThree(group) ? group : { ...group, category: 3 })),
})

let server: TestServer
let anna: SignedIn
let planId: string
beforeAll(async () => {
  server = await startTestServer({ agreement })
  anna = await server.signIn('anna')
  const made = await anna.request('POST', '/api/plans', { year: 2028, title: 'Plan 2028' })
  planId = (await made.json()).id
})
afterAll(() => server.close())

const EVENT = { party: 'censec', title: 'Netværksdag' }

it('[AGREEDATA-4] a plan has a section for each category of the agreement', async () => {
  const { sections } = await (await anna.request('GET', `/api/plans/${planId}`)).json()
  expect(sections.map(({ category }: { category: number }) => category)).toEqual([1, 2, 3])
})

it('[AGREEDATA-4] an activity goes into one of them, and into no other', async () => {
  const activities = `/api/plans/${planId}/activities`
  const made = await anna.request('POST', activities, { ...EVENT, category: 3 })
  expect(made.status).toBe(201)
  const { id } = await made.json()
  const refused = await anna.request('POST', activities, { ...EVENT, category: 4 })
  expect(refused.status).toBe(400)
  expect((await refused.json()).error.code).toBe('invalid-input')
  expect((await anna.request('PATCH', `${activities}/${id}`, { category: 4 })).status).toBe(400)
})

it('[AGREEDATA-4] there is nothing to sign beyond them', async () => {
  expect((await anna.request('GET', `/api/plans/${planId}/sections/3`)).status).toBe(200)
  expect((await anna.request('GET', `/api/plans/${planId}/sections/4`)).status).toBe(404)
})

it('[AGREEDATA-4] an export has them and no others', async () => {
  const file = await anna.request('GET', `/api/plans/${planId}/export?format=md`)
  const headings = [...(await file.text()).matchAll(/^## (\d)\. /gmu)].map(([, number]) => number)
  expect(headings).toEqual(['1', '2', '3'])
})

it('[AGREEDATA-4] the plan is agreed once all of them are', async () => {
  const mette = await server.signIn('mette')
  const statusNow = async () => (await (await anna.request('GET', `/api/plans/${planId}`)).json()).status
  for (const category of [1, 2, 3]) {
    expect(await statusNow()).toBe('draft')
    for (const who of [anna, mette]) {
      const section = `/api/plans/${planId}/sections/${category}`
      const { contentHash } = await (await who.request('GET', section)).json()
      const signed = await who.request('POST', `${section}/sign-offs`, { act: 'approved', contentHash })
      expect(signed.status).toBeLessThan(300)
    }
  }
  expect(await statusNow()).toBe('agreed')
})
