/** The plan on the screen, as a person would name its parts. */
import { expect, type Locator, type Page } from '@playwright/test'

export function sectionText(page: Page, category: number): Locator {
  return page.getByRole('textbox', { name: `Tekst til afsnit ${category}`, exact: true })
}

export function activity(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title, exact: true })
}

export function bodyOf(card: Locator): Locator {
  return card.getByRole('textbox', { name: 'Beskrivelse' })
}

export function warningsOf(page: Page, title: string): Locator {
  return page.getByRole('group', { name: `Advarsler om »${title}«` })
}

/** Waits until every edit of this page is on the server's disk. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Gemt$/ })).toBeVisible()
}

/**
 * Goes into a text. An editor that is given the focus puts its own caret onto the page a moment later, sooner than any hand
 * would move it on; so three frames are let pass.
 */
export async function focusText(text: Locator): Promise<void> {
  await text.focus()
  await text.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

/** Puts the caret at the end of a text by keyboard alone. */
export async function caretAtEnd(text: Locator): Promise<void> {
  await focusText(text)
  await text.page().keyboard.press('Control+End')
  await expect.poll(() => text.evaluate(lettersAfterCaret)).toBe('')
}

function lettersAfterCaret(text: Element): string {
  const selection = getSelection()
  if (!selection?.focusNode || !text.contains(selection.focusNode)) return 'The caret stands elsewhere.'
  const after = document.createRange()
  after.setStart(selection.focusNode, selection.focusOffset)
  after.setEnd(text, text.childNodes.length)
  const letters = after.cloneContents()
  for (const name of letters.querySelectorAll('.remote-caret')) name.remove()
  return letters.textContent ?? ''
}

/**
 * Selects words as the mouse would. An editor that has just drawn puts its own selection back, for as long as no hand could
 * have moved; so it is done until it holds.
 */
export async function selectWords(text: Locator, words: string): Promise<void> {
  await text.scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      text.evaluate(async (element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
        // Marks cut a line into pieces; words may begin in one and end in another.
        const pieces: { node: Node; from: number }[] = []
        let all = ''
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          pieces.push({ node, from: all.length })
          all += node.textContent ?? ''
        }
        const start = all.indexOf(wanted)
        if (start < 0) throw new Error(`No »${wanted}« in the text.`)
        const first = pieces.findLast(({ from }) => from <= start)
        const last = pieces.findLast(({ from }) => from < start + wanted.length)
        if (!first || !last) throw new Error('The text has no pieces.')
        getSelection()?.setBaseAndExtent(
          first.node,
          start - first.from,
          last.node,
          start + wanted.length - last.from,
        )
        await nextFrame()
        await nextFrame()
        return getSelection()?.toString()
      }, words),
    )
    .toBe(words)
}

interface NewActivity {
  category: number
  title: string
  body?: string
  period?: string
}

/** Adds an activity as a person does: the section's button, title, text, and the period in its field. */
export async function addActivity(
  page: Page,
  { category, title, body, period }: NewActivity,
): Promise<Locator> {
  await page.getByRole('button', { name: `Tilføj aktivitet i afsnit ${category}` }).click()
  await expect(
    page.getByRole('textbox', { name: 'Titel', exact: true }).and(page.locator(':focus')),
  ).toBeVisible()
  await page.keyboard.insertText(title)
  const card = activity(page, title)
  await expect(card).toBeVisible()
  if (period) {
    const field = card.getByLabel('Periode')
    await field.fill(period)
    await field.press('Tab')
  }
  if (body) {
    await caretAtEnd(bodyOf(card))
    await page.keyboard.insertText(body)
  }
  return card
}
