/** What one lands on: what waits, and the way to it. */
import type { Page } from '@playwright/test'
import { faultsOn } from './faults-on.ts'
import { expect, PASSWORD, PEOPLE, test } from './people.ts'

const WORDS = 'Kan du tage den her?'

const waiting = (page: Page) => page.getByRole('region', { name: 'Venter på dig' })

test('[OVERVIEW-1] [OVERVIEW-5] what one director approves and writes, the other is told at once, one click from where it is', async ({
  difosDirector: mette,
  browser,
  server,
}) => {
  const anna = await (await browser.newContext()).newPage()
  const approval = waiting(anna).getByRole('link', {
    name: 'Mette har godkendt afsnit 5 og venter på din godkendelse',
  })
  const mention = waiting(anna).getByRole('link', {
    name: 'Mette nævnte dig i en kommentar til »Nyt fra DI FOS«',
  })

  await test.step('who signs in lands on the overview', async () => {
    await anna.goto(server.url)
    await anna.getByLabel('E-mail').fill(PEOPLE.censecDirector)
    await anna.getByLabel('Adgangskode').fill(PASSWORD)
    await anna.getByRole('button', { name: 'Log ind' }).click()
    await expect(anna).toHaveTitle('Overblik · Samplan')
    await expect(
      waiting(anna)
        .getByRole('link', { name: /^Muligt overlap mellem »/ })
        .first(),
    ).toBeVisible()
    await expect(approval).toBeHidden()
  })

  await test.step('an approval is told while the page stands there, before all else', async () => {
    const row = anna.getByRole('row', { name: /5\. Øvrige opgaver/ })
    await expect(row).toContainText('Udkast')
    await mette
      .getByRole('region', { name: 'Godkendelse af afsnit 5' })
      .getByRole('button', { name: 'Godkend afsnit 5' })
      .click()
    const dialog = mette.getByRole('dialog', { name: 'Godkend afsnit 5' })
    await dialog.getByRole('button', { name: 'Godkend', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(approval).toBeVisible()
    await expect(waiting(anna).getByRole('link').first()).toHaveText(/^Mette har godkendt afsnit 5/)
    await expect(row).toContainText('DI FOS har godkendt')
  })

  await test.step('and so is a comment that calls one', async () => {
    await mette.getByRole('button', { name: 'Handlinger for »Nyt fra DI FOS«' }).click()
    await mette.getByRole('menuitem', { name: 'Kommentér' }).click()
    await mette.getByRole('textbox', { name: 'Ny kommentar' }).fill(`@Anna ${WORDS}`)
    await mette.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(mention).toBeVisible()
    expect(await faultsOn(anna)).toEqual([])
  })

  await test.step('by keyboard each leads to the place itself, and what is dealt with is gone', async () => {
    await approval.press('Enter')
    const strip = anna.getByRole('region', { name: 'Godkendelse af afsnit 5' })
    await expect(strip).toBeFocused()
    await expect(strip.getByRole('button', { name: 'Godkend afsnit 5' })).toBeInViewport()
    await anna.getByRole('link', { name: 'Samplan, overblik' }).press('Enter')
    await mention.press('Enter')
    await expect(anna.getByText(WORDS).first()).toBeVisible()
    await strip.getByRole('button', { name: 'Godkend afsnit 5' }).press('Enter')
    const dialog = anna.getByRole('dialog', { name: 'Godkend afsnit 5' })
    await dialog.getByRole('button', { name: 'Godkend', exact: true }).click()
    await expect(dialog).toBeHidden()
    await anna.getByRole('link', { name: 'Samplan, overblik' }).press('Enter')
    await expect(anna.getByText('1 af 5 afsnit er aftalt')).toBeVisible()
    await expect(approval).toBeHidden()
    await expect(mention).toBeHidden()
  })

  await test.step('[FIND-11] a warning stands open where it leads, and F8 goes on from it', async () => {
    await waiting(anna)
      .getByRole('link', { name: /^Muligt overlap mellem »/ })
      .first()
      .press('Enter')
    const open = anna.getByRole('group').getByRole('button', { expanded: true, name: /^Muligt overlap med/ })
    await expect(open.first()).toBeFocused()
    await expect(open.first()).toBeInViewport()
    const first = await open.first().textContent()
    await anna.keyboard.press('F8')
    await expect(anna.getByRole('group').getByRole('button', { expanded: true }).first()).not.toHaveText(
      String(first),
    )
    await expect(anna.getByRole('group').getByRole('button', { expanded: true })).not.toHaveCount(0)
  })
})

test('[OVERVIEW-2] [OVERVIEW-5] an observer is told of nothing to decide on, at 390 px, in both themes and languages, and offline', async ({
  signIn,
}) => {
  const ida = await signIn('boardObserver', '/')
  await ida.setViewportSize({ width: 390, height: 844 })
  await ida.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expect(ida.getByRole('link', { name: '5. Øvrige opgaver' })).toBeVisible()
  await expect(waiting(ida).getByRole('link', { name: /^Muligt overlap|^Husk at/ })).toHaveCount(0)
  expect(await ida.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(ida)).toEqual([])

  await ida.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await faultsOn(ida, { colours: true })).toEqual([])

  await ida.getByRole('button', { name: /Menu for/ }).click()
  await ida.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(ida.getByRole('heading', { name: 'Waiting for you' })).toBeVisible()
  expect(await ida.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await faultsOn(ida)).toEqual([])

  await ida.context().setOffline(true)
  await ida.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(ida.getByText('The overview needs a connection to the server.')).toBeVisible()
  await expect(ida.getByRole('link', { name: /^5\. / })).toBeVisible()
  await ida.context().setOffline(false)
  await expect(ida.getByText('The overview needs a connection to the server.')).toBeHidden()
})
