/** The server as a process of its own, with everything in PostgreSQL. */
import { readdir } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { OWNER, type PrivatePostgres, startPrivatePostgres } from './testing/private-postgres.ts'
import { openPlan, ServerProcesses, signIn, stop } from './testing/server-process.ts'
import { PASSWORD, send } from './testing/start-test-server.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'
import { describeWithPostgres } from './testing/with-postgres.ts'

describeWithPostgres('[STORE-1] a server with DATABASE_URL', () => {
  let postgres: PrivatePostgres
  let url: string
  let folder: string
  let remove: () => Promise<void>
  let processes: ServerProcesses

  beforeAll(async () => {
    // Its own, for it is stopped here.
    postgres = await startPrivatePostgres()
  }, 60_000)
  afterAll(() => postgres?.remove())
  beforeEach(async () => {
    url = await postgres.newDatabase()
    ;({ folder, remove } = await temporaryFolder())
    processes = new ServerProcesses({ DATA_DIR: folder, DATABASE_URL: url })
  })
  afterEach(async () => {
    await processes.killAll()
    await remove()
  })

  test('[INPUT-1] refuses a text with a letter that the database has not', async () => {
    const { url: address } = await processes.start()
    const login = { email: 'anna\u0000@censec.example', password: PASSWORD }
    expect((await send(address, 'POST', '/api/session', login)).status).toBe(400)
  })

  test('[KEPT-1] has everything after it has ended, and after kill -9; in the data folder is nothing of it', async () => {
    const first = await processes.start()
    const cookie = await signIn(first.url)
    const socket = await openPlan(first.url, cookie)
    await socket.sync()
    const before = readPlan(socket.document, 2027, BUILT_IN_CATEGORIES)
    socket.edit((document) => planProperties(document).set('title', 'Lige før lukketid'))
    await socket.hears('saved')
    const closed = socket.hears('closed')
    expect(await stop(first.child, 'SIGTERM')).toBe(0)
    expect((await closed).code).toBe(1012)

    const second = await processes.start()
    // The session, too, is kept.
    const writer = await openPlan(second.url, cookie)
    await writer.sync()
    expect(readPlan(writer.document, 2027, BUILT_IN_CATEGORIES)).toEqual({
      ...before,
      title: 'Lige før lukketid',
    })
    expect(sectionText(writer.document, 1).length).toBeGreaterThan(0)
    writer.edit((document) => planProperties(document).set('title', 'Lige før strømmen gik'))
    await writer.hears('saved')
    await stop(second.child, 'SIGKILL')

    const third = await processes.start()
    const reader = await openPlan(third.url, cookie)
    await reader.sync()
    expect(readPlan(reader.document, 2027, BUILT_IN_CATEGORIES).title).toBe('Lige før strømmen gik')
    expect(await readdir(folder)).toEqual([])
  }, 90_000)

  test('[STORE-6] goes on by itself after the database was started anew, and says meanwhile that it is away', async () => {
    const server = await processes.start()
    const cookie = await signIn(server.url)
    const socket = await openPlan(server.url, cookie)
    await socket.sync()
    const health = async () => (await send(server.url, 'GET', '/healthz')).status
    expect(await health()).toBe(200)

    await postgres.stop()
    await vi.waitFor(async () => expect(await health()).toBe(503), { timeout: 20_000 })
    const refused = await send(server.url, 'GET', '/api/plans', undefined, { cookie })
    expect(refused.status).toBe(503)
    expect((await refused.json()).error.code).toBe('database-away')
    socket.edit((document) => planProperties(document).set('title', 'Mens den var væk'))
    await postgres.start()
    // What was typed meanwhile is saved now, without anybody doing anything.
    await socket.hears('saved')
    await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 20_000 })
    await stop(server.child, 'SIGKILL')

    const again = await processes.start()
    const reader = await openPlan(again.url, cookie)
    await reader.sync()
    expect(readPlan(reader.document, 2027, BUILT_IN_CATEGORIES).title).toBe('Mens den var væk')
  }, 90_000)

  describe('[INPUT-1] ends with one sentence and code 1', () => {
    test.each<[string, (url: string) => string, string]>([
      ['the password is wrong', (at) => at.replace(OWNER.password, 'wrong'), 'does not let samplan in'],
      ['it is no address', () => 'db.example.dk', 'DATABASE_URL must be an address such as postgresql://'],
    ])(
      'where %s',
      async (_what, address, sentence) => {
        const { code, said } = await processes.refusal(['--demo'], { DATABASE_URL: address(url) })
        expect(said).toContain(sentence)
        expect(said.split('\n')).toHaveLength(1)
        expect(said).not.toContain(OWNER.password)
        expect(code).toBe(1)
      },
      30_000,
    )

    test('[STORE-3] where another server has the database, which lives on', async () => {
      const { child, url: address } = await processes.start()
      const { code, said } = await processes.refusal()
      expect(code).toBe(1)
      expect(said).toContain(`:${child.pid}) already uses the database`)
      expect(said.split('\n')).toHaveLength(1)
      await signIn(address)
    }, 60_000)

    test('[KEPT-4] where there are documents and nobody they belong to', async () => {
      const { child } = await processes.start()
      await stop(child, 'SIGTERM')
      const client = new pg.Client(url)
      await client.connect()
      await client.query('TRUNCATE people CASCADE')
      await client.end()
      const { code, said } = await processes.refusal([])
      expect(said).toMatch(/^There are \d+ documents in the database and nobody they belong to/)
      expect(code).toBe(1)
    }, 60_000)

    test('where DATABASE_POOL is no number', async () => {
      const { said } = await processes.refusal([], { DATABASE_POOL: 'many' })
      expect(said).toBe('DATABASE_POOL is "many", but must be a whole number from 1 to 1000.')
    })

    test('where the demo is started on a real workspace', async () => {
      const { child, url: address, said } = await processes.start([])
      const token = /#token=(\S+)/.exec(said)?.[1]
      const who = { name: 'Ny', email: 'ny@censec.example', party: 'censec', password: PASSWORD }
      expect((await send(address, 'POST', '/api/set-up', { ...who, token })).status).toBe(204)
      await stop(child, 'SIGTERM')
      expect((await processes.refusal()).said).toBe(
        'The database holds a real workspace: start it without --demo.',
      )
    }, 60_000)
  })
})
