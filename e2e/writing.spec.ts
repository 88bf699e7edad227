import type { Page } from '@playwright/test'
import { activity, addActivity, bodyOf, caretAtEnd, sectionText, untilSaved } from './document.ts'
import { expect, test } from './people.ts'

test('[PLAN-6] by keyboard alone: add, write, move, delete, undo', async ({ censecDirector: page }) => {
  await caretAtEnd(sectionText(page, 5))
  await page.keyboard.press('Enter')
  await page.keyboard.type('/akt')
  await expect(page.getByRole('listbox', { name: 'Indsæt' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('textbox', { name: 'Titel', exact: true }).and(page.locator(':focus')),
  ).toBeVisible()
  await page.keyboard.type('Nyhedsbrev om fonde')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Udkommer hver måned.')
  const card = activity(page, 'Nyhedsbrev om fonde')
  await expect(bodyOf(card)).toContainText('Udkommer hver måned.')

  const menu = card.getByRole('button', { name: 'Handlinger for »Nyhedsbrev om fonde«' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Flyt til afsnit' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: /Klyngesamarbejde/ }).press('Enter')
  await expect(card).toBeVisible()
  await untilSaved(page)

  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Slet' }).press('Enter')
  await expect(card).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(card).toBeVisible()
  await expect(bodyOf(card)).toContainText('Udkommer hver måned.')
})

/** As on a computer that is busy: frames are late, keys are not. */
async function delayFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { requestAnimationFrame: onNextFrame } = window
    window.requestAnimationFrame = (draw) => Number(setTimeout(() => onNextFrame(draw), 400))
  })
}

test('[PLAN-5] what is typed at once after an undo stands where it was undone', async ({
  censecDirector: page,
}) => {
  await caretAtEnd(sectionText(page, 5))
  await page.keyboard.type(' Skal væk.')
  await caretAtEnd(sectionText(page, 4))
  await delayFrames(page)
  await page.keyboard.press('Control+z')
  await page.keyboard.type(' I stedet.')
  await expect(sectionText(page, 5)).toContainText('I stedet.')
  await expect(sectionText(page, 5)).not.toContainText('Skal væk.')
  await expect(sectionText(page, 4)).not.toContainText('stedet.')
})

test('[PLAN-6] what is typed at once after adding an activity or a link stands where the caret went', async ({
  censecDirector: page,
}) => {
  const text = sectionText(page, 5)
  await caretAtEnd(text)
  await delayFrames(page)

  await test.step('from the menu in a text', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.type('/akt')
    await expect(page.getByRole('listbox', { name: 'Indsæt' })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Nyhedsbrev om fonde')
    await expect(activity(page, 'Nyhedsbrev om fonde')).toBeVisible()
    await expect(text).not.toContainText(/akt|N$/)
  })

  await test.step('from the button below a section', async () => {
    await page.getByRole('button', { name: 'Tilføj aktivitet i afsnit 4' }).press('Enter')
    await page.keyboard.type('Møde om havet')
    await expect(activity(page, 'Møde om havet')).toBeVisible()
  })

  await test.step('from the dialog for a link', async () => {
    await caretAtEnd(text)
    await page.keyboard.type(' Læs mere på ')
    await page.getByRole('button', { name: 'Link' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('samplan.example')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.type(' og ring.')
    await expect(text).toContainText('Læs mere på samplan.example og ring.')
  })
})

test('[PLAN-16] what is pressed stays under the pointer while another writes above it', async ({
  censecDirector,
  difosDirector,
}) => {
  const card = await addActivity(censecDirector, { category: 4, title: 'Ny messe' })
  const theirs = activity(difosDirector, 'Ny messe')
  await expect(theirs).toBeVisible()
  const button = difosDirector.getByRole('button', { name: 'Tilføj aktivitet i afsnit 4' })
  // What is far down the page is drawn when one comes near, and moves until then.
  await expect
    .poll(async () => {
      await button.hover()
      await difosDirector.mouse.down()
      if (await button.getAttribute('data-pressed')) return true
      await difosDirector.mouse.move(0, 0)
      await difosDirector.mouse.up()
      return false
    })
    .toBe(true)

  await caretAtEnd(bodyOf(card))
  await censecDirector.keyboard.insertText('To dage om krav, pris og tildelingskriterier. '.repeat(8))
  await expect(bodyOf(theirs)).toContainText('To dage')
  await difosDirector.mouse.up()
  await expect(
    difosDirector.getByRole('textbox', { name: 'Titel', exact: true }).and(difosDirector.locator(':focus')),
  ).toBeVisible()
})

test('[PLAN-5] undo takes back my own edits only, across texts and fields', async ({
  censecDirector,
  difosDirector,
}) => {
  const card = await addActivity(censecDirector, {
    category: 1,
    title: 'Morgenmøde',
    period: 'uge 12',
    body: 'Først.',
  })
  const theirs = activity(difosDirector, 'Morgenmøde')
  await expect(theirs).toContainText('uge 12')
  await caretAtEnd(bodyOf(theirs))
  await difosDirector.keyboard.type(' Fra Mette.')
  await expect(bodyOf(card)).toContainText('Først. Fra Mette.')
  await caretAtEnd(sectionText(censecDirector, 1))
  await censecDirector.keyboard.type(' Slut.')
  await expect(sectionText(difosDirector, 1)).toContainText('Slut.')

  await censecDirector.keyboard.press('Control+z')
  await expect(sectionText(difosDirector, 1)).not.toContainText('Slut.')
  await censecDirector.keyboard.press('Control+z')
  await expect(bodyOf(theirs)).not.toContainText('Først.')
  await expect(bodyOf(theirs)).toContainText('Fra Mette.')
  await censecDirector.keyboard.press('Control+z')
  await expect(theirs).not.toContainText('uge 12')
  await censecDirector.keyboard.press('Control+Shift+z')
  await expect(theirs).toContainText('uge 12')
})

test('[PLAN-10] a period is read as people write it, and what cannot be read is kept and said', async ({
  censecDirector: page,
}) => {
  const card = await addActivity(page, {
    category: 3,
    title: 'Delegation',
    period: 'engang til sommer måske',
  })
  await expect(card.getByText(/Skriv perioden som for eksempel/)).toBeVisible()
  await expect(card.getByLabel('Periode')).toHaveValue('engang til sommer måske')
  for (const [written, shown] of [
    ['uge 38', 'uge 38, 2027'],
    ['5.-7. marts', '5.–7. marts 2027'],
    ['Q2', '2. kvartal 2027'],
    ['løbende', 'løbende'],
  ] as const) {
    await card.getByLabel('Periode').fill(written)
    await card.getByLabel('Periode').press('Tab')
    await expect(card.getByLabel('Periode')).toHaveValue(shown)
  }
})

test('[EXPORT-1] a table and a list pasted from an office program stay a table and a list', async ({
  censecDirector,
  difosDirector,
}) => {
  await caretAtEnd(sectionText(censecDirector, 2))
  await censecDirector.keyboard.press('Enter')
  await censecDirector.evaluate(() => {
    const html =
      '<h2>Mål</h2><ul><li>flere SMV’er</li><li>flere forskere</li></ul><table><tr><td>Kvartal</td><td>Mål</td></tr><tr><td>Q1</td><td>12</td></tr></table>'
    const data = new DataTransfer()
    data.setData('text/html', html)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  const theirs = sectionText(difosDirector, 2)
  await expect(theirs.getByRole('heading', { name: 'Mål' })).toBeVisible()
  await expect(theirs.getByRole('listitem').filter({ hasText: 'flere forskere' })).toBeVisible()
  await expect(theirs.getByRole('cell', { name: 'Q1' })).toBeVisible()
})
