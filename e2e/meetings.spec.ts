/** A month's meeting, from the agenda that is proposed to minutes that both parties have approved. */
import type { Page } from '@playwright/test'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const NEXT = /^Møde i /
const point = (page: Page, title: string) =>
  page.getByRole('listitem', { name: new RegExp(`^Punkt \\d+: ${title}`) })
const today = new Date().toISOString().slice(0, 10)

test('[MEET-2] [MEET-3] [MEET-4] [MEET-6] [MEET-7] a month’s meeting from proposed agenda to approved minutes', async ({
  signIn,
}) => {
  const anna = await signIn('censecDirector', '/moeder')
  const mette = await signIn('difosDirector', '/moeder')
  const ida = await signIn('boardObserver', '/moeder')
  await expect(anna.getByRole('heading', { name: 'Møder', exact: true })).toBeVisible()
  expect(await faultsOn(anna)).toEqual([])
  for (const page of [anna, mette, ida])
    await page.getByRole('region', { name: 'Næste møde' }).getByRole('link', { name: NEXT }).click()
  await expect(ida.getByText('Her er ikke noget at læse endnu')).toBeVisible()

  const section = 'Afsnit 5 er ikke aftalt endnu'
  await test.step('a proposal is taken with one press, and is proposed to nobody any more', async () => {
    const take = (page: Page) => page.getByRole('button', { name: `Tag med: ${section}` })
    await expect(take(mette)).toBeVisible()
    await take(anna).click()
    await expect(point(mette, section)).toBeVisible()
    await expect(take(mette)).toBeHidden()
  })

  await test.step('what is only to be told of is folded, and can be taken up as well', async () => {
    const told = anna.getByRole('button', { name: /^Tag med: Ny aktivitet: / })
    await expect(told).toHaveCount(0)
    await anna.getByRole('button', { name: /^Vis \d+ til orientering: 2\./ }).click()
    await expect(told).not.toHaveCount(0)
  })

  await test.step('a point is written together, live, and nothing is decided under one for information', async () => {
    await anna.getByRole('button', { name: 'Tilføj et punkt' }).click()
    await anna.keyboard.type('Nyt fra bestyrelsen')
    await expect(point(mette, 'Nyt fra bestyrelsen')).toBeVisible()
    await point(anna, section).getByRole('textbox', { name: 'Sagsfremstilling' }).click()
    await anna.keyboard.type('CenSec foreslår tre møder.')
    await point(mette, section).getByRole('textbox', { name: 'Indstilling' }).click()
    await mette.keyboard.type('At afsnittet ')
    // What another writes of the point takes nobody's caret away.
    await point(anna, section).getByRole('textbox', { name: 'Punktets titel' }).focus()
    await anna.keyboard.press('End')
    await anna.keyboard.type('!')
    await expect(point(mette, `${section}!`)).toBeVisible()
    await mette.keyboard.type('godkendes.')
    await expect(point(mette, section)).toContainText('CenSec foreslår tre møder.')
    await expect(point(anna, section)).toContainText('At afsnittet godkendes.')
    await point(anna, section).getByRole('textbox', { name: 'Indstilling' }).click()
    await expect(point(anna, section).locator('.remote-caret')).toBeAttached()
    await point(anna, 'Nyt fra bestyrelsen')
      .getByRole('button', { name: /Til drøftelse/ })
      .click()
    await anna.getByRole('option', { name: 'Til orientering' }).click()
  })

  await test.step('a point’s text is given form by the bar over it, by mouse and by keys', async () => {
    const text = point(anna, 'Nyt fra bestyrelsen').getByRole('textbox', { name: 'Sagsfremstilling' })
    await text.click()
    await anna.keyboard.type('Vigtigt')
    await anna.keyboard.press('Control+a')
    const bar = anna.getByRole('toolbar', { name: 'Formatering' }).first()
    await bar.getByRole('button', { name: 'Fed', exact: true }).click()
    await expect(point(mette, 'Nyt fra bestyrelsen').locator('strong')).toHaveText('Vigtigt')
    await anna.keyboard.press('Alt+F10')
    await expect(bar.getByRole('button', { name: 'Fortryd' })).toBeFocused()
    await anna.keyboard.press('Escape')
    await expect(text).toBeFocused()
    await point(anna, 'Nyt fra bestyrelsen').getByRole('textbox', { name: 'Punktets titel' }).focus()
    await expect(bar.getByRole('button', { name: 'Fed', exact: true })).toBeDisabled()
  })

  await test.step('the directors have closed points between them', async () => {
    await anna.getByRole('button', { name: 'Tilføj et lukket punkt' }).click()
    await anna.keyboard.type('En stilling i sekretariatet')
    await expect(point(mette, 'En stilling i sekretariatet')).toBeVisible()
  })

  await test.step('with a day the agenda is sent, and the observer reads it', async () => {
    await mette.getByRole('button', { name: 'Sæt tid og sted' }).click()
    await mette.getByLabel('Dato').fill(today)
    await mette.getByLabel('Klokkeslæt').fill('13:00')
    await mette.getByLabel('Sted', { exact: true }).fill('Odense')
    await mette.getByRole('button', { name: 'Gem tid og sted' }).click()
    await expect(mette.getByRole('button', { name: 'Ret tid og sted' })).toBeVisible()
    await anna.getByRole('button', { name: 'Send dagsordenen' }).click()
    await ida.reload()
    await expect(point(ida, section)).toContainText('At afsnittet godkendes.')
    await expect(ida.getByText('En stilling i sekretariatet')).toBeHidden()
    await expect(ida.getByText('Lukkede punkter')).toBeHidden()
  })

  await test.step('the meeting is held: a decision, a task, who was there', async () => {
    await anna.getByRole('button', { name: 'Mødet er holdt' }).click()
    await expect(point(anna, 'Nyt fra bestyrelsen')).toContainText('her besluttes ikke noget')
    await expect(
      point(mette, 'Nyt fra bestyrelsen').getByRole('textbox', { name: 'Beslutning' }),
    ).toBeHidden()
    await point(mette, section).getByRole('textbox', { name: 'Beslutning' }).click()
    await mette.keyboard.type('Afsnittet godkendes.')
    await point(mette, section)
      .getByRole('button', { name: /^Giv en opgave/ })
      .click()
    await mette.getByLabel('Hvad skal gøres?').fill('Skriv til bestyrelsen')
    await mette.getByLabel('Frist').fill(today)
    await mette.getByRole('button', { name: 'Giv opgaven' }).click()
    await expect(point(anna, section)).toContainText('Skriv til bestyrelsen')
    await anna
      .getByRole('radiogroup', { name: 'Deltog Mette?' })
      .getByRole('radio', { name: 'Til stede' })
      .click()
  })

  const approve = (page: Page) => page.getByRole('button', { name: 'Godkend referatet' })
  await test.step('both directors approve the same words; an edit makes the first approval void', async () => {
    await anna.getByRole('button', { name: 'Send referatet til godkendelse' }).click()
    await approve(anna).click()
    await expect(mette.getByText(/^CenSec: godkendt af Anna/)).toBeVisible()
    await point(mette, section).getByRole('textbox', { name: 'Beslutning' }).click()
    await mette.keyboard.press('End')
    await mette.keyboard.type(' Enstemmigt.')
    await expect(anna.getByText(/referatet er ændret siden/)).toBeVisible()
    await approve(mette).click()
    await expect(anna.getByText(/^DI FOS: godkendt af Mette/)).toBeVisible()
    expect(await faultsOn(anna)).toEqual([])
    await approve(anna).click()
    for (const page of [anna, mette])
      await expect(page.getByText(/Godkendt af begge parter .* låst/)).toBeVisible()
  })

  await test.step('then they are locked, and the observer reads them with the task in them', async () => {
    await expect(point(mette, section).getByRole('textbox', { name: 'Beslutning' })).toBeHidden()
    await ida.reload()
    await expect(point(ida, section)).toContainText('Afsnittet godkendes. Enstemmigt.')
    await expect(point(ida, section)).toContainText('Skriv til bestyrelsen')
    await expect(ida.getByText('Til stede: Mette')).toBeVisible()
    await expect(ida.getByText('En stilling i sekretariatet')).toBeHidden()
    expect(await faultsOn(ida)).toEqual([])
  })

  await test.step('the next meeting begins with the task that is still open; a call is logged in one line', async () => {
    await anna.getByRole('link', { name: 'Alle møder' }).click()
    await expect(anna.getByRole('list', { name: 'Åbne opgaver' })).toContainText('Skriv til bestyrelsen')
    await anna.getByLabel('Noter en kontakt').fill('Ringede om DSEI-standen')
    await anna.getByRole('button', { name: 'Noter', exact: true }).click()
    await expect(anna.getByRole('button', { name: '1 noteret kontakt' })).toBeVisible()
    await anna.getByRole('region', { name: 'Næste møde' }).getByRole('link', { name: NEXT }).click()
    await expect(anna.getByRole('button', { name: 'Tag med: Opgave: Skriv til bestyrelsen' })).toBeVisible()
    await anna.emulateMedia({ colorScheme: 'dark' })
    expect(await faultsOn(anna, { colours: true })).toEqual([])
    await anna.setViewportSize({ width: 390, height: 844 })
    expect(await anna.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
