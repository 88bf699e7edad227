import { activity, addActivity, bodyOf, focusText } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('[ACCESS-3] at 390 px one can read, write, see a warning and comment', async ({ signIn }) => {
  const page = await signIn('censecDirector', '/')
  await page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).tap()
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.getByRole('button', { name: 'Tilføj aktivitet i afsnit 1' }).tap()
  await page.keyboard.insertText('Skrevet på telefonen')
  await expect(activity(page, 'Skrevet på telefonen')).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  for (const name of [/Advarsler/, /Kommentarer/, /Aftalen/]) {
    await page.getByRole('button', { name }).or(page.getByRole('tab', { name })).last().tap()
    // The plan behind the sheet stays as it was looked through above.
    expect(await faultsOn(page, { part: 'aside' })).toEqual([])
    await page.getByRole('button', { name: 'Luk panelet' }).tap()
  }
})

test('[ACCESS-5] the formatting bar comes with the caret and goes with it', async ({
  censecDirector: page,
}) => {
  const bar = page.getByRole('toolbar', { name: 'Formatering' })
  const card = await addActivity(page, { category: 1, title: 'Skrevet på telefonen' })
  await expect(bar).toBeHidden()
  await bodyOf(card).tap()
  await focusText(bodyOf(card))
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: 'Fed' }).tap()
  await page.keyboard.insertText('med fedt')
  await expect(bodyOf(card).locator('strong')).toHaveText('med fedt')
  await expect(bar).toBeVisible()
  await card.getByRole('textbox', { name: 'Titel' }).tap()
  await expect(bar).toBeHidden()
})

test('[ACCESS-5] the table says what each value is, also to who only reads', async ({
  boardObserver: page,
  server,
}) => {
  await page.goto(`${server.url}/planer/demo-2027?visning=tabel`)
  const row = page.getByRole('row').filter({ hasText: 'Branchens bud på næste forsvarsforlig' })
  const shown = () =>
    row.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>('[data-column]:not(th)')]
        .filter((cell) => getComputedStyle(cell).visibility === 'visible')
        .map((cell) => `${getComputedStyle(cell, '::before').content} ${cell.innerText}`),
    )
  await expect.poll(shown).toContain('"Periode" uge 35–47, 2027')
  await expect.poll(shown).toContain('"Ansvarlig" Mette')
  await expect.poll(shown).toContain('"Budget (kr.)" 180.000')
})

test('[ACCESS-5] who only comments is told how with a finger, and of no mouse', async ({
  boardObserver: page,
}) => {
  await expect(page.getByText(/Hold fingeren på et ord/)).toBeVisible()
  await expect(page.getByText(/musen/)).toBeHidden()
})

test('[ACCESS-5] the reason that an approval needs is in sight from the first', async ({
  censecDirector: page,
}) => {
  const strip = page.getByRole('region', { name: 'Godkendelse af afsnit 4' })
  await strip.getByRole('button', { name: 'Godkend afsnit 4' }).tap()
  const reason = page.getByRole('dialog').getByRole('textbox', { name: /^Hvorfor godkender du/ })
  await expect(reason).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Godkend' })).toBeInViewport({ ratio: 1 })
})
