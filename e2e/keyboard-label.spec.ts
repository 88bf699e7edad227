/** An indicator with its evidence and a step of the case, with the keyboard alone. */
import { dateInDenmark, formatDate } from '#shared/basics/format-date.ts'
import { writeDate } from '#shared/plan/parse-date.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'

test('[ACCESS-6] an indicator is assessed and gets evidence, and a step of the case is noted', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', '/overblik')
  const walk = new KeyboardWalk(page)
  await walk.tabTo(page.getByRole('region', { name: 'Guldmærket' }).getByRole('link', { name: 'Selvtjek' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Guldmærket' })).toBeVisible()

  await test.step('a step of the case', async () => {
    const steps = page.getByRole('list', { name: 'Forløbet' })
    const dialog = page.getByRole('dialog')
    await walk.tabTo(steps.getByRole('button', { name: 'Sæt dato: Selvtjek' }))
    await walk.pressTo('Enter', dialog.getByRole('textbox', { name: 'Dato' }))
    const today = dateInDenmark(new Date().toISOString())
    await walk.write(writeDate(today, 'da'))
    await walk.tabTo(dialog.getByRole('button', { name: 'Gem' }))
    await page.keyboard.press('Enter')
    await expect(steps).toContainText(`planlagt ${formatDate(today, 'da')}`)
    await expect(dialog).toBeHidden()
    await walk.seesFocus()
    const step = steps.getByRole('button', { name: /^Eksperternes besøg/ })
    await walk.tabTo(step)
    await walk.press('Enter')
    await expect(step).toHaveAttribute('aria-expanded', 'true')
  })

  await test.step('the order of the indicators, and one of them', async () => {
    await walk.tabTo(page.getByRole('radio', { name: 'Mangler først' }))
    await walk.press('ArrowRight')
    await page.keyboard.press('Space')
    const first = page.getByRole('list').getByRole('link', { name: 'Deltagernes binding til klyngen' })
    await walk.tabTo(first)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /^1\.1 / })).toBeVisible()
  })

  await test.step('it is assessed', async () => {
    await walk.chooseIn(page.getByRole('button', { name: 'Hvor langt er I?' }), '3 · ')
    await walk.tabTo(page.getByRole('textbox', { name: 'Begrundelse' }))
    await walk.write('Alle betaler kontingent.')
    await walk.tabTo(page.getByRole('button', { name: 'Gem vurderingen' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Sidst gemt af Anna/)).toBeVisible()
    await walk.seesFocus()
  })

  await test.step('evidence is found, noted, and removed; the keys go on from there', async () => {
    await walk.tabTo(page.getByRole('tab', { name: 'Forslag' }))
    await walk.pressTo('ArrowRight', page.getByRole('tab', { name: 'Find' }))
    await walk.tabTo(page.getByRole('searchbox', { name: /^Søg i planer/ }))
    await walk.write('kvalitetskrav')
    const add = page.getByRole('button', { name: /^Tilføj: Kursusforløb om kvalitetskrav/ })
    await walk.tabTo(add)
    await page.keyboard.press('Enter')
    const evidence = page.getByRole('list', { name: 'Dokumentation' })
    await expect(evidence).toContainText('Kursusforløb om kvalitetskrav')
    await walk.seesFocus()
    const note = evidence.getByRole('button', { name: /^Skriv en note/ })
    await walk.tabTo(note, { back: true })
    const dialog = page.getByRole('dialog')
    await walk.pressTo('Enter', dialog.getByRole('textbox', { name: 'Note' }))
    await walk.write('Fælles kursus.')
    await walk.tabTo(dialog.getByRole('button', { name: 'Gem noten' }))
    await page.keyboard.press('Enter')
    await expect(evidence).toContainText('Fælles kursus.')
    await walk.seesFocus()
    await walk.tabTo(evidence.getByRole('button', { name: /^Fjern: / }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Der er ingen dokumentation endnu.')).toBeVisible()
    await walk.seesFocus()
  })
})
