import { activity } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page in the ${colorScheme} theme`, async ({ signIn, server }) => {
    // The dark theme changes nothing but colours.
    const colours = colorScheme === 'dark'
    const page = await signIn('censecDirector', '/planer')
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true })).toBeVisible()
    expect(await faultsOn(page, { colours })).toEqual([])

    await page.goto(`${server.url}/planer/demo-2027`)
    await expect(page.getByRole('article').first()).toBeVisible()
    for (const tab of [/Aftalen/, /Advarsler/, /Kommentarer/]) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await faultsOn(page, { part: 'aside', colours })).toEqual([])
    }
    await page
      .getByRole('button', { name: /Muligt overlap/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Sammenlign side om side' }).first().click()
    await expect(page.getByRole('dialog').locator('mark').first()).toBeVisible()
    expect(await faultsOn(page, { part: '[role="dialog"]', colours })).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Beskrivelse' }).first().focus()
    expect(await faultsOn(page, { colours })).toEqual([])

    const observer = await signIn('boardObserver')
    await observer.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(observer.getByRole('article').first()).toBeVisible()
    expect(await faultsOn(observer, { colours })).toEqual([])

    await observer.context().clearCookies()
    await observer.goto(`${server.url}/log-ind`)
    await expect(observer.getByRole('button', { name: 'Log ind' })).toBeVisible()
    expect(await faultsOn(observer, { colours })).toEqual([])
    await observer.getByRole('link', { name: 'Tilgængelighedserklæring' }).click()
    await expect(observer.getByRole('heading', { name: 'Hvad vi ved ikke virker' })).toBeVisible()
    expect(await faultsOn(observer, { colours })).toEqual([])
  })
}

test('at 390 px one can read, write, see a warning and comment', async ({ signIn }) => {
  const page = await signIn('censecDirector', '/')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).click()
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.getByRole('button', { name: 'Tilføj aktivitet i afsnit 1' }).click()
  await page.keyboard.insertText('Skrevet på telefonen')
  await expect(activity(page, 'Skrevet på telefonen')).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  for (const name of [/Advarsler/, /Kommentarer/, /Aftalen/]) {
    await page.getByRole('button', { name }).or(page.getByRole('tab', { name })).last().click()
    // The plan behind the sheet stays as it was looked through above.
    expect(await faultsOn(page, { part: 'aside' })).toEqual([])
    await page.getByRole('button', { name: 'Luk panelet' }).click()
  }
})
