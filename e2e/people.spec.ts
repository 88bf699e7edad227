import type { Page } from '@playwright/test'
import { activity } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, PASSWORD, type Server, test } from './people.ts'
import { nextCode } from './second-factor.ts'

const SENTENCE = 'tre kolde køer på række'

function entry(page: Page, email: string) {
  return page.getByRole('listitem').filter({ hasText: email })
}

async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invitér en person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('button', { name: 'Lav et link' }).click()
  await expect(dialog.getByText(`Send linket til ${email}`)).toBeVisible()
  const link = await dialog.getByText(/\/invitation#/).textContent()
  await dialog.getByRole('button', { name: 'Luk' }).click()
  return link ?? ''
}

async function signInOn(page: Page, server: Server, email: string, password: string) {
  await page.goto(`${server.url}/log-ind`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Adgangskode').fill(password)
  await page.getByRole('button', { name: 'Log ind' }).click()
}

test('a director invites an observer, who joins, sets up a second factor and comments', async ({
  signIn,
  server,
  browser,
}) => {
  const director = await signIn('difosDirector', '/')
  const guest = await (await browser.newContext()).newPage()
  await test.step('the link is shown once and leads to a page that says what it is for', async () => {
    await director.getByRole('button', { name: /Menu for/ }).click()
    await director.getByRole('menuitem', { name: 'Personer' }).click()
    await expect(director).toHaveTitle('Personer · Samplan')
    const link = await invite(director, 'ny@difos.example')
    await expect(entry(director, 'ny@difos.example')).toContainText('Observatør')
    expect(await faultsOn(director)).toEqual([])
    await guest.goto(link)
    await expect(guest.getByText(/Mette har inviteret dig til Samplan som observatør/)).toBeVisible()
    expect(new URL(guest.url()).hash).toBe('')
    expect(await faultsOn(guest)).toEqual([])
  })

  await test.step('she joins and is there as who was invited', async () => {
    await guest.getByLabel('Navn').fill('Nina')
    await guest.getByLabel('Adgangskode').fill(SENTENCE)
    await guest.getByRole('button', { name: 'Opret og log ind' }).click()
    await expect(guest.getByRole('button', { name: /Menu for Nina/ })).toBeVisible()
    await director.reload()
    await expect(entry(director, 'ny@difos.example')).toContainText('Nina')
  })

  await test.step('she signs in in two steps from now on', async () => {
    await guest.goto(`${server.url}/konto`)
    await guest.getByRole('button', { name: 'Sæt det op' }).click()
    const secret = (await guest.locator('.second-factor-secret').textContent()) ?? ''
    expect(await faultsOn(guest)).toEqual([])
    const used = await nextCode(secret, '')
    await guest.getByLabel('Kode fra appen').fill(used)
    await guest.getByRole('button', { name: 'Slå til' }).click()
    await expect(
      guest.getByRole('list', { name: 'Dine gendannelseskoder' }).getByRole('listitem'),
    ).toHaveCount(10)
    await guest.getByRole('button', { name: 'Jeg har gemt dem' }).click()
    await expect(guest.getByText(/Du logger ind i to trin/)).toBeVisible()
    await guest.context().clearCookies()
    await signInOn(guest, server, 'ny@difos.example', SENTENCE)
    await guest.getByRole('textbox', { name: 'Kode', exact: true }).fill(await nextCode(secret, used))
    await guest.getByRole('button', { name: 'Log ind', exact: true }).click()
    await expect(guest.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true })).toBeVisible()
  })

  await test.step('she comments, and cannot write', async () => {
    await guest.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).click()
    await expect(guest.getByRole('article').first()).toBeVisible()
    await expect(guest.getByRole('button', { name: /Tilføj aktivitet/ })).toHaveCount(0)
    await guest
      .getByRole('button', { name: /Kommentér »/ })
      .first()
      .click()
    await guest.getByRole('textbox', { name: 'Ny kommentar' }).fill('Hvem gør det?')
    await guest.getByRole('button', { name: 'Send', exact: true }).click()
    await director.goto(`${server.url}/planer/demo-2027`)
    await director.getByRole('tab', { name: /Kommentarer/ }).click()
    await expect(director.getByText('Hvem gør det?').first()).toBeVisible()
    await guest.context().close()
  })
})

