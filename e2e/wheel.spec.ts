import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { activity, untilSaved } from './document.ts'
import { faultsOn } from './faults-on.ts'
import { expect, test } from './people.ts'

const WHEEL = '/planer/demo-2027?visning=aarshjul'
const COURSE = 'Kursusforløb om kvalitetskrav til underleverandører'
const RALLY = 'Fælles telt på Folkemødet'

const wheel = (page: Page) => page.getByRole('group', { name: 'Årshjul for 2027' })
const onWheel = (page: Page, title: string) => wheel(page).getByRole('button', { name: title })

/** Drags an activity over the wheel, a number of degrees with the clock, and holds it there. */
async function dragAround(page: Page, title: string, degrees: number): Promise<void> {
  const arc = await onWheel(page, title).locator('text').boundingBox()
  const frame = await wheel(page).boundingBox()
  if (!arc || !frame) throw new Error('The wheel is not on the screen.')
  const centre = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  const from = { x: arc.x + arc.width / 2, y: arc.y + arc.height / 2 }
  const turn = (degrees * Math.PI) / 180
  const [x, y] = [from.x - centre.x, from.y - centre.y]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(
    centre.x + x * Math.cos(turn) - y * Math.sin(turn),
    centre.y + x * Math.sin(turn) + y * Math.cos(turn),
    { steps: 8 },
  )
}

test('[WHEEL-4] [WHEEL-6] [WHEEL-7] [WHEEL-8] what one director moves on the wheel moves on the other’s, by mouse and by date, and is saved as a picture', async ({
  signIn,
  difosDirector,
}) => {
  const page = await signIn('censecDirector', WHEEL)
  await difosDirector.getByRole('radio', { name: 'Årshjul' }).click()
  const there = onWheel(difosDirector, COURSE)
  await expect(there).toHaveAccessibleName(/13\.–15\. april 2027/)
  await expect(wheel(page).locator('.wheel-link').first()).toBeAttached()

  await test.step('Escape leaves it where it was; let go, it has moved by whole weeks, there too, and one undo takes it back', async () => {
    await dragAround(page, COURSE, 27)
    await expect(page.getByText('Flyttes til 11.–13. maj 2027')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Flyttes til')).toBeHidden()
    await page.mouse.up()
    await expect(onWheel(page, COURSE)).toHaveAccessibleName(/13\.–15\. april 2027/)
    await dragAround(page, COURSE, 27)
    await page.mouse.up()
    await expect(page.getByText(/er flyttet til 11\.–13\. maj 2027/)).toBeVisible()
    await expect(there).toHaveAccessibleName(/11\.–13\. maj 2027/)
    await page.keyboard.press('Control+z')
    await expect(there).toHaveAccessibleName(/13\.–15\. april 2027/)
  })

  await test.step('a press opens its card, whose date moves it as well, and which the address keeps', async () => {
    await onWheel(page, COURSE).locator('text').click()
    const card = page.getByRole('dialog', { name: COURSE })
    await expect(card).toContainText('CenSec')
    await card.getByRole('textbox', { name: 'Periode' }).fill('uge 38')
    await page.keyboard.press('Enter')
    await expect(there).toHaveAccessibleName(/uge 38, 2027/)
    const other = await signIn('boardObserver', page.url().replace(/^.*?(?=\/planer)/, ''))
    await expect(other.getByRole('dialog', { name: COURSE })).toContainText('uge 38')
    await expect(other.getByRole('textbox', { name: 'Periode' })).toHaveCount(0)
    await card.getByRole('link', { name: 'Gå til teksten' }).click()
    await expect(activity(page, COURSE)).toBeFocused()
    await page.goBack()
    await untilSaved(page)
  })

  await test.step('it is saved with every name on it, needing nothing beside itself', async () => {
    await page.keyboard.press('Escape')
    for (const [item, ending] of [
      ['Gem som tegning (SVG)', 'svg'],
      ['Gem som billede (PNG)', 'png'],
    ] as const) {
      await page.getByRole('button', { name: 'Gem eller udskriv' }).click()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ])
      expect(file.suggestedFilename()).toBe(`Årshjul – Fælles aktivitetsplan 2027.${ending}`)
      const content = await readFile(await file.path())
      if (ending === 'png') {
        expect(content.subarray(1, 4).toString()).toBe('PNG')
        expect(content.readUInt32BE(16)).toBe(2 * 1280)
        continue
      }
      const svg = content.toString()
      expect(svg).toContain('<title>Årshjul – Fælles aktivitetsplan 2027</title>')
      expect(svg).toContain(RALLY)
      expect(svg).not.toMatch(/var\(|class=|light-dark|color\(/)
    }
  })
})

test('[WHEEL-5] by keyboard alone: through the months, into one, from activity to activity, and a period written there', async ({
  signIn,
}) => {
  const page = await signIn('censecDirector', WHEEL)
  const focused = wheel(page).locator(':focus')
  await onWheel(page, 'januar:').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAccessibleName(/^december:/)
  await page.keyboard.press('Home')
  for (const month of ['februar', 'marts', 'april', 'maj', 'juni']) {
    await page.keyboard.press('ArrowRight')
    await expect(focused).toHaveAccessibleName(new RegExp(`^${month}:`))
  }
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(focused).toHaveAccessibleName(/^20\. Fælles telt på Folkemødet, Fælles, 17\.–19\. juni 2027/)
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: RALLY })
  await expect(card).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(card.getByRole('textbox', { name: 'Periode' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('uge 23')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect(focused).toHaveAccessibleName(/^\d+\. Fælles telt på Folkemødet, Fælles, uge 23, 2027/)
  await page.keyboard.press('Control+z')
  await expect(focused).toHaveAccessibleName(/17\.–19\. juni 2027/)
  await page.keyboard.press('ArrowUp')
  await expect(focused).toHaveAccessibleName(/^juni:/)
})

test('axe finds nothing on the wheel, it fits a phone with its list below, an observer changes nothing, and it prints on one page', async ({
  signIn,
}) => {
  const page = await signIn('boardObserver', WHEEL)
  await expect(onWheel(page, COURSE)).toBeVisible()
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await faultsOn(page, { part: 'main', colours: true })).toEqual([])
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox \[0 0 119\d(\.\d+)? 84\d(\.\d+)?\]/)

  await page.setViewportSize({ width: 390, height: 844 })
  const list = page.getByRole('region', { name: 'Aktiviteterne som liste' })
  await expect(list.getByRole('listitem')).toHaveCount(38)
  expect(await faultsOn(page, { part: 'main' })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await list.getByRole('button', { name: COURSE }).click()
  const card = page.getByRole('dialog', { name: COURSE })
  await expect(card.getByRole('link', { name: 'Gå til teksten' })).toBeVisible()
  await expect(card.getByRole('textbox')).toHaveCount(0)
})
