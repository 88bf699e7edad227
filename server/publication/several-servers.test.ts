import { afterEach, expect, test } from 'vitest'
import { publicIdOf, publicPath } from '#shared/publication/public-id.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { agreeSection, amendSection, publish, withdraw } from '../testing/publish-steps.ts'
import { type SignedIn, send } from '../testing/start-test-server.ts'
import { startTwoServers, type TwoServers } from '../testing/two-servers.ts'
import { describeWithPostgres } from '../testing/with-postgres.ts'

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const PAGE = publicPath(publicIdOf({ id: DEMO_PLAN_ID, year: 2027 }))
/** The very next request is to be answered so, at whichever moment the other server has heard of it. */
const ROUNDS = 5

let servers: TwoServers
let anna: SignedIn
let mette: SignedIn
afterEach(() => servers.close())

const fetchThere = (headers: Record<string, string> = {}) =>
  send(servers.there.url, 'GET', PAGE, undefined, headers)

describeWithPostgres('[PUBLIC-8] on several servers', () => {
  test('what one takes down is down on the other from the very next request on, whoever has it; and what is agreed anew is there', async () => {
    servers = await startTwoServers()
    anna = await servers.here.signIn('anna')
    mette = await servers.here.signIn('mette')
    const body = { party: 'censec', category: 5, title: 'Udgave 0' }
    const { id } = await (await anna.request('POST', `${PLAN}/activities`, body)).json()
    await agreeSection(DEMO_PLAN_ID, 5, [anna, mette])
    for (let round = 0; round < ROUNDS; round++) {
      await publish(DEMO_PLAN_ID, [anna, mette])
      const page = await fetchThere()
      expect(await page.text()).toContain(`Udgave ${round}`)
      const etag = page.headers.get('etag') ?? ''
      expect((await fetchThere({ 'if-none-match': etag })).status).toBe(304)
      // The same bytes have the same name on both, also where each is reached by an address of its own.
      const calendar = await send(servers.there.url, 'GET', `${PAGE}.ics`)
      const known = { 'if-none-match': calendar.headers.get('etag') ?? '' }
      expect((await send(servers.here.url, 'GET', `${PAGE}.ics`, undefined, known)).status).toBe(304)
      await amendSection(DEMO_PLAN_ID, 5, anna)
      await anna.request('PATCH', `${PLAN}/activities/${id}`, { title: `Udgave ${round + 1}` })
      await agreeSection(DEMO_PLAN_ID, 5, [mette, anna])
      expect(await (await fetchThere({ 'if-none-match': etag })).text()).toContain(`Udgave ${round + 1}`)
      await withdraw(DEMO_PLAN_ID, mette)
      expect((await fetchThere({ 'if-none-match': etag })).status).toBe(404)
    }
    await publish(DEMO_PLAN_ID, [mette, anna])
    await amendSection(DEMO_PLAN_ID, 5, anna)
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    expect(await (await fetchThere()).text()).not.toContain('Udgave')
  })
})
