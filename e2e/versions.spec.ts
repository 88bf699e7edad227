import type { Page } from '@playwright/test'
import { activity, caretAtEnd, sectionText, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, type Server, test } from './people.ts'

const PLAN = '/api/plans/demo-2027'
const VERSIONS = '/planer/demo-2027/versioner'

async function addActivity(page: Page, server: Server, title: string): Promise<string> {
  const answer = await page.request.post(`${server.url}${PLAN}/activities`, {
    data: { party: 'censec', category: 1, title, place: 'Odense' },
  })
  return (await answer.json()).id
}

async function saveVersion(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Navn på versionen' }).fill(name)
  await page.getByRole('button', { name: 'Gem version' }).click()
  await expect(page.getByText(`Versionen »${name}« er gemt.`)).toBeVisible()
}

/** The changes of section 1. */
const changes = (page: Page) => page.getByRole('region', { name: /^1\. / })

/** The text of section 1, without the other's caret and name. */
const wordsIn = (page: Page) =>
  sectionText(page, 1).evaluate((text) => {
    const copy = text.cloneNode(true)
    if (copy instanceof Element) for (const caret of copy.querySelectorAll('.remote-caret')) caret.remove()
    return copy.textContent
  })

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await caretAtEnd(sectionText(page, 1))
  await page.keyboard.type(words)
  await untilSaved(page)
}

test('[VERSION-4] [VERSION-5] [VERSION-10] a director sees what has changed since a version, and who wrote it', async ({
  censecDirector,
  difosDirector,
  signIn,
  server,
}) => {
  const fair = await addActivity(censecDirector, server, 'Messe i Odense')
  const page = await signIn('censecPlanner')
  await page.getByRole('link', { name: 'Versioner' }).click()
  await saveVersion(page, 'Før ændringerne')

  await test.step('both write in one paragraph, change a field, and add an activity', async () => {
    await typeAtEnd(censecDirector, ' Vi ses i Paris.')
    await expect(sectionText(difosDirector, 1)).toContainText('Vi ses i Paris.')
    await typeAtEnd(difosDirector, ' Og i Lyon.')
    await difosDirector.request.patch(`${server.url}${PLAN}/activities/${fair}`, {
      data: { place: 'Aarhus', start: '2027-03-05', end: '2027-03-07', precision: 'day' },
    })
    await addActivity(censecDirector, server, 'Noget helt nyt')
  })

  await test.step('how much first, then fields, then the text with its writers', async () => {
    await page.getByRole('button', { name: /Før ændringerne/ }).click()
    await expect(page.getByText('1 ny, 1 ændret, 1 afsnitstekst ændret')).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Ændringer fra Før .* til planen nu$/ })).toBeVisible()
    await expect(page.getByRole('article', { name: 'Ny: Noget helt nyt' })).not.toContainText('¶')
    await expect(page.getByRole('table', { name: 'Felter i »Messe i Odense«' })).toContainText(
      '5.–7. marts 2027',
    )
    await expect(page.getByRole('row', { name: /^Sted/ })).toContainText('OdenseAarhus')
    await expect(changes(page).locator('ins').filter({ hasText: 'Vi ses i Paris.' })).toHaveAttribute(
      'title',
      /Anna/,
    )
    await expect(changes(page).locator('ins').filter({ hasText: 'Og i Lyon.' })).toHaveAttribute(
      'title',
      /Mette/,
    )
    expect(await faultsOn(page, { colours: true })).toEqual([])
  })

  await test.step('and what one of them has written alone', async () => {
    await page.getByRole('button', { name: /Skrevet af/ }).click()
    await page.getByRole('option', { name: /Mette/ }).click()
    await expect(changes(page).getByText('Noget helt nyt')).toBeHidden()
    await expect(changes(page).locator('ins').filter({ hasText: 'Og i Lyon.' })).toBeVisible()
  })

  await test.step('on a telephone as well', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await faultsOn(page)).toEqual([])
    await page.goto(`${server.url}${VERSIONS}`)
    await page.getByRole('button', { name: /Før ændringerne/ }).click()
    await expect(page.getByText('1 ny, 1 ændret, 1 afsnitstekst ændret')).toBeInViewport()
  })

  await test.step('who reads sees it, and has nothing to restore with', async () => {
    const reader = await signIn('reader', VERSIONS)
    await reader.getByRole('button', { name: /Før ændringerne/ }).click()
    await expect(reader.getByText('1 ny, 1 ændret, 1 afsnitstekst ændret')).toBeVisible()
    await expect(reader.getByRole('button', { name: /Gendan/ })).toBeHidden()
    await expect(reader.getByRole('button', { name: 'Gem version' })).toBeHidden()
  })
})

