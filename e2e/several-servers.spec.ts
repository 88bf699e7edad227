/** Two servers on one PostgreSQL and one Redis, and people on both of them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { findPostgres, POSTGRES_MISSING, startPrivatePostgres } from '#server/testing/private-postgres.ts'
import { findRedis, REDIS_MISSING, startPrivateRedis } from '#server/testing/private-redis.ts'
import { caretAtEnd, sectionText, untilSaved } from './document.ts'
import { Front } from './front.ts'
import { expect, PASSWORD, PEOPLE, Server, test } from './people.ts'

const missing = [
  findPostgres() === undefined && POSTGRES_MISSING,
  findRedis() === undefined && REDIS_MISSING,
].filter((reason) => reason !== false)
for (const reason of missing) console.warn(reason)
test.skip(missing.length > 0, missing.join(' '))

test('[SERVERS-13] two directors on two servers write one plan, and go on when either server is killed', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const contexts: BrowserContext[] = []
  const folder = await mkdtemp(path.join(tmpdir(), 'samplan-e2e-'))
  const [postgres, redis] = await Promise.all([startPrivatePostgres(), startPrivateRedis()])
  const settings = { DATABASE_URL: await postgres.newDatabase(), REDIS_URL: redis.url }
  const [one, other] = [new Server(folder, settings), new Server(folder, settings)]
  const fronts = [new Front(() => [one.url, other.url]), new Front(() => [other.url, one.url])] as const

  const open = async (front: Front, email: string): Promise<Page> => {
    const context = await browser.newContext()
    contexts.push(context)
    const answer = await context.request.post(`${front.url}/api/session`, {
      data: { email, password: PASSWORD },
    })
    expect(answer.status()).toBe(204)
    const page = await context.newPage()
    await page.goto(`${front.url}/planer/demo-2027`)
    return page
  }
  const both = async (look: (page: Page) => Promise<void>) =>
    void (await Promise.all([anna, mette].map(look)))
  /** Each writes in a section of their own, and sees the other's. */
  const own = (page: Page) => (page === anna ? 2 : 1)
  let anna: Page
  let mette: Page

  try {
    await one.start()
    await other.start()
    for (const front of fronts) await front.open()
    anna = await open(fronts[0], PEOPLE.censecDirector)
    mette = await open(fronts[1], PEOPLE.difosDirector)

    await test.step('they see each other, and what each writes', async () => {
      await expect(anna.getByLabel(/Andre i planen: .*Mette/)).toBeVisible()
      await expect(mette.getByLabel(/Andre i planen: .*Anna/)).toBeVisible()
      await both(async (page) => {
        await caretAtEnd(sectionText(page, own(page)))
        await page.keyboard.type(page === anna ? ' Anna skriver her.' : ' Mette skriver her.')
      })
      await both(async (page) => {
        await expect(sectionText(page, own(anna))).toContainText('Anna skriver her.')
        await expect(sectionText(page, own(mette))).toContainText('Mette skriver her.')
        await untilSaved(page)
      })
    })

    for (const [killed, name] of [
      [one, 'den ene'],
      [other, 'den anden'],
    ] as const)
      await test.step(`${name} server is killed while both write`, async () => {
        const words = (page: Page) => `${page === anna ? 'Annas' : 'Mettes'} ord, mens ${name} dør`
        for (const page of [anna, mette]) {
          await caretAtEnd(sectionText(page, own(page)))
          await page.keyboard.press('Enter')
        }
        const typing = both((page) => page.keyboard.type(words(page), { delay: 20 }))
        await expect(sectionText(mette, own(anna))).toContainText('Annas')
        await killed.end('SIGKILL')
        await typing
        await both(async (page) => {
          await expect(sectionText(page, own(anna))).toContainText(words(anna))
          await expect(sectionText(page, own(mette))).toContainText(words(mette))
          await untilSaved(page)
        })
        await killed.start()
      })

    await test.step('all of it stands once, on either server', async () => {
      for (const front of fronts) {
        const ida = await open(front, PEOPLE.boardObserver)
        for (const text of [
          'Anna skriver her.',
          'Annas ord, mens den ene dør',
          'Annas ord, mens den anden dør',
        ])
          await expect(ida.getByText(text)).toHaveCount(1)
        await expect(ida.getByText('Mettes ord, mens den anden dør')).toHaveCount(1)
      }
    })
  } finally {
    for (const context of contexts) await context.close()
    for (const front of fronts) front.close()
    for (const server of [one, other]) await server.end('SIGKILL')
    await redis.stop()
    await postgres.remove()
    await rm(folder, { recursive: true, force: true })
  }
})
