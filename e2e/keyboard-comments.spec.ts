/** An observer's way through a plan, and what comes of it, with the keyboard alone. */
import type { Page } from '@playwright/test'
import { activity } from './document.ts'
import { KeyboardWalk } from './keyboard-walk.ts'
import { expect, test } from './people.ts'

const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'
const READ_STOPS = 40

const description = (page: Page) => activity(page, COURSE).getByRole('group', { name: 'Beskrivelse' })

test('[ACCESS-6] [COMMENT-8] [COMMENT-10] an observer reads, chooses words, comments and calls a director, who answers; the observer resolves it', async ({
  boardObserver: ida,
  difosDirector: mette,
}) => {
  const walk = new KeyboardWalk(ida)
  await expect(ida.getByRole('article').first()).toBeVisible()
  await walk.tabTo(ida.getByRole('link', { name: /^2\. Klyngesamarbejde/ }))
  await walk.pressTo('Enter', ida.getByRole('heading', { level: 2, name: /^2\. Klyngesamarbejde/ }))
  await walk.tabTo(description(ida))
  await walk.press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  const words = await ida.evaluate(() => String(getSelection()))
  expect(words.split(' ')).toHaveLength(3)

  await walk.pressTo('Enter', ida.getByRole('textbox', { name: 'Ny kommentar' }))
  await walk.write('Kan @mett')
  await expect(ida.getByRole('option', { name: /Mette/ })).toBeVisible()
  await walk.press('Enter')
  await walk.write(' svare på det?')
  const thread = (page: Page) =>
    page.getByRole('article', { name: 'Tråd begyndt af Ida' }).filter({ hasText: words })
  await walk.pressTo('Control+Enter', thread(ida))
  await expect(thread(ida)).toContainText('Kan @Mette svare på det?')
  await walk.pressTo('Escape', description(ida))
  expect(await ida.evaluate(() => String(getSelection()))).toBe(words)

  await test.step('who was called finds it with one key, and answers', async () => {
    const other = new KeyboardWalk(mette)
    await expect(mette.getByRole('article').first()).toBeVisible()
    await other.find('kan mette svare på', 'Kan @Mette svare på det?')
    await expect(thread(mette)).toBeFocused()
    await expect(thread(mette)).toContainText('Du er nævnt')
    await other.pressTo('Enter', thread(mette).getByRole('textbox'))
    await other.write('Ja, i uge 12.')
    await other.pressTo('Control+Enter', thread(mette))
    await other.pressTo('Escape', activity(mette, COURSE).getByRole('textbox', { name: 'Beskrivelse' }))
  })

  await expect(thread(ida)).toContainText('Ja, i uge 12.')
  while (!(await thread(ida).evaluate((one) => one === document.activeElement))) await walk.press('F9')
  await walk.tabTo(thread(ida).getByRole('button', { name: 'Markér som løst' }))
  await ida.keyboard.press('Enter')
  await expect(thread(ida)).toBeHidden()
  await walk.seesFocus()
  await walk.tabTo(ida.getByRole('radio', { name: /^Åbne/ }))
  await walk.press('ArrowRight', 'Space')
  await expect(thread(ida)).toContainText('Løst af Ida')
})

for (const size of [
  { width: 640, height: 450 },
  { width: 390, height: 844 },
])
  test(`[ACCESS-6] an observer reads at ${size.width} px, onwards and back, and nothing lies over what has the focus`, async ({
    boardObserver: page,
  }) => {
    await page.setViewportSize(size)
    const walk = new KeyboardWalk(page)
    await expect(page.getByRole('article').first()).toBeVisible()
    await walk.tabTo(activity(page, COURSE).getByRole('group', { name: 'Beskrivelse' }))
    for (const back of [false, true]) for (let stop = 0; stop < READ_STOPS; stop++) await walk.tab(back)
  })
