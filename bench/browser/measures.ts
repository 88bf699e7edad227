/** What is done to a page, and what its clocks then show; every figure in milliseconds. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type PageClocks, startClocks } from './clocks.ts'
import { type Guest, keepTyping, leave } from './guest.ts'
import type { MeasuredPage } from './measured-pages.ts'

/** Opens the page in a browser that has never seen it, until one can write in it. */
export async function measureOpening(browser: Browser, measured: MeasuredPage): Promise<number> {
  const { page, context } = await open(browser, measured)
  const { editableAt } = await clocksOf(page)
  await context.close()
  if (editableAt === undefined) throw new Error('The page was not open.')
  return editableAt
}

export interface TypingLoad {
  letters: number
  /** Others who write in the same text meanwhile, each so many letters a second. */
  others: number
  perSecond: number
}

/** From each key to the paint that shows it, while others write. */
export async function measureTyping(
  browser: Browser,
  measured: MeasuredPage,
  { letters, others, perSecond }: TypingLoad,
): Promise<number[]> {
  const guests: Guest[] = []
  const stopping = new AbortController()
  const { page, context } = await open(browser, measured)
  try {
    while (guests.length < others) guests.push(await measured.join())
    const { place } = measured
    const writing = guests.map((guest) =>
      keepTyping(guest, measured.textOf(guest.document), { perSecond, place, signal: stopping.signal }),
    )
    for (let letter = 0; letter < letters; letter++) {
      await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'.charAt(letter % 26))
      await pause(KEY_EVERY_MS)
    }
    await page.waitForFunction((count) => window.clocks.keyToPaint.length >= count, letters)
    stopping.abort()
    await Promise.all(writing)
    return (await clocksOf(page)).keyToPaint
  } finally {
    stopping.abort()
    guests.forEach(leave)
    await context.close()
  }
}

/** About ten letters a second: a quick typist. */
const KEY_EVERY_MS = 80

/** The tasks of more than 50 ms while one scrolls from top to bottom by the wheel. `view` is asked for in the address. */
export async function measureScrolling(
  browser: Browser,
  measured: MeasuredPage,
  view: View | undefined,
): Promise<number[]> {
  const { page, context } = await open(browser, measured)
  if (view) {
    await page.goto(`${measured.address}?visning=${view}`)
    await page.waitForFunction(
      (words) => document.querySelector('main')?.textContent?.includes(words),
      measured.words,
      { timeout: 120_000 },
    )
  }
  await page.mouse.move(700, 500)
  await untilQuiet(page)
  await page.evaluate(() => {
    window.clocks.longTasks.length = 0
  })
  for (let step = 0; step < SCROLL_STEPS; step++) {
    await page.mouse.wheel(0, SCROLL_PX)
    await pause(SCROLL_EVERY_MS)
  }
  const { longTasks } = await clocksOf(page)
  await context.close()
  return longTasks
}

/** Opening has its own measure: all that still comes of it is let pass. */
async function untilQuiet(page: Page): Promise<void> {
  for (let seen = -1; ; ) {
    const { length } = (await clocksOf(page)).longTasks
    if (length === seen) return
    seen = length
    await pause(QUIET_MS)
  }
}

const QUIET_MS = 2_000

export type View = 'tabel' | 'tidslinje' | 'aarshjul'

const SCROLL_STEPS = 120
const SCROLL_PX = 400
const SCROLL_EVERY_MS = 30

async function open(
  browser: Browser,
  { address, cookie, opensAt, editor }: MeasuredPage,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' })
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: new URL(address).origin }])
  }
  const page = await context.newPage()
  await page.addInitScript(startClocks, { opensAt, editor })
  await page.goto(address)
  await page.waitForFunction(() => window.clocks.editableAt !== undefined)
  return { page, context }
}

function clocksOf(page: Page): Promise<PageClocks> {
  return page.evaluate(() => window.clocks)
}
