import type { Page } from '@playwright/test'
import { activity, warningsOf } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, type Server, test } from './people.ts'

const OURS = 'Kursus om beskyttelsesrum på virksomheder'
const THEIRS = 'Kursus om betonkældre'
const LESSON =
  'Når CenSec og DI FOS begge har faglige arrangementer, der handler om beskyttelsesrum, vejer advarslen mindre.'

async function addToPlan(page: Page, server: Server, party: string, title: string, day: string) {
  const answer = await page.request.post(`${server.url}/api/plans/demo-2027/activities`, {
    data: { party, title, category: 4, start: day, end: day, precision: 'day' },
  })
  expect(answer.status()).toBe(201)
}

function part(page: Page, name: string) {
  return page.getByRole('region', { name })
}

function entry(page: Page, words: string) {
  return page.getByRole('listitem').filter({ hasText: words })
}

test('two directors teach the vocabulary a word, and take back what a decision has taught', async ({
  signIn,
  difosDirector,
  server,
}) => {
  const warning = warningsOf(difosDirector, THEIRS).getByRole('button', { name: /Muligt overlap/ })
  const censecDirector = await test.step('without it nobody sees that two courses are one', async () => {
    await addToPlan(difosDirector, server, 'censec', OURS, '2027-03-03')
    await addToPlan(difosDirector, server, 'difos', THEIRS, '2027-10-12')
    await expect(activity(difosDirector, THEIRS)).toBeVisible()
    await expect(warning).toBeHidden()
    const page = await signIn('censecDirector', '/')
    await page.getByRole('link', { name: 'Ordbog' }).click()
    await expect(page).toHaveTitle('Ordbog · Samplan')
    return page
  })
  const word = censecDirector.getByLabel('Ord eller udtryk')
  const meaning = censecDirector.getByRole('combobox', { name: 'Betyder det samme som' })

  await test.step('one tries a word by keyboard, sees what it does and adds it', async () => {
    await word.fill('betonkælder')
    await meaning.focus()
    await censecDirector.keyboard.type('sikringsrum')
    await expect(censecDirector.getByRole('option')).toContainText(['beskyttelsesrum'])
    await censecDirector.keyboard.press('ArrowDown')
    await censecDirector.keyboard.press('Enter')
    await expect(meaning).toHaveValue('beskyttelsesrum')
    const preview = part(censecDirector, 'Sådan virker det')
    await expect(preview).toContainText('1 aktivitet · 1 advarsel mere')
    await expect(preview.getByText(OURS)).toBeVisible()
    expect(await faultsOn(censecDirector)).toEqual([])
    await word.press('Enter')
    await expect(word).toHaveValue('')
    await expect(entry(censecDirector, '»betonkælder«')).toContainText('1 aktivitet · 1 advarsel mere')
  })

  await test.step('the other, who has the plan open, gets the warning', async () => {
    await expect(warning).toBeVisible()
  })

  await test.step('what the server does not take is said at the field', async () => {
    await word.fill('betonkældre')
    await meaning.fill('beskyttelsesrum')
    await word.press('Enter')
    await expect(word).toHaveAccessibleDescription('Ordet hører allerede til dette begreb.')
    await expect(word).toHaveValue('betonkældre')
    await word.fill('')
  })

  await test.step('it goes with the word, and comes back with it', async () => {
    await censecDirector.getByRole('button', { name: 'Fjern »betonkælder«' }).click()
    await expect(part(censecDirector, 'Jeres egne ord')).toContainText('Ingen egne ord endnu')
    await expect(warning).toBeHidden()
    await censecDirector.getByRole('button', { name: 'Fortryd' }).click()
    await expect(warning).toBeVisible()
  })

  const learnt = entry(censecDirector, LESSON)
  await test.step('»ikke overlap« teaches, and the vocabulary says what', async () => {
    await warning.click()
    const card = warningsOf(difosDirector, THEIRS)
    await card.getByRole('button', { name: 'Ikke overlap' }).click()
    await card.getByLabel(/Begrundelse/).fill('Det ene er om nybyggeri.')
    await card.getByRole('button', { name: 'Gem beslutning' }).click()
    await expect(learnt).toContainText(`CenSecs »${OURS}« og DI FOS’ »${THEIRS}«`)
    await expect(learnt).toContainText('»Det ene er om nybyggeri.«')
  })

  await test.step('it is set aside by one, and taken back by the other', async () => {
    await learnt.getByRole('button', { name: 'Brug ikke længere' }).click()
    await expect(learnt).toContainText('Slået fra af Anna')
    await difosDirector.goto(`${server.url}/ordbog#laert`)
    await expect(difosDirector.getByRole('heading', { name: /Lært af beslutninger/ })).toBeFocused()
    await entry(difosDirector, LESSON).getByRole('button', { name: 'Brug igen' }).click()
    await expect(learnt.getByRole('button', { name: 'Brug ikke længere' })).toBeVisible()
    expect(await faultsOn(difosDirector)).toEqual([])
  })
})

test('at 390 px an observer reads the vocabulary and finds a word in it', async ({ signIn, server }) => {
  const page = await signIn('boardObserver', '/')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${server.url}/ordbog`)
  await expect(page.getByText('Ingen egne ord endnu')).toBeVisible()
  await expect(page.getByLabel('Ord eller udtryk')).toBeHidden()
  await page.getByText('Alle begreber').click()
  await page.getByRole('searchbox', { name: 'Søg i begreber og ord' }).fill('sikringsrum')
  await expect(entry(page, 'beskyttelsesrum')).toContainText('sikringsrum')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await faultsOn(page)).toEqual([])
  }
})
