/** Two servers, each a process of its own, on one PostgreSQL and one Redis. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { planProperties } from '#shared/plan/plan-document.ts'
import { type PrivatePostgres, startPrivatePostgres } from './testing/private-postgres.ts'
import { type PrivateRedis, startPrivateRedis } from './testing/private-redis.ts'
import { openPlan, ServerProcesses, signIn, stop } from './testing/server-process.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'
import { describeWithBoth } from './testing/with-both.ts'

const SOON = { timeout: 20_000 }

describeWithBoth('[SERVERS-13] two servers on one database', () => {
  let postgres: PrivatePostgres
  let redis: PrivateRedis
  let processes: ServerProcesses
  let url: string
  let remove: () => Promise<void>
  beforeAll(async () => {
    ;[postgres, redis] = await Promise.all([startPrivatePostgres(), startPrivateRedis()])
    url = await postgres.newDatabase()
    const temporary = await temporaryFolder()
    remove = temporary.remove
    processes = new ServerProcesses({ DATA_DIR: temporary.folder, DATABASE_URL: url, REDIS_URL: redis.url })
  }, 60_000)
  afterAll(async () => {
    await processes?.killAll()
    await redis?.stop()
    await postgres?.remove()
    await remove?.()
  })

  test('are one workspace, each goes on without the other, and one without REDIS_URL is refused', async () => {
    const one = await processes.start()
    const two = await processes.start()
    // A session of one is good on the other.
    const cookie = await signIn(one.url)
    const [first, second] = [await openPlan(one.url, cookie), await openPlan(two.url, cookie)]
    await first.sync()
    await second.sync()
    const titleOn = (socket: typeof first) => planProperties(socket.document).get('title')
    first.edit((document) => planProperties(document).set('title', 'Skrevet på den ene'))
    await first.hears('saved', ({ count }) => count === 1)
    await vi.waitFor(() => expect(titleOn(second)).toBe('Skrevet på den ene'), SOON)
    second.edit((document) => planProperties(document).set('title', 'Skrevet på den anden'))
    await second.hears('saved', ({ count }) => count === 1)
    await vi.waitFor(() => expect(titleOn(first)).toBe('Skrevet på den anden'), SOON)

    expect(await processes.refusal(['--demo'], { REDIS_URL: '' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('Servers that are to share it all need REDIS_URL.'),
    })

    first.edit((document) => planProperties(document).set('title', 'Lige før strømmen gik'))
    await first.hears('saved', ({ count }) => count === 2)
    await stop(one.child, 'SIGKILL')
    await vi.waitFor(() => expect(titleOn(second)).toBe('Lige før strømmen gik'), SOON)
    second.edit((document) => planProperties(document).set('title', 'Går videre'))
    await second.hears('saved', ({ count }) => count === 2)

    const again = await processes.start()
    const third = await openPlan(again.url, cookie)
    await third.sync()
    expect(titleOn(third)).toBe('Går videre')
  }, 120_000)
})
