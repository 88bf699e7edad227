/** The palette with the keyboard alone: to it, in it, on from what was found, and back. */
import { activity, bodyOf } from './document.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'

const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'

test('[ACCESS-6] [SEARCH-6] closed again, the palette leaves the focus and the caret where they were', async ({
  censecDirector: page,
}) => {
  const walk = new KeyboardWalk(page)
  const palette = page.getByRole('dialog', { name: 'Find' })
  const field = palette.getByRole('combobox')
  await expect(page.getByRole('article').first()).toBeVisible()
  await walk.find('kvalitetskr', COURSE)
  const text = bodyOf(activity(page, COURSE))
  await walk.tabTo(text)
  await walk.press('Control+Home', 'ArrowRight', 'ArrowRight')
  const caret = () =>
    page.evaluate(() => [getSelection()?.anchorNode?.textContent, getSelection()?.anchorOffset])
  const before = await caret()
  // The browser tells the editor where the caret is with its next picture, and no hand is faster than that.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await walk.pressTo('Control+k', field)
  await walk.write('eksport')
  await expect(palette.getByRole('option').nth(1)).toBeVisible()
  const active = () => page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'))
  const first = await active()
  await walk.press('ArrowDown')
  await expect.poll(active).not.toBe(first)
  await walk.pressTo('Escape', text)
  // The editor draws its caret some moments after it has the focus.
  await expect.poll(caret).toEqual(before)

  const button = page.getByRole('button', { name: 'Find', exact: true })
  await walk.tabTo(button, { back: true, most: 120 })
  await walk.pressTo('Enter', field)
  await walk.pressTo('Escape', button)
})

test('[ACCESS-6] [SEARCH-6] from what is found one goes on by keyboard: a clause, an activity, a person', async ({
  censecDirector: page,
}) => {
  const walk = new KeyboardWalk(page)
  await expect(page.getByRole('article').first()).toBeVisible()

  await test.step('a clause: to what is written about it', async () => {
    await walk.find('kontakter ude i verden', 'Tillæg 1, afsnit 3, d')
    await expect(page.getByRole('article', { name: 'Tillæg 1, afsnit 3, d' })).toBeFocused()
    await walk.tab()
    await walk.tab(true)
  })

  await test.step('an activity: its fields', async () => {
    await walk.find('kvalitetskr', COURSE)
    const card = activity(page, COURSE)
    await expect(card).toBeFocused()
    await walk.tabTo(card.getByRole('button', { name: 'Redigér felter' }))
    await walk.press('Enter')
    await walk.tabTo(card.getByRole('textbox', { name: 'Periode' }))
    await walk.press('Control+a')
    await walk.write('uge 20')
    await walk.press('Tab')
    await expect(card.getByRole('textbox', { name: 'Periode' })).toHaveValue(/uge 20/)
  })

  await test.step('a person: another role', async () => {
    await walk.find('Peter', /^Peter/)
    const entry = page.getByRole('listitem').filter({ hasText: 'peter@censec.example' })
    await expect(entry).toBeFocused()
    await walk.tabTo(entry.getByRole('button', { name: /Rolle for Peter/ }))
    await walk.press('Enter')
    await walk.write('Observ')
    await walk.press('Enter')
    const question = page.getByRole('dialog')
    await expect(question).toContainText('logges ud med det samme')
    await walk.tabTo(question.getByRole('button', { name: 'Skift rolle' }))
    await page.keyboard.press('Enter')
    await expect(question).toBeHidden()
    await expect(entry.getByRole('button', { name: /Rolle for Peter/ })).toContainText('Observatør')
    await walk.seesFocus()
  })
})
