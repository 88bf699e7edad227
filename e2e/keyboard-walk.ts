/** A page gone through with the keyboard alone: wherever a key leads, what has the focus is to be seen. */
import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than this between two things that belong together are too many. */
const MOST_STOPS = 60

export class KeyboardWalk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Presses Tab until the focus is there, and says what was met where it never comes. */
  async tabTo(target: Locator, { back = false, most = MOST_STOPS } = {}): Promise<void> {
    await expect(target).toBeVisible()
    const met: string[] = []
    const isThere = () => target.evaluate((wanted) => wanted === document.activeElement)
    if (await isThere()) return this.seesFocus()
    for (let stop = 0; stop < most; stop++) {
      await this.tab(back)
      if (await isThere()) return
      met.push(await this.page.evaluate(nameOfFocused))
    }
    throw new Error(`${target} was not among the next ${most} stops: ${met.join(' | ')}`)
  }

  /** One stop on, or back; after the last of the page the browser's own buttons come, and then the first. */
  async tab(back = false): Promise<void> {
    const key = back ? 'Shift+Tab' : 'Tab'
    await this.page.keyboard.press(key)
    if (await this.page.evaluate(() => document.activeElement === document.body))
      await this.page.keyboard.press(key)
    await this.seesFocus()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.seesFocus()
    }
  }

  async write(words: string): Promise<void> {
    await this.page.keyboard.type(words)
    await this.seesFocus()
  }

  /** A key after which the focus comes to be there. */
  async pressTo(key: string, target: Locator): Promise<void> {
    await this.page.keyboard.press(key)
    await expect(target).toBeFocused()
    await this.seesFocus()
  }

  /** By the palette, from wherever one is, down to the first line that says so. */
  async find(words: string, choice: string | RegExp): Promise<void> {
    const palette = this.page.getByRole('dialog', { name: 'Find' })
    await this.pressTo('Control+k', palette.getByRole('combobox'))
    await this.write(words)
    await expect(palette.getByRole('option').filter({ hasText: choice }).first()).toBeVisible()
    const chosen = palette.locator('[role="option"][data-focused]').filter({ hasText: choice })
    while ((await chosen.count()) === 0) await this.press('ArrowDown')
    await this.page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
    await this.seesFocus()
  }

  /** A value of a list that opens, by the beginning of its name; the focus comes back to what opened it. */
  async chooseIn(list: Locator, value: string): Promise<void> {
    await this.tabTo(list)
    await this.press('Enter')
    await this.write(value.slice(0, 8))
    await expect(
      this.page.getByRole('option', { name: value }).and(this.page.locator(':focus')),
    ).toBeVisible()
    await this.pressTo('Enter', list)
    await expect(list).toContainText(value)
  }

  /** WCAG 2.4.7 and 2.4.11: what has the focus is told from the rest, and no sticky bar lies over all of it. */
  async seesFocus(): Promise<void> {
    // Where something opens or closes the focus is on its way for some frames.
    await expect.poll(() => this.page.evaluate(focusFault)).toBe('')
  }
}

function nameOfFocused(): string {
  const { activeElement: focused } = document
  return `${focused?.tagName} ${focused?.getAttribute('aria-label') ?? focused?.textContent?.slice(0, 30)}`
}

/** What is wrong with where the focus is; nothing where it can be seen. */
function focusFault(): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'nothing has the focus'
  // A box to tick may be invisible itself, in a label that is drawn.
  const shown = (focused.matches('input') && focused.closest('label')) || focused
  const name = `${focused.tagName} »${focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40)}«`
  const { left, top, right, bottom } = shown.getBoundingClientRect()
  const [from, to] = [Math.max(left, 0), Math.min(right, innerWidth)]
  const [above, below] = [Math.max(top, 0), Math.min(bottom, innerHeight)]
  if (from >= to || above >= below) return `${name} is off the screen`
  const covers = new Set<string>()
  const STEPS = 8
  let isSeen = false
  for (let x = 0.5; x < STEPS && !isSeen; x++)
    for (let y = 0.5; y < STEPS && !isSeen; y++) {
      const there = document.elementFromPoint(
        from + ((to - from) * x) / STEPS,
        above + ((below - above) * y) / STEPS,
      )
      isSeen = there !== null && (shown.contains(there) || there.contains(focused))
      if (there && !isSeen) covers.add(`${there.tagName}.${there.getAttribute('class')}`)
    }
  if (!isSeen) return `${name} lies under ${[...covers].join(', ')}`
  // A caret tells of itself, and a dialog or menu that has just opened is what is looked at.
  if (focused.matches('[contenteditable], input:not([type="radio"], [type="checkbox"]), textarea')) return ''
  // Words that are chosen are drawn so.
  if (String(getSelection()) && focused.contains(getSelection()?.anchorNode ?? null)) return ''
  if (focused.matches('[role="dialog"], [role="menu"], :is(h1, h2, main, section)[tabindex="-1"]')) return ''
  const isMarked = [focused, shown, ...shown.children, focused.parentElement].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(one)
    const isDrawn = one instanceof SVGElement && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2
    return isDrawn || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  return isMarked ? '' : `${name} has the focus and looks as before`
}
