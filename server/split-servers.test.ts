/** Two servers, of which one reaches the database and not Redis, and the other Redis and not the database. */
import { expect, test, vi } from 'vitest'
import { relayKeyIn } from './adapters/postgres-workspace.ts'
import { openRedisRelay } from './adapters/redis-relay.ts'
import { type CuttingProxy, startCuttingProxy } from './testing/cutting-proxy.ts'
import { startPrivateRedis } from './testing/private-redis.ts'
import { seededRandom } from './testing/seeded-random.ts'
import { send, type TestServer } from './testing/start-test-server.ts'
import { type Lines, startTwoServers } from './testing/two-servers.ts'
import { mustBeOnce, Typist, wordsIn, wordsOnNewPage } from './testing/typist.ts'
import { describeWithBoth } from './testing/with-both.ts'
import { newDatabase } from './testing/with-postgres.ts'

const SOON = { timeout: 20_000, interval: 20 }
const WORDS = 5

interface Line {
  postgres: CuttingProxy
  redis: CuttingProxy
}

describeWithBoth('[SERVERS-29] two servers that are split', () => {
  test('say so; who can reach the database goes on, who cannot keeps waiting, and once healed all is there once and read alike', async () => {
    const [url, redis] = await Promise.all([newDatabase(), startPrivateRedis()])
    const [hereLine, thereLine] = await Promise.all([lineTo(url, redis.url), lineTo(url, redis.url)])
    const lines = { here: linesOver(hereLine), there: linesOver(thereLine) }
    const { here, there, close } = await startTwoServers({}, undefined, lines)
    const [one, other] = await Promise.all([typistOn(here, 'anna', 0), typistOn(there, 'mette', 1)])
    await meetEachOther(one, other)
    await says(here, 200, [])
    await says(there, 200, [])

    hereLine.redis.setOpen(false)
    thereLine.postgres.setOpen(false)
    await says(here, 200, ['relay-away'])
    await says(there, 503, 'database-away')
    const waiting = typeSome(other)
    typeSome(one)
    await one.allSaved()
    expect(waiting.filter((word) => other.saved.has(word))).toEqual([])

    // And then neither reaches anything that the other does.
    thereLine.redis.setOpen(false)
    hereLine.postgres.setOpen(false)
    await says(here, 503, 'database-away')
    typeSome(one)
    typeSome(other)
    expect([one.isConnected, other.isConnected]).toEqual([true, true])

    for (const { postgres, redis: relay } of [hereLine, thereLine]) {
      postgres.setOpen(true)
      relay.setOpen(true)
    }
    await Promise.all([one.allSaved(), other.allSaved()])
    await says(here, 200, [])
    await says(there, 200, [])
    await meetEachOther(one, other)
    const typed = [...one.typed, ...other.typed]
    for (const server of [here, there]) {
      const kept = await wordsOnNewPage(server.url, (await server.signIn('rikke')).cookie)
      mustBeOnce(kept, typed, `typed, on ${server.url}`)
      expect(kept.size).toBe(typed.length)
    }

    one.close()
    other.close()
    await close()
    await Promise.all([hereLine, thereLine].flatMap((line) => [line.postgres.close(), line.redis.close()]))
    await redis.stop()
  }, 120_000)
})

async function lineTo(database: string, redis: string): Promise<Line> {
  return { postgres: await startCuttingProxy(database), redis: await startCuttingProxy(redis) }
}

function linesOver({ postgres, redis }: Line): Lines {
  return {
    url: postgres.url,
    relay: async ({ database, journal }) =>
      openRedisRelay({ url: redis.url, workspace: journal.epoch, key: await relayKeyIn(database) }),
  }
}

async function typistOn(server: TestServer, name: 'anna' | 'mette', number: number): Promise<Typist> {
  const typist = new Typist(number, seededRandom(number))
  await typist.connect(server.url, (await server.signIn(name)).cookie)
  return typist
}

function typeSome(typist: Typist): string[] {
  return Array.from({ length: WORDS }, () => typist.typeWord())
}

/** Each types something, and both see all that either has ever typed. */
async function meetEachOther(one: Typist, other: Typist): Promise<void> {
  for (const typist of [one, other]) typeSome(typist)
  await vi.waitFor(() => {
    for (const { document } of [one, other])
      mustBeOnce(wordsIn(document), [...one.typed, ...other.typed], 'typed')
  }, SOON)
}

async function says({ url }: TestServer, status: number, what: string | readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    const answer = await send(url, 'GET', '/healthz')
    const { error, reasons } = await answer.json()
    const codes = error?.code ?? reasons.map((reason: { code: string }) => reason.code)
    expect([answer.status, codes]).toEqual([status, what])
  }, SOON)
}
