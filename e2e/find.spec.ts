import type { Page } from '@playwright/test'
import { activity, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find' })

/** Looks for the words and waits until the line that is wanted is the first, as it stands on the screen. */
async function look(page: Page, words: string, first: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.type(words)
  await expect(palette(page).getByRole('option').first()).toContainText(first)
}

function post(page: Page, path: string, body: object): Promise<number> {
  return page.evaluate(
    async ([to, json]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/api/plans/demo-2027/${to}`, { method: 'POST', headers, body: json })).status
    },
    [path, JSON.stringify(body)] as const,
  )
}

test('[SEARCH-3] [SEARCH-5] [SEARCH-6] by keyboard alone from anywhere to an activity, a section, a comment, a clause, a view and a new activity', async ({
  censecDirector: page,
}) => {
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await post(page, 'threads', { body: 'Har vi råd til gallaen?' })).toBe(201)

  await test.step('an activity, by the beginning of its name', async () => {
    await look(page, 'kvalitetskr', COURSE)
    await page.keyboard.press('Enter')
    await expect(palette(page)).toBeHidden()
    await expect(activity(page, COURSE)).toBeFocused()
  })

  await test.step('a section', async () => {
    await look(page, 'øvrige', '5. Øvrige opgaver')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '5. Øvrige opgaver' })).toBeFocused()
  })

  await test.step('a comment', async () => {
    await look(page, 'galla', 'Har vi råd til gallaen?')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: /Kommentarer/ })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('tabpanel').getByText('Har vi råd til gallaen?')).toBeVisible()
  })

  await test.step('a clause', async () => {
    await look(page, 'kontakter ude i verden', 'Tillæg 1, afsnit 3, d')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('article', { name: 'Tillæg 1, afsnit 3, d' })).toBeFocused()
  })

  await test.step('the table, and from there a new activity in the text', async () => {
    await look(page, 'tabel', 'Vis planen som tabel')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: 'Tabel' })).toBeChecked()
    await look(page, 'ny aktivitet klyngesamarbejde', 'Ny aktivitet i 2. Klyngesamarbejde')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Titel' }).and(page.locator(':focus'))).toHaveCount(1)
    await page.keyboard.type('Et ølsmagningskursus')
    await expect(activity(page, 'Et ølsmagningskursus')).toBeVisible()
    await untilSaved(page)
  })

  await test.step('what was written while the server was away', async () => {
    await page.context().setOffline(true)
    const text = activity(page, 'Et ølsmagningskursus').getByRole('textbox', { name: 'Beskrivelse' })
    await text.click()
    await page.keyboard.type('Med besøg på bryggeriet')
    await look(page, 'bryggeri', 'Et ølsmagningskursus')
    await expect(palette(page).getByRole('status')).toContainText('Der er kun søgt her på siden')
    await page.keyboard.press('Enter')
    await expect(activity(page, 'Et ølsmagningskursus')).toBeFocused()
    await page.context().setOffline(false)
    await untilSaved(page)
  })

  await test.step('with words selected the keys make a link of them', async () => {
    const text = activity(page, 'Et ølsmagningskursus').getByRole('textbox', { name: 'Beskrivelse' })
    await text.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Find' })).toBeHidden()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})

test('[SEARCH-4] [SEARCH-6] from the list of plans to what is in them; what is confidential is found by its own party alone', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector')
  await expect(page.getByRole('article').first()).toBeVisible()
  const made = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' }
    const send = (path: string, body: object) =>
      fetch(`/api/plans/demo-2027/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const title = 'Fratrædelse i bestyrelsen'
    const { id } = await (await send('activities', { party: 'censec', category: 5, title })).json()
    const moved = { kind: 'activity', activityId: id }
    return (await send('confidential/move-in', { moved })).status
  })
  expect(made).toBe(200)

  const observer = await signIn('boardObserver', '/')
  await observer.getByRole('button', { name: 'Find', exact: true }).click()
  await observer.keyboard.type('fratrædelse')
  await expect(palette(observer).getByText('Intet passer på det')).toBeVisible()
  await observer.keyboard.press('Control+a')
  await observer.keyboard.type('kvalitetskrav')
  await observer.keyboard.press('Enter')
  await expect(activity(observer, COURSE)).toBeFocused()

  const director = await signIn('censecDirector', '/')
  await expect(director.getByRole('button', { name: 'Find', exact: true })).toBeVisible()
  await look(director, 'fratrædelsen', 'Fratrædelse i bestyrelsen')
  await expect(palette(director).getByRole('option').first()).toContainText('Fortroligt')
  await director.keyboard.press('Enter')
  await expect(activity(director, 'Fratrædelse i bestyrelsen')).toBeFocused()
  await look(director, 'jonas', /./)
  await palette(director).getByRole('group', { name: 'Personer' }).getByRole('option').click()
  await expect(director.getByRole('listitem').filter({ hasText: 'jonas@difos.example' })).toBeFocused()
})

test('[SEARCH-5] the keys open the palette while a card stands over the timeline, the wheel or the table', async ({
  censecDirector: page,
}) => {
  const card = page.getByRole('dialog', { name: COURSE })
  const openings = {
    tidslinje: () =>
      page
        .getByRole('button', { name: new RegExp(COURSE) })
        .first()
        .click(),
    aarshjul: () =>
      page
        .getByRole('button', { name: new RegExp(COURSE) })
        .first()
        .press('Enter'),
  }
  for (const [view, openCard] of Object.entries(openings)) {
    await page.goto(new URL(`/planer/demo-2027?visning=${view}`, page.url()).href)
    await openCard()
    await expect(card).toBeVisible()
    await look(page, 'kvalitetskr', COURSE)
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
    await look(page, 'øvrige', '5. Øvrige opgaver')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '5. Øvrige opgaver' })).toBeFocused()
    await expect(card).toBeHidden()
  }
})

test('axe finds nothing in the palette in either theme and language, and it fills a phone', async ({
  censecDirector: page,
}) => {
  await expect(page.getByRole('article').first()).toBeVisible()
  const dialog = { part: '[role="dialog"]' }
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('option').first()).toBeVisible()
  expect(await faultsOn(page, dialog)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.keyboard.type('eksport')
  await expect(palette(page).getByRole('status')).toContainText('fundet')
  expect(await faultsOn(page, { ...dialog, colours: true })).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  const box = await palette(page).boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  await page.keyboard.press('Control+a')
  await page.keyboard.type('english')
  await expect(palette(page).getByRole('option').first()).toHaveText('Sprog: English')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.keyboard.type('export')
  await expect(palette(page).getByRole('status')).toContainText('found')
  expect(await faultsOn(page, dialog)).toEqual([])
})
