import type { Page } from '@playwright/test'
import { activity, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const TABLE = '/planer/demo-2027?visning=tabel'
const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const cell = (page: Page, field: string, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${field}: .*»${title}«`) })
const titles = (page: Page) => page.getByRole('rowheader').getByRole('link')

test('[TABLE-1] [TABLE-2] [TABLE-3] a director finds, sorts and groups activities, and the address shows another the same', async ({
  censecDirector: page,
  signIn,
}) => {
  await page.getByRole('radio', { name: 'Tabel' }).click()
  await expect(page.getByText('38 aktiviteter', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Part: Alle' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'DI FOS' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Budget (kr.)', exact: true }).click()
  await page.getByRole('button', { name: 'Budget (kr.)', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Budget (kr.)' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('button', { name: 'Gruppér efter' }).click()
  await page.getByRole('option', { name: 'Måned' }).click()
  await page.getByRole('searchbox', { name: 'Søg i aktiviteterne' }).fill('messe')
  await expect(page.getByText(/^\d af 38 aktiviteter$/)).toBeVisible()
  const found = await titles(page).allTextContents()
  expect(found.length).toBeGreaterThan(0)

  const other = await signIn('difosDirector', page.url().replace(/^.*?(?=\/planer)/, ''))
  await expect(titles(other)).toHaveText(found)
  await page.getByRole('searchbox', { name: 'Søg i aktiviteterne' }).fill('qqqq')
  await expect(page.getByText('Ingen aktiviteter passer')).toBeVisible()
  await page.getByRole('link', { name: /^2\. Klyngesamarbejde/ }).click()
  await expect(page.getByRole('heading', { name: '2. Klyngesamarbejde' })).toBeFocused()
  await page.getByRole('radio', { name: 'Tabel' }).click()
  await expect(page.getByRole('searchbox', { name: 'Søg i aktiviteterne' })).toHaveValue('qqqq')
  await page.getByRole('button', { name: 'Vis alle' }).last().click()
  await expect(page.getByText('38 aktiviteter', { exact: true })).toBeVisible()
})

test('[TABLE-4] [TABLE-5] what one director changes in the table the other reads in the text, and one undo takes it all back', async ({
  signIn,
  difosDirector,
}) => {
  const page = await signIn('censecDirector', TABLE)
  const there = activity(difosDirector, COURSE)

  await test.step('a period that cannot be read stays, and is said; one that can is in the other’s text', async () => {
    await cell(page, 'Periode', COURSE).click()
    const field = page.getByRole('textbox', { name: 'Periode' })
    await expect(field).toBeFocused()
    await field.fill('engang')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Skriv perioden som for eksempel')
    await page.mouse.click(700, 60)
    await expect(field).toHaveValue('engang')
    await field.fill('uge 38')
    await page.keyboard.press('Enter')
    await expect(field).toBeHidden()
    await expect(cell(page, 'Periode', COURSE)).toHaveText(/uge 38/)
    await expect(there).toContainText('uge 38')
  })

  await test.step('the status of two is set at once', async () => {
    const two = [COURSE, 'Fælles telt på Folkemødet']
    for (const title of two) await page.getByRole('checkbox', { name: `Vælg »${title}«` }).check()
    await expect(page.getByText('2 aktiviteter valgt')).toBeVisible()
    await page.getByRole('button', { name: 'Sæt status' }).click()
    await page.getByRole('menuitem', { name: 'Aflyst' }).click()
    for (const title of two) await expect(activity(difosDirector, title)).toContainText('Aflyst')
    await page.getByRole('button', { name: 'Fortryd' }).click()
    for (const title of two) await expect(activity(difosDirector, title)).not.toContainText('Aflyst')
    await untilSaved(page)
  })

  await test.step('the name leads to the activity in the text', async () => {
    await page.getByRole('link', { name: COURSE }).click()
    await expect(activity(page, COURSE)).toBeFocused()
    await page.goBack()
    await expect(row(page, COURSE)).toBeVisible()
  })
})

test('[PLAN-16] what is pressed in the table stays under the pointer while the rows above it change', async ({
  signIn,
  difosDirector,
}) => {
  const page = await signIn('censecDirector', TABLE)
  const status = cell(page, 'Status', COURSE)
  // What is far down the page is drawn when one comes near, and moves until then.
  await expect
    .poll(async () => {
      await status.hover()
      return await status.evaluate((element) => element.matches(':hover'))
    })
    .toBe(true)
  const above = await titles(page).first().innerText()
  const before = await status.boundingBox()
  await page.mouse.down()

  const long = 'Et meget langt navn på en aktivitet, som ikke kan stå på en linje '.repeat(4).trim()
  const title = activity(difosDirector, above).getByRole('textbox', { name: 'Titel', exact: true })
  await title.click()
  await difosDirector.keyboard.insertText(long)
  await expect(titles(page).first()).toContainText(long)
  expect(Math.abs(((await status.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)
  await page.mouse.up()
  await expect(page.getByRole('menuitemradio', { name: 'Bekræftet' })).toBeVisible()
})

test('[TABLE-6] by keyboard alone: from row to row, to a cell, and a value chosen there', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', TABLE)
  await page.getByRole('link', { name: COURSE }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(titles(page).and(page.locator(':focus'))).not.toHaveText(COURSE)
  await page.keyboard.press('ArrowDown')
  for (const field of ['Part', 'Periode', 'Ansvarlig', 'Status']) {
    await page.keyboard.press('ArrowRight')
    await expect(cell(page, field, COURSE)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: 'Bekræftet' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Status', COURSE)).toBeFocused()
  await expect(cell(page, 'Status', COURSE)).toHaveText('Gennemført')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 'Status', COURSE)).toHaveText('Bekræftet')
})

test('[TABLE-4] an observer reads the table and meets nothing to change it with', async ({ signIn }) => {
  const page = await signIn('boardObserver', TABLE)
  await expect(titles(page)).toHaveCount(38)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /– ret/ })).toHaveCount(0)
})

test('axe finds nothing in the table, and it fits a phone', async ({ signIn }) => {
  const page = await signIn('censecDirector', TABLE)
  await page.getByRole('checkbox', { name: `Vælg »${COURSE}«` }).check()
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await cell(page, 'Status', COURSE).click()
  await page.getByRole('menuitemradio', { name: 'Gennemført' }).click()
  await expect(cell(page, 'Status', COURSE)).toHaveText('Gennemført')
})
