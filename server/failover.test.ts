/** A PostgreSQL whose standby takes over, and two servers on it. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openPostgres } from './adapters/postgres-database.ts'
import { StoreAway } from './ports/store-away.ts'
import { startCuttingProxy } from './testing/cutting-proxy.ts'
import { type OpenWorkspace, openWorkspace } from './testing/postgres-workspace.ts'
import {
  type PrivatePostgres,
  type PrivateStandby,
  startPrivatePostgres,
  startStandbyOf,
} from './testing/private-postgres.ts'
import { seededRandom } from './testing/seeded-random.ts'
import { send, type TestServer } from './testing/start-test-server.ts'
import { startTwoServers } from './testing/two-servers.ts'
import { mustBeOnce, Typist, wordsOnNewPage } from './testing/typist.ts'
import { describeWithPostgres } from './testing/with-postgres.ts'

const SOON = { timeout: 20_000, interval: 20 }
const WORDS = 3

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)

describeWithPostgres('[STORE-9] a database with a standby', () => {
  let primary: PrivatePostgres
  let standby: PrivateStandby
  let url: string
  const open: OpenWorkspace[] = []
  beforeAll(async () => {
    primary = await startPrivatePostgres()
    standby = await startStandbyOf(primary)
    url = await primary.newDatabase()
  }, 120_000)
  afterAll(async () => {
    await standby?.remove()
    await primary?.remove()
  })
  afterEach(async () => {
    for (const workspace of open.splice(0)) await workspace.close()
  })

  const ports = () => [primary.port, standby.port]
  const at = (...some: number[]) =>
    url.replace(/127\.0\.0\.1:\d+/, some.map((port) => `127.0.0.1:${port}`).join())
  async function opened(address: string): Promise<OpenWorkspace> {
    const workspace = await openWorkspace(address, { isShared: true })
    open.push(workspace)
    return workspace
  }
  const portOf = async ({ database }: OpenWorkspace) =>
    (await database.pool.query('SELECT inet_server_port() AS port')).rows[0].port

  test('is reached where it takes what is written, whichever is named first; a standby alone is refused in a sentence', async () => {
    for (const order of [ports(), ports().toReversed()])
      expect(await portOf(await opened(at(...order)))).toBe(primary.port)
    await expect(openPostgres({ url: at(standby.port), poolSize: 1 })).rejects.toThrow(
      /^PostgreSQL at 127\.0\.0\.1:\d+ only lets itself be read: DATABASE_URL must name the primary\.$/,
    )
  })

  test('acknowledges nothing that the standby has not, also where somebody has the database give up on it', async () => {
    const { journal, directory } = await opened(at(...ports()))
    await journal.append('plan/a', bytes(1))
    await standby.stop()
    let isAcknowledged = false
    const appended = journal.append('plan/a', bytes(2)).then(() => {
      isAcknowledged = true
    })
    const changed = directory.changeSettings({ secondFactorForDirectors: false })
    // Both are committed on the primary then, and answered as if nothing were amiss.
    await vi.waitFor(async () => {
      const canceled = await primary.asAdmin(
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
      )
      expect(canceled.length).toBeGreaterThan(1)
    }, SOON)
    await expect(changed).rejects.toThrow(StoreAway)
    expect(isAcknowledged).toBe(false)
    await standby.start()
    await appended
    expect(await journal.read('plan/a')).toEqual([bytes(1), bytes(2)])
  }, 60_000)

  test('goes on where the standby takes over: what was acknowledged is there once, and the old primary is written to no more', async () => {
    const proxy = await startCuttingProxy(at(primary.port))
    const lines = { here: { url: at(...ports()) }, there: { url: proxy.url } }
    const servers = await startTwoServers({}, undefined, lines)
    const both = [servers.here, servers.there]
    let isOver = false
    const typists: Typist[] = []
    const typing: Promise<void>[] = []
    for (const [number, name] of (['anna', 'mette', 'peter', 'jonas'] as const).entries()) {
      const { url: server, signIn } = number % 2 === 0 ? servers.here : servers.there
      const typist = new Typist(number, seededRandom(number))
      typists.push(typist)
      typing.push(typist.keepTyping(server, (await signIn(name)).cookie, () => isOver))
    }
    await moreSaved(typists)

    await primary.kill()
    await Promise.all(both.map((server) => vi.waitFor(() => mustSay(server, 503, 'database-away'), SOON)))
    await standby.promote()
    proxy.moveTo(at(standby.port))
    await moreSaved(typists)
    await Promise.all(both.map((server) => vi.waitFor(() => mustSay(server, 200), SOON)))

    // It comes back as it was, and takes itself for the primary.
    await primary.start()
    proxy.moveTo(at(primary.port))
    await vi.waitFor(() => mustSay(servers.there, 503, 'database-away'), SOON)
    proxy.moveTo(at(standby.port))
    await moreSaved(typists)
    isOver = true
    await Promise.all(typing)
    const typed = typists.flatMap((typist) => typist.typed)
    for (const { url: server, signIn } of both) {
      const { cookie } = await signIn('rikke')
      await vi.waitFor(async () => mustBeOnce(await wordsOnNewPage(server, cookie), typed, 'typed'), SOON)
    }
    for (const typist of typists) typist.close()

    for (const order of [ports(), ports().toReversed()])
      expect(await portOf(await opened(at(...order)))).toBe(standby.port)
    await expect(openWorkspace(`${at(primary.port)}?query_timeout=1000`, { isShared: true })).rejects.toThrow(
      /does not hear from the standby that must have what is written/,
    )
    await servers.close()
    await proxy.close()
  }, 120_000)
})

/** Resolves once some more of what each types is saved. */
async function moreSaved(typists: readonly Typist[]): Promise<void> {
  const before = typists.map(({ typed }) => typed.length)
  await vi.waitFor(() => {
    for (const [number, { saved }] of typists.entries())
      expect(saved.size).toBeGreaterThanOrEqual((before[number] ?? 0) + WORDS)
  }, SOON)
}

async function mustSay({ url }: TestServer, status: number, code?: string): Promise<void> {
  const answer = await send(url, 'GET', '/healthz')
  const said = await answer.json()
  expect([answer.status, said.error?.code]).toEqual([status, code])
}