test('who is given another role while writing is told at once, and comes back with it', async ({
  signIn,
  server,
}) => {
  const planner = await signIn('difosPlanner')
  await planner.getByRole('button', { name: 'Tilføj aktivitet i afsnit 1' }).click()
  await planner.keyboard.insertText('Skrevet før ændringen')
  await expect(activity(planner, 'Skrevet før ændringen')).toBeVisible()
  const director = await signIn('difosDirector', '/personer')
  await entry(director, 'jonas@difos.example')
    .getByRole('button', { name: /Rolle for Jonas/ })
    .click()
  await director.getByRole('option', { name: 'Observatør' }).click()
  await expect(director.getByRole('dialog')).toContainText('logges ud med det samme')
  await director.getByRole('button', { name: 'Skift rolle' }).click()
  await expect(planner.getByRole('alert')).toContainText('Din adgang er ændret')
  await test.step('nothing more can be written on the page that is still open', async () => {
    await expect(planner.locator('[contenteditable="true"]')).toHaveCount(0)
    await expect(planner.getByRole('button', { name: /Tilføj aktivitet/ })).toHaveCount(0)
  })
  await planner.getByRole('button', { name: 'Genindlæs' }).click()
  await signInOn(planner, server, 'jonas@difos.example', PASSWORD)
  await expect(planner.getByRole('button', { name: /Menu for Jonas/ })).toContainText('Observatør')
  await planner.goto(`${server.url}/planer/demo-2027`)
  await expect(activity(planner, 'Skrevet før ændringen')).toBeVisible()
  await expect(planner.getByRole('button', { name: /Tilføj aktivitet/ })).toHaveCount(0)
})

test('at 390 px everything about people is within reach', async ({ signIn, server, browser }) => {
  const phone = { width: 390, height: 844 }
  await signIn('censecPlanner')
  const director = await signIn('censecDirector', '/personer')
  await director.setViewportSize(phone)
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

  const first = await invite(director, 'en-temmelig-lang-adresse.paa-en@forsvarsklynge.censec.example')
  await expect(entry(director, 'en-temmelig-lang')).toBeVisible()
  await entry(director, 'peter@censec.example')
    .getByText(/^Logget ind/)
    .click()
  expect(await fits(director)).toBe(true)
  expect(await faultsOn(director)).toEqual([])

  await entry(director, 'en-temmelig-lang').getByRole('button', { name: 'Lav nyt link' }).click()
  const dialog = director.getByRole('dialog')
  await expect(dialog).toContainText('Det tidligere link virker ikke mere.')
  const second = await dialog.getByText(/\/invitation#/).textContent()
  expect(await fits(director)).toBe(true)
  expect(await faultsOn(director, { part: '[role="dialog"]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Luk' }).click()

  const guest = await (await browser.newContext({ viewport: phone })).newPage()
  await guest.goto(first)
  await expect(guest.getByRole('alert')).toContainText('Invitationen er brugt, trukket tilbage eller udløbet')
  expect(await faultsOn(guest)).toEqual([])
  // A page that differs in its fragment alone would not be loaded anew.
  await guest.goto('about:blank')
  await guest.goto(second ?? '')
  await expect(guest.getByLabel('Navn')).toBeVisible()
  expect(await fits(guest)).toBe(true)
  expect(await faultsOn(guest)).toEqual([])
  await guest.context().close()

  await director.goto(`${server.url}/konto`)
  await expect(director.getByText('Denne browser')).toBeVisible()
  expect(await fits(director)).toBe(true)
  expect(await faultsOn(director)).toEqual([])
})

test('where directors must sign in in two steps, one who has not set it up is led to it first', async ({
  signIn,
}) => {
  const admin = await signIn('censecDirector', '/personer')
  const other = await signIn('difosDirector')
  await expect(other.getByRole('article').first()).toBeVisible()
  await admin.getByRole('button', { name: 'Slå til' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Slå til' }).click()
  await expect(other.getByRole('alert')).toContainText('Din adgang er ændret')
  await other.getByRole('button', { name: 'Genindlæs' }).click()
  await expect(other.getByRole('heading', { name: 'Log ind i to trin' })).toBeVisible()
  expect(await faultsOn(other)).toEqual([])
  await other.setViewportSize({ width: 390, height: 844 })
  await other.getByRole('button', { name: 'Sæt det op' }).click()
  const secret = (await other.locator('.second-factor-secret').textContent()) ?? ''
  expect(await other.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await other.getByLabel('Kode fra appen').fill(await nextCode(secret, ''))
  await other.getByRole('button', { name: 'Slå til' }).click()
  await other.getByRole('button', { name: 'Jeg har gemt dem' }).click()
  await expect(other.getByRole('article').first()).toBeVisible()
})