test('[VERSION-6] [VERSION-7] [VERSION-10] one director restores while the other types, and takes it back', async ({
  censecDirector,
  difosDirector,
  signIn,
}) => {
  await typeAtEnd(censecDirector, ' Det, der skal blive.')
  const page = await signIn('censecDirector', VERSIONS)
  await saveVersion(page, 'Sådan var det')
  await typeAtEnd(censecDirector, ' Det, der går igen.')
  await expect(sectionText(difosDirector, 1)).toContainText('Det, der går igen.')
  await page.getByRole('button', { name: /Sådan var det/ }).click()
  await expect(changes(page).locator('ins')).toHaveCount(1)

  await test.step('the one types on at the end of the text that the other restores', async () => {
    await caretAtEnd(sectionText(difosDirector, 1))
    let isRestored = false
    const typing = (async () => {
      while (!isRestored) await difosDirector.keyboard.type(' mens', { delay: 20 })
      await difosDirector.keyboard.type(' og bagefter.')
    })()
    await changes(page).getByRole('button', { name: 'Gendan afsnittet' }).click()
    const dialog = page.getByRole('dialog', { name: 'Gendan afsnit 1?' })
    await expect(dialog).toContainText('gemmes først som en version')
    expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await dialog.getByRole('button', { name: 'Gendan' }).press('Enter')
    await expect(page.getByText('Gendannet. Det, der stod der før, er gemt som en version.')).toBeInViewport()
    isRestored = true
    await typing
    await untilSaved(difosDirector)
  })

  await test.step('all that was typed after it stands, on both pages alike', async () => {
    for (const director of [censecDirector, difosDirector]) {
      await expect(sectionText(director, 1)).toContainText('Det, der skal blive.')
      await expect(sectionText(director, 1)).not.toContainText('Det, der går igen.')
      await expect(sectionText(director, 1)).toContainText('og bagefter.')
    }
    expect(await wordsIn(censecDirector)).toBe(await wordsIn(difosDirector))
  })

  await test.step('it is taken back, by keyboard with the next two keys', async () => {
    await expect(page.getByRole('button', { name: /Gendannet ?afsnit 1 fra .* af Anna/ })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Fortryd' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Gendannelsen er fortrudt.')).toBeVisible()
    await expect(sectionText(difosDirector, 1)).toContainText('Det, der går igen.')
    await expect(page.getByRole('button', { name: /Før gendannelse/ }).first()).toBeVisible()
  })
})

test('since one was last here, an activity that was deleted is told of and brought back', async ({
  signIn,
  server,
}) => {
  const page = await signIn('censecDirector', VERSIONS)
  await expect(page.getByText('Ingen versioner endnu')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Siden sidst jeg var her' })).toBeDisabled()
  await expect(page.getByText('Kan bruges, når du har været i planen før.')).toBeVisible()
  await addActivity(page, server, 'Skal hentes igen')
  await saveVersion(page, 'Med aktiviteten')
  const plan = await signIn('difosDirector')
  const card = activity(plan, 'Skal hentes igen')
  await card.getByRole('button', { name: /Handlinger for/ }).click()
  await plan.getByRole('menuitem', { name: 'Slet' }).click()
  await expect(card).toBeHidden()
  await untilSaved(plan)
  await page.getByRole('button', { name: /Med aktiviteten/ }).click()
  const gone = page.getByRole('article', { name: 'Slettet: Skal hentes igen' })
  await gone.getByRole('button', { name: 'Gendan aktiviteten' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gendan' }).click()
  await expect(activity(plan, 'Skal hentes igen')).toBeVisible()
})
