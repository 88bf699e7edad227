import ICAL from 'ical.js'
import { addActivity } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

/** What a calendar that follows the address shows. */
async function titlesAt(address: string): Promise<string[]> {
  const response = await fetch(address)
  if (response.status !== 200) return [`status ${response.status}`]
  const calendar = new ICAL.Component(ICAL.parse(await response.text()))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary)
}

test('[FEED-1] [FEED-2] [FEED-3] somebody makes a feed, a calendar follows the plan, and it is revoked', async ({
  signIn,
  difosDirector,
}) => {
  const page = await signIn('difosPlanner', '/')
  await page.getByRole('button', { name: /Jonas/ }).click()
  await page.getByRole('menuitem', { name: 'Kalenderabonnement' }).click()
  await expect(page.getByText('Du har ingen kalenderabonnementer endnu.')).toBeVisible()
  expect(await faultsOn(page)).toEqual([])

  await page.getByRole('button', { name: 'Lav et kalenderabonnement' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Part/ }).click()
  await page.getByRole('option', { name: 'DI FOS' }).click()
  await dialog.getByRole('button', { name: /Kategori/ }).click()
  await page.getByRole('option', { name: /^4\./ }).click()
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Lav abonnementet' }).click()
  await expect(dialog.getByRole('heading', { name: 'Kalenderadressen er klar' })).toBeVisible()
  const address = (await dialog.getByText(/\/api\/feeds\/[\w-]{43}\.ics$/).textContent()) ?? ''
  expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Luk' }).click()
  await expect(page.getByText(address)).toHaveCount(0)
  const own = page.getByRole('list', { name: 'Dine abonnementer' })
  await expect(own.getByText('Ikke hentet endnu')).toBeVisible()

  const before = await titlesAt(address)
  expect(before).toContain('Medlemsaften under DALO Industry Days')
  expect(before).not.toContain('Innovationstorv på DALO Industry Days')
  await addActivity(difosDirector, { category: 4, title: 'Medlemsmiddag i Ballerup', period: '3. maj' })
  await expect.poll(() => titlesAt(address)).toContain('Medlemsmiddag i Ballerup')

  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await expect(own.getByText(/Senest hentet/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(page)).toEqual([])
  await own.getByRole('button', { name: /Tilbagekald/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tilbagekald' }).click()
  await expect(own).toHaveCount(0)
  expect(await titlesAt(address)).toEqual(['status 404'])

  const director = await signIn('difosDirector', '/haendelseslog')
  await expect(director.getByText('Jonas tilbagekaldte et kalenderabonnement.')).toBeVisible()
})
