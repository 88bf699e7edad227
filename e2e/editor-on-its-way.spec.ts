import type { Page } from '@playwright/test'
import { focusText, sectionText, untilSaved } from './document.ts'
import { expect, test } from './people.ts'

/** Holds the editor's files back until they are let go. */
async function holdEditor(page: Page): Promise<{ letGo(): void; asked: Promise<void> }> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let tell = () => {}
  const asked = new Promise<void>((resolve) => {
    tell = resolve
  })
  await page.context().route('**/assets/editor-parts-*.js', async (route) => {
    tell()
    await gate
    await route.continue()
  })
  return { letGo, asked }
}

const WORDS = 'Første sætning står her. Anden sætning står her.'

/** Puts words into the first section's text and opens the plan anew, with the editor held back. */
async function openedAnew(page: Page) {
  await sectionText(page, 1).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(WORDS)
  await untilSaved(page)
  const editor = await holdEditor(page)
  await page.reload()
  await expect(page.getByText(WORDS)).toBeVisible()
  return editor
}

/** Clicks right before the given words, as they are drawn. */
async function clickBefore(page: Page, words: string): Promise<void> {
  const point = await page.getByText(WORDS).evaluate((element, before) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(before) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, top, height } = range.getBoundingClientRect()
      return { x: left + 1, y: top + height / 2 }
    }
    throw new Error(`»${before}« does not stand there.`)
  }, words)
  await page.mouse.click(point.x, point.y)
}

test('[SPEED-2] what is typed before the editor is there stands where the caret was put', async ({
  censecDirector: page,
}) => {
  const editor = await openedAnew(page)
  await clickBefore(page, 'Anden')
  await editor.asked
  await page.keyboard.type('Mellemx')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' ord. ')
  await expect(page.getByRole('textbox', { name: 'Tekst til afsnit 1' })).toHaveValue('Mellem ord. ')
  // They are nowhere else yet, and the page does not say that they are.
  await expect(page.getByRole('status').filter({ hasText: /^Gemmer/ })).toBeVisible()
  editor.letGo()
  await expect(sectionText(page, 1)).toHaveText(
    'Første sætning står her. Mellem ord. Anden sætning står her.',
  )
  await page.keyboard.type('Også bagefter. ')
  await expect(sectionText(page, 1)).toHaveText(
    'Første sætning står her. Mellem ord. Også bagefter. Anden sætning står her.',
  )
  await untilSaved(page)
})

test('[SPEED-2] keys that only an editor knows are done in it, in the order they were pressed', async ({
  censecDirector: page,
}) => {
  const editor = await openedAnew(page)
  await clickBefore(page, 'Anden')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ny')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+B')
  await page.keyboard.type('fed ')
  await page.keyboard.press('Control+B')
  await page.keyboard.type('mager')
  editor.letGo()
  const text = sectionText(page, 1)
  await expect(text.getByRole('paragraph')).toHaveText([
    'Første sætning står her.',
    'NyAnden sætning står her.',
    'fed mager',
  ])
  await expect(text.locator('strong')).toHaveText('fed ')
})

test('[SPEED-2] what another writes above meanwhile moves the caret along', async ({
  censecDirector: page,
  difosDirector: other,
}) => {
  const editor = await openedAnew(page)
  await clickBefore(page, 'Anden')
  await page.keyboard.type('Mit. ')
  await focusText(sectionText(other, 1))
  await other.keyboard.type('Deres. ')
  await untilSaved(other)
  await expect(page.getByText(`Deres. ${WORDS}`)).toBeVisible()
  editor.letGo()
  await expect(sectionText(page, 1)).toContainText('Første sætning står her. Mit. Anden sætning står her.')
  await untilSaved(page)
  await expect(sectionText(other, 1)).toContainText('står her. Mit.')
})

test('[SPEED-2] who leaves before the editor came leaves their words in the plan', async ({
  censecDirector: page,
}) => {
  await openedAnew(page)
  await clickBefore(page, 'Anden')
  await page.keyboard.type('Mit. ')
  await page.getByRole('link', { name: 'Samplan, overblik' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Første sætning står her. Mit. Anden sætning står her.')).toBeVisible()
})

test('[SPEED-2] an editor that cannot be fetched is said, and comes when it can', async ({
  censecDirector: page,
}) => {
  await openedAnew(page)
  await page.context().unroute('**/assets/editor-parts-*.js')
  await page.context().route('**/assets/editor-parts-*.js', (route) => route.abort())
  await page.reload()
  await clickBefore(page, 'Anden')
  await page.keyboard.type('Mit. ')
  await expect(page.getByRole('status').filter({ hasText: 'ikke hentet endnu' })).toBeVisible()
  await page.context().unroute('**/assets/editor-parts-*.js')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(sectionText(page, 1)).toHaveText('Første sætning står her. Mit. Anden sætning står her.')
})
