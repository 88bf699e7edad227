/** What is done to a page, and what it then took; every figure in milliseconds. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { MARKS, type PageClocks, startClocks } from './clocks.ts'
import { type Guest, keepTyping, leave } from './guest.ts'
import { processorTimeBetween, type Task, watchMainThread } from './main-thread.ts'
import type { MeasuredPage } from './measured-pages.ts'

/** A browser, and where the traces of what it does are kept. */
export interface Measuring {
  browser: Browser
  traces: string | undefined
}

/** What passed, and how much of it the page's main thread took of a processor. */
export interface Times {
  wall: number
  processor: number
}

/** Opens the page in a browser that has never seen it, until one can write in it. */
export async function measureOpening({ browser, traces }: Measuring, measured: MeasuredPage): Promise<Times> {
  const { page, context } = await newPage(browser, measured, measured.opensAt)
  const keeping = { folder: traces, name: `${measured.name}-open` }
  const { tasks, marks } = await watchMainThread(browser, page, keeping, async () => {
    await page.goto(measured.address)
    await untilEditable(page)
  })
  const { editableAt } = await clocksOf(page)
  await context.close()
  const [at] = marks(MARKS.editable)
  if (editableAt === undefined || at === undefined) throw new Error('The page was not open.')
  return { wall: editableAt, processor: processorTimeBetween(tasks, at - editableAt, at) }
}

export interface TypingLoad {
  letters: number
  /** Others who write in the same text meanwhile, each so many letters a second. */
  others: number
  perSecond: number
}

/** From each key to the paint that shows it, while others write. */
export async function measureTyping(
  { browser, traces }: Measuring,
  measured: MeasuredPage,
  { letters, others, perSecond }: TypingLoad,
): Promise<Times[]> {
  const guests: Guest[] = []
  const stopping = new AbortController()
  const { page, context } = await newPage(browser, measured, measured.opensAt)
  try {
    await page.goto(measured.address)
    await untilEditable(page)
    await untilQuiet(page)
    while (guests.length < others) guests.push(await measured.join())
    const { place } = measured
    const keeping = { folder: traces, name: `${measured.name}-typing-beside-${others}` }
    const { tasks, marks } = await watchMainThread(browser, page, keeping, async () => {
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
    })
    const { keyToPaint } = await clocksOf(page)
    const [keys, paints] = [marks(MARKS.key), marks(MARKS.painted)]
    if (keys.length !== letters || paints.length !== letters)
      throw new Error(`${keys.length} of ${letters} keys are in the trace.`)
    return keyToPaint.map((wall, nth) => ({
      wall,
      processor: processorTimeBetween(tasks, keys[nth] ?? Number.NaN, paints[nth] ?? Number.NaN),
    }))
  } finally {
    stopping.abort()
    guests.forEach(leave)
    await context.close()
  }
}

/** About ten letters a second: a quick typist. */
const KEY_EVERY_MS = 80

/** The tasks of the main thread while the page opens until it has come to rest, and while one scrolls it from top to bottom by the wheel. */
export interface Scrolling {
  opening: readonly Task[]
  scrolling: readonly Task[]
}

/** `view` is asked for in the address; absent is what the address shows by itself. */
export async function measureScrolling(
  { browser, traces }: Measuring,
  measured: MeasuredPage,
  view: View | undefined,
): Promise<Scrolling> {
  const { page, context } = await newPage(browser, measured, undefined)
  const name = `${measured.name}-${view ?? 'text'}`
  const opening = await watchMainThread(browser, page, { folder: traces, name: `${name}-open` }, async () => {
    await page.goto(view ? `${measured.address}?visning=${view}` : measured.address)
    await page.waitForFunction(
      ({ selector, words }) => document.querySelector(selector)?.textContent?.includes(words),
      { selector: measured.shownIn, words: measured.words },
      { timeout: 120_000 },
    )
    await untilQuiet(page)
  })
  await page.mouse.move(700, 500)
  await untilQuiet(page)
  const scrolling = await watchMainThread(browser, page, { folder: traces, name: `${name}-scroll` }, () =>
    scroll(page),
  )
  await context.close()
  return { opening: opening.tasks, scrolling: scrolling.tasks }
}

async function scroll(page: Page): Promise<void> {
  for (let step = 0; step < SCROLL_STEPS; step++) {
    await page.mouse.wheel(0, SCROLL_PX)
    await pause(SCROLL_EVERY_MS)
  }
}

/** Nothing that took long has come for a while: what was begun is over, the reading for warnings too. */
async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction((quiet) => performance.now() - window.clocks.lastLongAt > quiet, QUIET_MS, {
    timeout: 120_000,
    polling: 250,
  })
}

const QUIET_MS = 3_000

export type View = 'tabel' | 'tidslinje' | 'aarshjul'

const SCROLL_STEPS = 120
const SCROLL_PX = 400
const SCROLL_EVERY_MS = 30

async function newPage(
  browser: Browser,
  { address, cookie, editor }: MeasuredPage,
  opensAt: string | undefined,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' })
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: new URL(address).origin }])
  }
  const page = await context.newPage()
  await page.addInitScript(startClocks, { opensAt, editor, marks: MARKS })
  return { page, context }
}

async function untilEditable(page: Page): Promise<void> {
  await page.waitForFunction(() => window.clocks.editableAt !== undefined)
}

function clocksOf(page: Page): Promise<PageClocks> {
  return page.evaluate(() => window.clocks)
}
