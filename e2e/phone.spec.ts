import { activity } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test('[ACCESS-3] at 390 px one can read, write, see a warning and comment', async ({ signIn }) => {
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
