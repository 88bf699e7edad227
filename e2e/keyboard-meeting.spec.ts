/** A meeting from what is proposed to what both have approved, with the keyboard alone. */
import type { Locator, Page } from '@playwright/test'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { writeDate } from '#shared/plan/parse-date.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'

const SECTION = 'Afsnit 5 er ikke aftalt endnu'
const TODAY = writeDate(dateInDenmark(new Date().toISOString()), 'da')
const point = (page: Page) => page.getByRole('listitem', { name: new RegExp(`^Punkt \\d+: ${SECTION}`) })

/** As people write it; what stands in the field is chosen when Tab comes to it. */
async function writeToday(walk: KeyboardWalk, field: Locator): Promise<void> {
  await walk.tabTo(field)
  await walk.write(TODAY)
  await expect(field).toHaveValue(TODAY)
}

test('[ACCESS-6] [MEET-3] [MEET-6] [MEET-7] a proposed point is taken and the agenda sent; what is decided becomes a task, and both directors approve', async ({
  signIn,
}) => {
  const anna = await signIn('censecDirector', '/moeder')
  const mette = await signIn('difosDirector', '/moeder')
  const walk = new KeyboardWalk(anna)
  const other = new KeyboardWalk(mette)
  for (const one of [walk, other]) {
    await one.tabTo(
      one.page.getByRole('region', { name: 'Næste møde' }).getByRole('link', { name: /^Møde i / }),
    )
    await one.page.keyboard.press('Enter')
    await expect(one.page.getByRole('heading', { level: 1, name: /^Møde i / })).toBeVisible()
  }

  await test.step('a proposal is taken, and the keys go on from there', async () => {
    await walk.tabTo(anna.getByRole('button', { name: `Tag med: ${SECTION}` }))
    await anna.keyboard.press('Enter')
    await expect(point(anna)).toBeVisible()
    await walk.seesFocus()
  })

  await test.step('the agenda gets a day and a point of its own, and is sent', async () => {
    await walk.tabTo(anna.getByRole('button', { name: 'Tilføj et punkt' }))
    await walk.press('Enter')
    await walk.write('Nyt fra bestyrelsen')
    const removing = anna.getByRole('button', { name: 'Fjern »Nyt fra bestyrelsen«' })
    await walk.tabTo(removing)
    await anna.keyboard.press('Enter')
    await expect(removing).toBeHidden()
    await expect(point(anna)).toBeFocused()
    await walk.tabTo(point(anna).getByRole('textbox', { name: 'Indstilling' }))
    await walk.write('At afsnittet godkendes.')
    // What else is proposed is folded away rather than passed through.
    const proposals = anna.getByText(/^Forslag til dagsordenen/)
    await walk.tabTo(proposals.locator('xpath=ancestor-or-self::summary'), { back: true, most: 90 })
    await walk.press('Enter')
    await expect(anna.getByRole('button', { name: /^Tag med: / })).toHaveCount(0)
    await walk.tabTo(anna.getByRole('button', { name: 'Sæt tid og sted' }), { back: true })
    await walk.press('Enter')
    await writeToday(walk, anna.getByLabel('Dato'))
    await walk.tabTo(anna.getByLabel('Sted', { exact: true }))
    await walk.write('Odense')
    await walk.pressTo('Enter', anna.getByRole('region', { name: 'Tid og sted' }))
    await walk.tabTo(anna.getByRole('button', { name: 'Send dagsordenen' }))
    await walk.pressTo('Enter', anna.getByRole('region', { name: 'Tid og sted' }))
  })

  await test.step('the meeting is held, a decision is written and becomes a task', async () => {
    await walk.tabTo(anna.getByRole('button', { name: 'Mødet er holdt' }))
    await walk.press('Enter')
    await walk.tabTo(point(anna).getByRole('textbox', { name: 'Beslutning' }))
    await walk.write('Afsnittet godkendes.')
    const give = point(anna).getByRole('button', { name: /^Giv en opgave/ })
    await walk.tabTo(give)
    await walk.press('Enter')
    await walk.tabTo(anna.getByLabel('Hvad skal gøres?'))
    await walk.write('Skriv til bestyrelsen')
    await writeToday(walk, anna.getByLabel('Frist'))
    await walk.tabTo(anna.getByRole('button', { name: 'Giv opgaven' }))
    await anna.keyboard.press('Enter')
    await expect(point(anna)).toContainText('Skriv til bestyrelsen')
    await expect(give).toBeFocused()
    await walk.seesFocus()
    await walk.tabTo(
      anna.getByRole('radiogroup', { name: 'Deltog Mette?' }).getByRole('radio', { checked: true }),
    )
    await walk.press('ArrowRight')
  })

  await test.step('both directors approve, and it is locked', async () => {
    await walk.tabTo(anna.getByRole('button', { name: 'Send referatet til godkendelse' }), { back: true })
    await walk.press('Enter')
    for (const { one, party } of [
      { one: walk, party: /^CenSec: godkendt af Anna/ },
      { one: other, party: /^DI FOS: godkendt af Mette/ },
    ]) {
      await one.tabTo(one.page.getByRole('button', { name: 'Godkend referatet' }))
      await one.page.keyboard.press('Enter')
      await expect(one.page.getByText(party)).toBeVisible()
      await one.seesFocus()
    }
    for (const page of [anna, mette])
      await expect(page.getByText(/Godkendt af begge parter .* låst/)).toBeVisible()
    await expect(point(anna).getByRole('textbox')).toHaveCount(0)
  })
})
