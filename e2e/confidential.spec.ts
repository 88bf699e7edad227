/** What a party keeps to itself, on the screens of those who may see it and of those who may not. */
import type { Page } from '@playwright/test'
import { activity, bodyOf, caretAtEnd, sectionText, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const ACTIVITY = 'Innovationsprojekt: droner, der kan finde vej uden GPS'

function region(page: Page, category: number) {
  return page.getByRole('region', { name: `Fortroligt for CenSec, afsnit ${category}` })
}

test('[CONF-1] a party writes beside a section what nobody else has a trace of', async ({
  censecDirector,
  signIn,
  difosDirector,
  boardObserver,
}) => {
  const censecPlanner = await signIn('censecPlanner')
  const words = 'Stillingen slås ikke op før marts.'
  await test.step('by keyboard, with a name, a lock and who can see it', async () => {
    const own = region(censecDirector, 2)
    const toggle = own.getByRole('button', { name: /Fortroligt for CenSec/ })
    await expect(toggle).toHaveAttribute('aria-expanded', 'false')
    await toggle.press('Enter')
    await expect(own.getByText('Kun CenSecs direktører og planlæggere kan se dette.')).toBeVisible()
    await expect(own.getByText(/Her kan I skrive/)).toBeVisible()
    await caretAtEnd(own.getByRole('textbox', { name: 'Fortrolig tekst til afsnit 2' }))
    await censecDirector.keyboard.type(words)
    await expect(own.getByRole('status').filter({ hasText: /^Gemt$/ })).toBeVisible()
    expect(await faultsOn(censecDirector, { part: '.confidential' })).toEqual([])
  })

  await test.step('its planner reads it and adds an activity of a kind', async () => {
    const own = region(censecPlanner, 2)
    await own.getByRole('button', { name: /Fortroligt for CenSec/ }).click()
    await expect(own.getByText(words)).toBeVisible()
    await own.getByRole('button', { name: 'Tilføj aktivitet i den fortrolige del af afsnit 2' }).click()
    await censecPlanner.keyboard.type('Lønforhandling')
    await own.getByRole('button', { name: /Hvorfor det er fortroligt/ }).click()
    await censecPlanner.getByRole('option', { name: /Personale/ }).click()
    await expect(region(censecDirector, 2).getByRole('article', { name: 'Lønforhandling' })).toBeVisible()
    await expect(
      region(censecDirector, 2).getByRole('button', { name: /Hvorfor det er fortroligt/ }),
    ).toContainText('Personale')
  })

  await test.step('undo there undoes what was written there', async () => {
    await caretAtEnd(sectionText(censecDirector, 1))
    await censecDirector.keyboard.type(' Fælles ord.')
    const text = region(censecDirector, 2).getByRole('textbox', { name: 'Fortrolig tekst til afsnit 2' })
    await caretAtEnd(text)
    await censecDirector.keyboard.type(' Og mere.')
    await censecDirector.keyboard.press('Control+z')
    await expect(text).not.toContainText('Og mere.')
    await expect(sectionText(censecDirector, 1)).toContainText('Fælles ord.')
  })

  for (const page of [difosDirector, boardObserver]) {
    await expect(page.getByText('Fælles ord.')).toBeVisible()
    const html = await page.content()
    for (const trace of [words, 'Lønforhandling', 'Fortroligt for CenSec']) expect(html).not.toContain(trace)
  }
  await expect(boardObserver.locator('.confidential')).toHaveCount(0)
})

test('[CONF-2] [CONF-5] [CONF-8] an activity is made confidential on every screen, and moved back', async ({
  censecDirector: page,
  difosDirector: other,
}) => {
  await test.step('the other writes meanwhile, in the plan and beside it', async () => {
    await other.getByRole('tab', { name: /Kommentarer/ }).click()
    await other.getByRole('button', { name: 'Kommentér planen' }).click()
    await other.keyboard.type('Halvt skrevet')
    await caretAtEnd(sectionText(other, 2))
    await other.keyboard.type(' Vi er i gang.')
    await untilSaved(other)
    // The network is away just when the plan is to be fetched again.
    await other.route('**/api/plans', (route) => route.abort(), { times: 1 })
  })

  await test.step('a dialog says what comes of it', async () => {
    await activity(page, ACTIVITY)
      .getByRole('button', { name: `Handlinger for »${ACTIVITY}«` })
      .press('Enter')
    await page.getByRole('menuitem', { name: 'Gør fortrolig …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: `Gør »${ACTIVITY}« fortrolig?` })
    await expect(dialog.getByText(/Andre kan allerede have læst den/)).toBeVisible()
    expect(await faultsOn(page, { part: '[role="dialog"]' })).toEqual([])
    await dialog.getByRole('button', { name: 'Gør fortrolig' }).press('Enter')
    await expect(page.getByText(`»${ACTIVITY}« er nu fortrolig`)).toBeVisible()
  })

  await test.step('it is gone from everybody’s plan, without anybody having to do anything', async () => {
    await expect(activity(other, ACTIVITY)).toHaveCount(0)
    await expect(sectionText(other, 2)).toBeVisible()
    expect(await other.content()).not.toContain(ACTIVITY)
    await expect(other.getByText(/CenSec har flyttet noget til sin fortrolige del/)).toBeVisible()
    expect(await faultsOn(other, { part: '.plan-tools' })).toEqual([])
    await expect(sectionText(other, 2)).toBeFocused()
    await other.keyboard.type(' Vi skriver videre.')
    await untilSaved(other)
    await expect(sectionText(page, 2)).toContainText('Vi er i gang. Vi skriver videre.')
    await expect(other.getByRole('textbox', { name: 'Ny kommentar' })).toHaveValue('Halvt skrevet')
  })

  await test.step('its own party has it, and can speak of it among themselves', async () => {
    const own = region(page, 2)
    await expect(own.getByRole('article', { name: ACTIVITY })).toBeFocused()
    await expect(page.getByText(/har flyttet noget/)).toHaveCount(0)
    await expect(bodyOf(own.getByRole('article', { name: ACTIVITY }))).toContainText('satellitsignalet')
    await own.getByRole('button', { name: 'Intern kommentar' }).click()
    await page.keyboard.type('Vent med at sige det.')
    await page.keyboard.press('Control+Enter')
    await expect(own.getByRole('listitem').getByText('Vent med at sige det.')).toBeVisible()
  })

  await test.step('a date that is none is told of, and stays until it is mended', async () => {
    const own = region(page, 2)
    await own.locator('[data-fact="period"]').click()
    const period = own.getByRole('textbox', { name: 'Periode' })
    await period.fill('35. marts')
    await caretAtEnd(own.getByRole('textbox', { name: 'Fortrolig tekst til afsnit 2' }))
    await expect(own.getByText('Den dato findes ikke.')).toBeVisible()
    await expect(period).toHaveValue('35. marts')
    await period.fill('5. marts')
    await period.press('Enter')
    await expect(own.getByText('Den dato findes ikke.')).toHaveCount(0)
  })

  await test.step('moved out it is everybody’s, and what was said of it is not', async () => {
    const own = region(page, 2)
    await own.getByRole('button', { name: `Handlinger for »${ACTIVITY}«` }).click()
    await page.getByRole('menuitem', { name: 'Flyt til den fælles plan …' }).click()
    const dialog = page.getByRole('dialog', { name: `Flyt »${ACTIVITY}« til den fælles plan?` })
    await expect(dialog.getByText(/begge parters direktører/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Flyt til den fælles plan' }).click()
    await expect(activity(other, ACTIVITY)).toBeVisible()
    // It is in both for a moment, so that it is in one whatever happens.
    await expect(activity(page, ACTIVITY)).toHaveCount(1)
    await expect(activity(page, ACTIVITY)).toBeFocused()
    expect(await other.content()).not.toContain('Vent med at sige det.')
  })
})

test('[CONF-7] a marking of classified information is pointed out, and stops nobody', async ({
  censecDirector: page,
}) => {
  await caretAtEnd(sectionText(page, 2))
  await page.keyboard.type(' NATO RESTRICTED')
  await expect(page.getByText(/Samplan er ikke godkendt til klassificerede oplysninger/)).toBeVisible()
  await untilSaved(page)
  await page.getByRole('button', { name: 'Skjul' }).click()
  await expect(page.getByText(/Samplan er ikke godkendt/)).toHaveCount(0)
})
