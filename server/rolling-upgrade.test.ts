/** Two versions side by side on one database: the one before, out of this repository's history, and this one. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readFollowUp, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { activityRecords, SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { DEMO_PLAN_ID } from './demo/seed-demo.ts'
import { findEarlierVersion, unpackVersion } from './testing/earlier-version.ts'
import { type PrivateRedis, startPrivateRedis } from './testing/private-redis.ts'
import { openRawSocket } from './testing/raw-socket.ts'
import { seededRandom } from './testing/seeded-random.ts'
import { ServerProcesses, type Started, signIn, stop } from './testing/server-process.ts'
import { PLAN_ROOM, send } from './testing/start-test-server.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'
import { mustBeOnce, Typist, wordsIn, wordsOnNewPage } from './testing/typist.ts'
import { describeWithBoth } from './testing/with-both.ts'
import { newDatabase } from './testing/with-postgres.ts'

const earlier = await findEarlierVersion()
const why = typeof earlier === 'string' ? earlier : undefined
if (why !== undefined) console.warn(`The rolling upgrade from the version before is left out: ${why}.`)

const SOON = { timeout: 20_000, interval: 20 }
const WORDS = 5

describeWithBoth('[SERVERS-30] an upgrade, one server after the other', () => {
  let redis: PrivateRedis
  let url: string
  const ending: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    ;[url, redis] = await Promise.all([newDatabase(), startPrivateRedis()])
    ending.push(() => redis.stop())
  }, 120_000)
  afterAll(async () => {
    for (const end of ending.toReversed()) await end()
  })

  test.skipIf(why !== undefined)(
    'has both versions serve people who write one plan, loses nothing, and leaves what only the newer knows',
    async () => {
      if (typeof earlier === 'string') throw new Error(earlier)
      const [{ program, remove }, { folder, remove: removeFolder }] = await Promise.all([
        unpackVersion(earlier),
        temporaryFolder(),
      ])
      const settings = { DATA_DIR: folder, DATABASE_URL: url, REDIS_URL: redis.url, DRAIN_SECONDS: '1' }
      const before = new ServerProcesses(settings, program)
      const present = new ServerProcesses(settings)
      ending.push(
        remove,
        removeFolder,
        () => before.killAll(),
        () => present.killAll(),
      )

      const old = await before.start()
      const anna = await signIn(old.url)
      const [first, second] = [new Typist(1, seededRandom(1)), new Typist(2, seededRandom(2))]
      await first.connect(old.url, anna)
      let isOver = false
      const typing = first.typeUntil(() => isOver)
      const started = present.start([])
      // It types all the while that the schema goes on beneath it.
      const next = await started
      const mette = await signIn(next.url, 'mette@difos.example')
      await second.connect(next.url, mette)
      const typingToo = second.typeUntil(() => isOver)
      await vi.waitFor(() => {
        for (const typist of [first, second]) {
          expect(typist.isConnected).toBe(true)
          const theirs = typist === first ? second : first
          const seen = wordsIn(typist.document)
          expect(theirs.typed.filter((word) => seen.has(word)).length).toBeGreaterThan(WORDS)
        }
      }, SOON)
      isOver = true
      await Promise.all([typing, typingToo])
      await Promise.all([first.allSaved(), second.allSaved()])

      // A page comes to whichever server answers.
      const closedOf = async ({ url: server }: Started, schema: number) => {
        const room = `${server.replace('http', 'ws')}/sync/${PLAN_ROOM}?schema=${schema}`
        return (await (await openRawSocket(room, { cookie: anna })).hears('closed')).code
      }
      expect(await closedOf(next, earlier.form)).toBe(4409)
      expect([4409, 4503]).toContain(await closedOf(old, SCHEMA_VERSION))

      // What became of an activity is known to the newer alone, and the older would leave it out of a copy.
      const page = await openRawSocket(
        `${next.url.replace('http', 'ws')}/sync/${PLAN_ROOM}?schema=${SCHEMA_VERSION}`,
        { cookie: anna },
      )
      await page.sync()
      const [told = '', moving = ''] = [...activityRecords(page.document)]
        .filter(([, record]) => record.get('party') === 'censec')
        .map(([id]) => id)
      page.edit((document) => setFollowUp(document, told, { lessons: 'Husk skiltet til næste år' }))
      await page.hears('saved')
      const move = (server: Started) =>
        send(
          server.url,
          'POST',
          `/api/plans/${DEMO_PLAN_ID}/confidential/move-in`,
          { moved: { kind: 'activity', activityId: moving } },
          { cookie: anna },
        )
      // In its own words where it knows of upgrades, else as any fault.
      expect([500, 503]).toContain((await move(old)).status)
      await first.connect(old.url, anna)
      expect((await move(next)).status).toBe(200)
      const lessons = async () => {
        const reader = await openRawSocket(`${next.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`, {
          cookie: anna,
        })
        await reader.sync()
        reader.close()
        return readFollowUp(reader.document, told)
      }
      expect(await lessons()).toMatchObject({ lessons: 'Husk skiltet til næste år' })

      // The old one goes, and does not come again.
      expect(await stop(old.child, 'SIGTERM')).toBe(0)
      expect((await before.refusal([])).said).toContain('The database is of a newer Samplan')
      const kept = await wordsOnNewPage(next.url, mette)
      mustBeOnce(kept, [...first.typed, ...second.typed], 'typed')
      for (const typist of [first, second]) typist.close()
    },
    120_000,
  )
})
