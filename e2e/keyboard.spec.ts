/** What people come to do, with the keyboard alone, in each step seeing where they are. */
import type { Page } from '@playwright/test'
import { activity, bodyOf, untilSaved, warningsOf } from './document.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, PASSWORD, PEOPLE, test } from './people.ts'

const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'
const focusedTitle = (page: Page) => page.getByRole('textbox', { name: 'Titel' }).and(page.locator(':focus'))

/** Through the list of sections, which stands before the plan. */
async function toSection(walk: KeyboardWalk, name: RegExp): Promise<void> {
  const { page } = walk
  await expect(page.getByRole('article').first()).toBeVisible()
  await walk.tabTo(page.getByRole('navigation', { name: 'Afsnit' }).getByRole('link', { name }))
  await walk.pressTo('Enter', page.getByRole('heading', { level: 2, name }))
}

test('[ACCESS-6] one signs in, opens the plan, writes an activity with its period, and answers a warning with a reason', async ({
  page,
  server,
}) => {
  const walk = new KeyboardWalk(page)
  await page.goto(`${server.url}/`)
  await walk.tabTo(page.getByLabel('E-mail'))
  await walk.write(PEOPLE.censecDirector)
  await walk.tabTo(page.getByLabel('Adgangskode'))
  await walk.write(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Overblik' })).toBeVisible()
  await walk.tabTo(page.getByRole('link', { name: 'Fælles aktivitetsplan 2027', exact: true }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').first()).toBeVisible()

  await walk.find('ny aktivitet operationelle', 'Ny aktivitet i 4. Operationelle aktiviteter')
  await expect(focusedTitle(page)).toBeVisible()
  const title = 'Kursus i AQAP for mindre virksomheder'
  await walk.write(title)
  const card = activity(page, title)
  await walk.tabTo(card.getByLabel('Periode'))
  await walk.write('uge 19')
  await walk.tabTo(bodyOf(card))
  await walk.write('Kvalitetsansvarlige i mindre virksomheder lærer at arbejde efter AQAP 2110.')
  const warning = warningsOf(page, title)
  await expect(warning.getByRole('button', { name: /^Muligt overlap/ }).first()).toBeVisible()
  await walk.pressTo('Control+.', warning.getByRole('button', { name: /^Koordineres/ }))
  await walk.tabTo(warning.getByRole('button', { name: /^Fastholdes/ }))
  await walk.press('Enter')
  await walk.write('Kurset er for nye medlemmer.')
  await walk.tabTo(warning.getByRole('button', { name: 'Gem beslutning' }))
  await page.keyboard.press('Enter')
  const decided = warning.getByRole('button', { name: /^Fastholdes: overlap/ })
  await expect(decided).toBeFocused()
  await expect(decided).toHaveAttribute('aria-expanded', 'false')
  await walk.press('Enter')
  await expect(warning).toContainText('Kurset er for nye medlemmer.')
  await untilSaved(page)
})

test('[ACCESS-6] a director approves a section, and objects to another', async ({ censecDirector: page }) => {
  const walk = new KeyboardWalk(page)
  await toSection(walk, /^5\. Øvrige opgaver/)
  await walk.tabTo(page.getByRole('button', { name: 'Godkend afsnit 5' }))
  await walk.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Godkend afsnit 5' })
  await walk.tabTo(dialog.getByRole('button', { name: 'Godkend', exact: true }))
  await page.keyboard.press('Enter')
  const strip = (category: number) => page.getByRole('region', { name: `Godkendelse af afsnit ${category}` })
  await expect(strip(5)).toBeFocused()
  await expect(strip(5).getByRole('status')).toHaveText('CenSec har godkendt')

  await walk.find('operationelle', '4. Operationelle aktiviteter')
  await walk.tabTo(strip(4).getByRole('button', { name: /indsigelse/i }))
  await walk.press('Enter')
  const objection = page.getByRole('dialog', { name: /indsigelse/i })
  await walk.tabTo(objection.getByRole('textbox'))
  await walk.write('Budgettet mangler.')
  await walk.tabTo(objection.getByRole('button', { name: /indsigelse/i }))
  await page.keyboard.press('Enter')
  await expect(strip(4)).toContainText('Budgettet mangler.')
  await walk.seesFocus()
})

test('[ACCESS-6] a party writes in its confidential part', async ({ censecDirector: page }) => {
  const walk = new KeyboardWalk(page)
  await toSection(walk, /^2\. Klyngesamarbejde/)
  const own = page.getByRole('region', { name: 'Fortroligt for CenSec, afsnit 1' })
  const toggle = own.getByRole('button', { name: /Fortroligt for CenSec/ })
  await walk.tabTo(toggle, { back: true })
  await walk.press('Enter')
  await expect(toggle).toHaveAttribute('aria-expanded', 'true')
  await walk.tabTo(own.getByRole('textbox', { name: 'Fortrolig tekst til afsnit 1' }))
  await walk.write('Stillingen slås ikke op før marts.')
  await expect(own.getByRole('status').filter({ hasText: /^Gemt$/ })).toBeVisible()
  await walk.tabTo(own.getByRole('button', { name: 'Tilføj aktivitet i den fortrolige del af afsnit 1' }))
  await walk.press('Enter')
  await walk.write('Lønforhandling')
  await expect(own.getByRole('article', { name: 'Lønforhandling' })).toBeVisible()
})

test('[ACCESS-6] in the table a value is changed in its place, and a status for several', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/planer/demo-2027?visning=tabel')
  const walk = new KeyboardWalk(page)
  const cell = (field: string) =>
    page
      .getByRole('row')
      .filter({ hasText: COURSE })
      .getByRole('button', { name: new RegExp(`^${field}: `) })
  const title = page.getByRole('link', { name: COURSE })
  await expect(title).toBeVisible()
  await walk.tabTo(page.getByRole('searchbox', { name: 'Søg i aktiviteterne' }))
  await walk.write('kvalitetskrav')
  await expect(page.getByText(/^\d+ af \d+ aktiviteter$/)).toBeVisible()
  await walk.tabTo(title)
  await walk.press('ArrowRight')
  await walk.pressTo('ArrowRight', cell('Periode'))
  await walk.press('Enter')
  await walk.press('Control+a')
  await walk.write('uge 20')
  await walk.pressTo('Enter', cell('Periode'))
  await expect(cell('Periode')).toHaveText('uge 20, 2027')
  await walk.press('ArrowLeft', 'ArrowLeft')
  await walk.pressTo('ArrowLeft', page.getByRole('checkbox', { name: `Vælg »${COURSE}«` }))
  await walk.press('Space')
  await expect(page.getByText('1 aktivitet valgt')).toBeVisible()
  const bulk = page.getByRole('region', { name: /valgt/ }).or(page.locator('.chosen-activities'))
  await walk.tabTo(bulk.getByRole('button', { name: /[Ss]tatus/ }))
  await walk.press('Enter')
  await walk.write('afl')
  await walk.press('Enter')
  await expect(cell('Status')).toHaveText('Aflyst')
})

for (const { view, word } of [
  { view: 'tidslinje', word: 'Tidslinje' },
  { view: 'aarshjul', word: 'Årshjul' },
])
  test(`[ACCESS-6] ${word}: an activity is moved by its date`, async ({ signIn }) => {
    const page = await signIn('censecDirector', `/planer/demo-2027?visning=${view}`)
    const walk = new KeyboardWalk(page)
    const card = page.getByRole('dialog', { name: COURSE })
    const there = page.getByRole('button', { name: new RegExp(`${COURSE}.*\\d{4}`) })
    await expect(there.first()).toBeVisible()
    await walk.tabTo(page.getByRole('searchbox', { name: 'Søg i aktiviteterne' }))
    await walk.write('kursusforløb om kvalitetskrav')
    await expect(page.getByText(/^1 af \d+ aktiviteter$/)).toBeVisible()
    if (view === 'tidslinje') await walk.tabTo(there.first())
    else {
      await walk.tabTo(page.getByRole('group', { name: 'Årshjul for 2027' }).locator('[tabindex="0"]'))
      await walk.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown')
      await expect(there.first()).toBeFocused()
    }
    await walk.press('Enter')
    await expect(card).toBeVisible()
    await walk.tabTo(card.getByRole('textbox', { name: 'Periode' }))
    await walk.press('Control+a')
    await walk.write('uge 38')
    await walk.press('Enter', 'Escape')
    await expect(card).toBeHidden()
    await walk.seesFocus()
    await expect(there.first()).toHaveAccessibleName(/uge 38, 2027/)
  })

test('[ACCESS-6] versions are compared, and an activity is restored from one', async ({ signIn }) => {
  const page = await signIn('censecDirector', '/planer/demo-2027/versioner')
  const walk = new KeyboardWalk(page)
  await walk.tabTo(page.getByRole('textbox').first())
  await walk.write('Før rettelsen')
  await walk.tabTo(page.getByRole('button', { name: 'Gem version' }))
  await page.keyboard.press('Enter')
  const version = page.getByRole('button', { name: /Før rettelsen/ })
  await expect(version).toBeVisible()
  await walk.seesFocus()
  await page.request.patch(new URL('/api/plans/demo-2027/activities/demo-kvalitet-censec', page.url()).href, {
    data: { place: 'Aarhus' },
  })
  await walk.tabTo(version)
  await walk.press('Enter')
  await expect(page.getByRole('row', { name: /^Sted/ })).toContainText('Aarhus')
  await walk.tabTo(page.getByRole('button', { name: /^Gendan/ }).first())
  await walk.press('Enter')
  await walk.tabTo(page.getByRole('dialog').getByRole('button', { name: 'Gendan', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Gendannet\./)).toBeVisible()
  await walk.seesFocus()
})

test('[ACCESS-6] a file is imported, corrected and made a plan', async ({ signIn }) => {
  const page = await signIn('censecDirector', '/importer')
  const walk = new KeyboardWalk(page)
  await walk.tabTo(page.getByRole('button', { name: 'Vælg fil' }))
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({
    name: 'aktivitetsplan-2026.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Afsnit;Aktivitet;Periode;Part\n1;Møde med ministeren;uge 60;DI FOS\n'),
  })
  await expect(page.getByRole('heading', { name: 'Gennemse, før kladden oprettes' })).toBeVisible()
  await walk.seesFocus()
  const section = page.getByRole('region', { name: /^1\./ })
  await walk.tabTo(section.getByLabel('Periode'))
  await walk.press('Control+a')
  await walk.write('uge 9')
  await walk.tabTo(page.getByRole('button', { name: 'Opret kladde' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/planer\//)
  await expect(activity(page, 'Møde med ministeren')).toContainText('uge 9')
})

test('[ACCESS-6] the language and the look are chosen, a person is invited, and one’s password is reached', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/personer')
  const walk = new KeyboardWalk(page)
  await walk.tabTo(page.getByRole('button', { name: 'Invitér en person' }).first())
  await walk.press('Enter')
  const dialog = page.getByRole('dialog')
  await walk.tabTo(dialog.getByLabel('E-mail'))
  await walk.write('ny@censec.example')
  await walk.tabTo(dialog.getByRole('button', { name: 'Lav et link' }))
  await walk.press('Enter')
  await expect(dialog.getByText(/ny@censec\.example/).first()).toBeVisible()
  await walk.seesFocus()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await walk.seesFocus()
  await walk.tabTo(page.getByRole('button', { name: /^Menu for/ }), { back: true })
  await walk.press('Enter')
  await walk.write('mør')
  await walk.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await walk.press('Enter')
  await walk.write('min k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Min konto' })).toBeVisible()
  await walk.tabTo(page.getByRole('button', { name: /adgangskode/i }).first())
})
