import { untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test('[ACCOUNT-5] a director reads the year in drawings and tables, and goes from a figure to what it counts', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/overblik')
  const activity = { party: 'difos', category: 1, title: 'Rundbordssamtale', status: 'confirmed' }
  const made = await page.request.post(new URL('/api/plans/demo-2027/activities', page.url()).href, {
    data: activity,
  })
  const { id } = await made.json()
  await page.goto(new URL(`/planer/demo-2027?opfoelgning=${id}`, page.url()).href)
  const form = page.getByRole('dialog', { name: 'Opfølgning: Rundbordssamtale' })
  await form.getByRole('radio', { name: 'Afholdt' }).click()
  await form.getByRole('textbox', { name: 'Deltagere' }).fill('1.250')
  await form.getByRole('button', { name: 'Færdig' }).click()
  await expect(form).toBeHidden()
  await untilSaved(page)

  await page.goto(new URL('/overblik', page.url()).href)
  await page.getByRole('link', { name: 'Regnskab', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Regnskab 2027' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Skitse af regionerne med antal deltagere' })).toBeVisible()
  const people = page.getByRole('region', { name: 'Deltagere og virksomheder' })
  await expect(people.getByRole('row', { name: 'Deltagere' }).first()).toContainText('1.250')
  // Region Østdanmark is in the year of this plan, the two it took over are not.
  const regions = page.getByRole('region', { name: 'Deltagere efter region' })
  await expect(regions.getByRole('rowheader')).toHaveText([
    'Østdanmark',
    'Syddanmark',
    'Midtjylland',
    'Nordjylland',
    'Grønland og Færøerne',
    'Udlandet',
    'Online',
    'Region ikke oplyst',
  ])
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
  await people.getByRole('row', { name: 'Deltagere' }).first().getByRole('link').first().click()
  await expect(page).toHaveURL(/visning=tabel.*tal=participants/)
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText(['Rundbordssamtale'])
})
