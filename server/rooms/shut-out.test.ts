/** Two servers that share a directory: who is shut out by the one has nothing open on the other. */
import { afterEach, describe, expect, test } from 'vitest'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryRelays } from '../adapters/memory-relay.ts'
import { openRawSocket, type RawSocket } from '../testing/raw-socket.ts'
import {
  PASSWORD,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

let servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

/** How the other server may come to hear of it. */
const WAYS = {
  'by the relay alone': { hasNews: true, mayLook: true, looks: false },
  'while the relay is away': { hasNews: false, mayLook: true, looks: true },
  'where the news is lost': { hasNews: true, isLost: true, mayLook: true, looks: true },
} as const

async function start(way: keyof typeof WAYS): Promise<{ here: TestServer; there: TestServer }> {
  const { hasNews, looks } = WAYS[way]
  const relays = createMemoryRelays()
  const directory = createMemoryDirectory()
  const here = await startTestServer({ ports: { directory, relay: relays.join() } })
  servers.push(here)
  const { journal } = here.ports
  const never = new Promise<never>(() => {})
  const there = await startTestServer({
    ports: {
      directory: looks ? directory : { ...directory, findSessions: () => never },
      journal,
      relay: relays.join(),
    },
    empty: true,
  })
  servers.push(there)
  if (!hasNews) relays.setAway(true)
  if (way === 'where the news is lost') relays.lose(1_000)
  return { here, there }
}

/** A room of the other server, opened on a session that began on this one. */
async function openOn(server: TestServer, { cookie }: SignedIn, room = PLAN_ROOM): Promise<RawSocket> {
  const socket = await openRawSocket(`${server.url.replace('http', 'ws')}/sync/${room}`, { cookie })
  await socket.hears('hello')
  return socket
}

const codeOf = async (socket: RawSocket) => (await socket.hears('closed')).code

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  '[SERVERS-25] %s, the other server closes what stands open',
  (way) => {
    test('for who signs out, and nobody else', async () => {
      const { here, there } = await start(way)
      const [peter, mette] = [await here.signIn('peter'), await here.signIn('mette')]
      const [plan, words] = [await openOn(there, peter), await openOn(there, peter, 'workspace')]
      const other = await openOn(there, mette)
      expect((await peter.request('DELETE', '/api/session')).status).toBe(204)
      expect([await codeOf(plan), await codeOf(words)]).toEqual([
        CLOSE_CODES.notSignedIn,
        CLOSE_CODES.notSignedIn,
      ])
      await other.settled()
      expect(other.heard.filter(({ kind }) => kind === 'closed')).toEqual([])
    })

    test('for who is deactivated, or given another role: also what is confidential', async () => {
      const { here, there } = await start(way)
      const [mette, anna] = [await here.signIn('mette'), await here.signIn('anna')]
      const jonas = await openOn(there, await here.signIn('jonas'), `${PLAN_ROOM}/confidential/difos`)
      const peter = await openOn(there, await here.signIn('peter'))
      expect((await mette.request('PATCH', '/api/people/jonas', { role: 'reader' })).status).toBe(200)
      expect(await codeOf(jonas)).toBe(CLOSE_CODES.notAllowed)
      expect((await anna.request('PATCH', '/api/people/peter', { isActive: false })).status).toBe(200)
      expect(await codeOf(peter)).toBe(CLOSE_CODES.notAllowed)
    })

    test('for who is asked for a second factor, and on other sessions after another password', async () => {
      const { here, there } = await start(way)
      const [anna, mette] = [await here.signIn('anna'), await here.signIn('mette')]
      const elsewhere = await openOn(there, await here.signIn('mette'))
      const own = await openOn(there, mette)
      const passwords = { present: PASSWORD, next: 'et helt andet langt kodeord' }
      expect((await mette.request('POST', '/api/session/password', passwords)).status).toBe(204)
      expect(await codeOf(elsewhere)).toBe(CLOSE_CODES.notSignedIn)
      await own.settled()
      expect((await anna.request('PATCH', '/api/settings', { secondFactorForDirectors: true })).status).toBe(
        200,
      )
      expect(await codeOf(own)).toBe(CLOSE_CODES.notAllowed)
    })
  },
)
