import type { Page } from '@playwright/test'
import { untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const help = (page: Page) => page.getByRole('link', { name: 'Hjælp', exact: true })
const chapter = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

/** How far it stands from the page's upper right corner. */
async function placeOf(page: Page): Promise<{ top: number; beforeInOrder: boolean }> {
  return help(page).evaluate((link) => ({
    top: Math.round(link.getBoundingClientRect().top),
    beforeInOrder: (link.compareDocumentPosition(document.querySelector('main') ?? link) & 4) !== 0,
  }))
}

test('[GUIDE-1] [GUIDE-2] the guide is found from every page in one place, searched, and led to by its address', async ({
  server,
  censecDirector: page,
}) => {
  const places = []
  for (const path of [
    '/overblik',
    '/planer',
    '/moeder',
    '/ordbog',
    '/konto',
    '/tilgaengelighed',
    '/planer/demo-2027',
  ]) {
    await page.goto(server.url + path)
    await expect(page.getByRole('main')).toBeVisible()
    places.push(await placeOf(page))
  }
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(1)
  expect(places[0]?.beforeInOrder).toBe(true)

  await help(page).click()
  await expect(page.getByRole('heading', { name: 'Vejledning til Samplan', level: 1 })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Søg i vejledningen' }).fill('godkendelserne')
  await page.getByRole('link', { name: 'Godkend et afsnit' }).click()
  await expect(page).toHaveURL(/#godkend-et-afsnit$/)
  await expect(chapter(page, 'Godkend et afsnit')).toBeInViewport()
  await expect(chapter(page, 'Godkend et afsnit')).toBeFocused()
  const picture = page.getByRole('img', { name: /^Dialogen »Godkend afsnit 4«/ })
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)

  await page.goto(`${server.url}/vejledning#brug-tastaturet`)
  await expect(chapter(page, 'Brug tastaturet')).toBeInViewport()
})

test('[GUIDE-1] the guide is there before one has signed in, and in English around its Danish words', async ({
  server,
  browser,
}) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.url}/log-ind`)
  await help(page).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vejledning til Samplan')
  await page.getByRole('link', { name: 'Til log ind' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Help', exact: true }).click()
  await expect(page.getByText('The guide is written in Danish.')).toBeVisible()
  await expect(
    page.getByRole('heading', { level: 1 }).locator('xpath=ancestor::*[@lang="da"]'),
  ).not.toHaveCount(0)
  await page.context().close()
})

test('[GUIDE-1] axe finds nothing in the guide, in either theme and on a phone, which it does not outgrow', async ({
  server,
  censecDirector: page,
}) => {
  await page.goto(`${server.url}/vejledning`)
  await expect(chapter(page, 'Brug tastaturet')).toBeAttached()
  expect(await faultsOn(page, { colours: true })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOn(page, { colours: true })).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await faultsOn(page)).toEqual([])
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(await fits()).toBe(true)
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/vejledning', '/overblik']) {
    await page.goto(server.url + path)
    await expect(help(page)).toBeInViewport({ ratio: 1 })
    expect(await fits()).toBe(true)
  }
  await page.goto(`${server.url}/planer/demo-2027`)
  await expect(help(page)).toBeVisible()
})

test.describe('where the server cannot be reached', () => {
  test.use({ serviceWorkers: 'allow', ownProcess: true })

  test('[GUIDE-1] the guide opens without the server, pictures and all', async ({ signIn, server }) => {
    const page = await signIn('censecDirector')
    await untilSaved(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await server.end('SIGKILL')
    await page.goto(`${server.url}/vejledning#arbejd-uden-net-og-på-telefonen`)
    await expect(chapter(page, 'Arbejd uden net og på telefonen')).toBeInViewport()
    const picture = page.getByRole('img', { name: /^Planen på en telefon uden net/ })
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  })
})
