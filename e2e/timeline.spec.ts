import type { Locator, Page } from '@playwright/test'
import { activity, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const TIMELINE = '/planer/demo-2027?visning=tidslinje'
const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'
const COURSE_OF_DI_FOS = 'Kom i mål med NATO'

const bar = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`^${title}[^:]*: `) })
const card = (page: Page, title: string) => page.getByRole('dialog', { name: new RegExp(`^${title}`) })

test('[TIMELINE-1] [TIMELINE-2] [TIMELINE-3] [TIMELINE-4] a director finds an activity by keyboard, moves it in its card, and another sees the same', async ({
  censecDirector: page,
  difosDirector,
  signIn,
}) => {
  await page.getByRole('radio', { name: 'Tidslinje' }).click()
  await expect(bar(page, COURSE)).toHaveAccessibleName(
    `${COURSE}: CenSec 13.–15. april 2027, Bekræftet, 1 advarsel`,
  )
  await page.getByText('Helligdage og skoleferier i 2027').click()
  await expect(page.getByText('Påske: 25.–29. marts 2027')).toBeVisible()
  await expect(page.getByText('Sommerferie: uge 28–30, 12. juli–1. august 2027')).toBeVisible()

  await page.getByRole('button', { name: 'Rækker efter' }).click()
  await page.getByRole('option', { name: 'Part' }).click()
  await page.getByRole('searchbox', { name: 'Søg i aktiviteterne' }).fill('kvalitet')
  await expect(page.getByText(/^\d+ af 38 aktiviteter$/)).toBeVisible()

  await bar(page, COURSE).focus()
  await page.keyboard.press('ArrowDown')
  await expect(bar(page, COURSE_OF_DI_FOS)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(card(page, COURSE)).toContainText('2. Klyngesamarbejde')
  const period = card(page, COURSE).getByRole('textbox', { name: 'Periode' })
  await period.fill('engang')
  await page.keyboard.press('Escape')
  await expect(card(page, COURSE).getByRole('alert')).toContainText('Skriv perioden som for eksempel')
  await period.fill('uge 38')
  await page.keyboard.press('Enter')
  await expect(activity(difosDirector, COURSE)).toContainText('uge 38')

  const other = await signIn('difosDirector', page.url().replace(/^.*?(?=\/planer)/, ''))
  await expect(card(other, COURSE)).toContainText('uge 38')
  await expect(other.getByRole('rowheader', { name: 'CenSec' })).toBeVisible()
  await expect(
    other.getByRole('searchbox', { name: 'Søg i aktiviteterne', includeHidden: true }),
  ).toHaveValue('kvalitet')

  await page.keyboard.press('Escape')
  await expect(bar(page, COURSE)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(bar(page, COURSE)).toHaveAccessibleName(/13\.–15\. april 2027/)
  await page.keyboard.press('Enter')
  await card(page, COURSE).getByRole('link', { name: 'Gå til teksten' }).click()
  await expect(activity(page, COURSE)).toBeFocused()
})

test('[TIMELINE-5] a bar is dragged by weeks or days, and drawn out; Escape and undo take it back, the other sees it live', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', TIMELINE)
  const other = await signIn('boardObserver', TIMELINE)
  const shape = (title: string) => bar(page, title).locator('.timeline-shape')
  const day = await dayWidth(page)

  await test.step('by weeks where a whole year is in view, said in words meanwhile', async () => {
    await drag(page, shape(COURSE), 15 * day, async () => {
      await expect(bar(page, COURSE)).toContainText('27.–29. april 2027')
    })
    await expect(page.getByText(`»${COURSE}« er flyttet til 27.–29. april 2027.`)).toBeVisible()
    await expect(bar(other, COURSE)).toHaveAccessibleName(/27\.–29\. april 2027/)
    await page.keyboard.press('Control+z')
    await expect(bar(page, COURSE)).toHaveAccessibleName(/13\.–15\. april 2027/)
  })

  await test.step('Escape leaves it where it was, and opens nothing', async () => {
    await drag(page, shape(COURSE), 15 * day, () => page.keyboard.press('Escape'))
    await expect(bar(page, COURSE)).toHaveAccessibleName(/13\.–15\. april 2027/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('its end is drawn out to days where a month is in view', async () => {
    await page.getByRole('radio', { name: 'Måned' }).click()
    await bar(page, COURSE).scrollIntoViewIfNeeded()
    await drag(page, bar(page, COURSE).locator('[data-edge="end"]'), 2 * (await dayWidth(page)))
    await expect(bar(page, COURSE)).toHaveAccessibleName(/13\.–17\. april 2027/)
    await untilSaved(page)
    await expect(bar(other, COURSE)).toHaveAccessibleName(/13\.–17\. april 2027/)
  })

  await test.step('an observer looks, and meets nothing to change it with', async () => {
    await expect(other.locator('.timeline-edge')).toHaveCount(0)
    await drag(other, bar(other, COURSE).locator('.timeline-shape'), -15 * day)
    await expect(bar(other, COURSE)).toHaveAccessibleName(/13\.–17\. april 2027/)
    await bar(other, COURSE).click()
    await expect(card(other, COURSE)).toContainText('Peter')
    await expect(card(other, COURSE).getByRole('textbox')).toHaveCount(0)
    await card(other, COURSE).getByRole('button', { name: 'Muligt overlap' }).click()
    await expect(card(other, COURSE_OF_DI_FOS)).toBeVisible()
  })
})

test('[TIMELINE-6] a line joins two that overlap, in each zoom and on a phone, and stands out while one of them is looked at', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', TIMELINE)
  await expect(bar(page, COURSE)).toHaveAccessibleName(/advarsel/)
  await bar(page, COURSE).focus()
  const line = page.locator('.timeline-link[data-active]').first()
  const [one, other] = [bar(page, COURSE), bar(page, COURSE_OF_DI_FOS)]
  const middleOf = async (locator: Locator) => {
    const box = await locator.boundingBox()
    return box ? box.y + box.height / 2 : Number.NaN
  }
  /** How far the line's ends are from the middles of the bars, in pixels: no more than half a bar and the gap. */
  const gaps = async () => {
    const box = await line.boundingBox()
    if (!box) return [Number.NaN]
    const [upper = 0, lower = 0] = [await middleOf(one), await middleOf(other)].sort((a, b) => a - b)
    return [box.y - upper, lower - (box.y + box.height)]
  }
  const touches = () => expect.poll(async () => (await gaps()).every((gap) => gap > 5 && gap < 20)).toBe(true)
  await touches()
  await page.getByRole('radio', { name: 'Kvartal' }).click()
  await bar(page, COURSE).focus()
  await touches()
  await page.getByRole('radio', { name: 'År', exact: true }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await bar(page, COURSE).focus()
  await touches()
})

test('axe finds nothing in the timeline, and it fits a phone', async ({ signIn }) => {
  const page = await signIn('censecDirector', TIMELINE)
  await expect(bar(page, COURSE)).toBeVisible()
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await bar(page, COURSE).click()
  const period = card(page, COURSE).getByRole('textbox', { name: 'Periode' })
  await period.fill('5/3')
  await period.press('Enter')
  await expect(card(page, COURSE)).toContainText('5. marts 2027')
  expect(await faultsOn(page, { part: '[role="dialog"]', colours: true })).toEqual([])
})

/** How many pixels the timeline gives a day. */
function dayWidth(page: Page): Promise<number> {
  return page
    .locator('.timeline-track')
    .first()
    .evaluate((track) => track.getBoundingClientRect().width / 371)
}

/** Presses, goes so far and lets go, as a hand would; `before` is done before it lets go. */
async function drag(
  page: Page,
  from: Locator,
  distance: number,
  before?: () => Promise<void>,
): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const box = await from.boundingBox()
  if (!box) throw new Error('There is nothing to take hold of.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + distance / 2, y, { steps: 4 })
  await page.mouse.move(x + distance, y, { steps: 4 })
  await before?.()
  await page.mouse.up()
}
