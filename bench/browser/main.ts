/**
 * `npm run bench:browser`: what a person waits for in Chromium, with a plan of 300 activities: until they can write, and
 * from each key to the paint that shows it, alone and with ten others writing; and how smoothly 1,000 activities scroll.
 * Beside it, in turns, a plain Tiptap collaboration page with the same words: milliseconds differ between machines, the
 * ratios say what all the rest of Samplan costs.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { buildClientWhenStale } from '../../scripts/build-client.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { describeRun, putOnPage } from '../page.ts'
import { peersAreInstalled } from '../server-process.ts'
import { median, percentile } from '../statistics.ts'
import { type MeasuredPage, openPages, PAGE_NAMES, type PageName } from './measured-pages.ts'
import { measureOpening, measureScrolling, measureTyping, type View } from './measures.ts'

const ACTIVITIES = 300
const MANY_ACTIVITIES = 1_000
const VIEWS: readonly { view: View | undefined; what: string }[] = [
  { view: undefined, what: 'the text' },
  { view: 'tabel', what: 'the table' },
  { view: 'tidslinje', what: 'the timeline' },
  { view: 'aarshjul', what: 'the wheel and its list' },
]

/** Each guest listens for the end of the process. */
process.setMaxListeners(50)

type Row = Record<PageName, string> & { what: string; ratio: string }

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repeat: { type: 'string', default: '10' },
      letters: { type: 'string', default: '150' },
      page: { type: 'boolean', default: false },
    },
  })
  const executablePath = findBrowser()
  if (!executablePath || !peersAreInstalled()) {
    console.error(
      'This wants Chromium, and y-websocket’s server beside it: `npm run bench:peers` installs it.',
    )
    process.exitCode = 1
    return
  }
  await buildClientWhenStale()
  const loadBefore = loadavg()[0] ?? 0
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const rows = [
      ...(await withPages(ACTIVITIES, (pages) => openAndType(browser, pages, values))),
      ...(await withPages(MANY_ACTIVITIES, (pages) => scroll(browser, pages))),
    ]
    const report = `${describeRun([loadBefore, loadavg()[0] ?? 0])}\n\n${tableOf(rows)}`
    console.log(report)
    if (values.page) await putOnPage(report, 'npm run bench:browser')
  } finally {
    await browser.close()
  }
}

type Pages = Record<PageName, MeasuredPage>

async function withPages(activities: number, measure: (pages: Pages) => Promise<Row[]>): Promise<Row[]> {
  const pages = await openPages(activities)
  try {
    return await measure(pages)
  } finally {
    for (const { close } of Object.values(pages)) await close()
  }
}

async function openAndType(
  browser: Browser,
  pages: Pages,
  { repeat, letters }: { repeat: string; letters: string },
): Promise<Row[]> {
  const opening = newFigures()
  // The first of each warms the server and the disk.
  for (const name of PAGE_NAMES) await measureOpening(browser, pages[name])
  for (let run = 0; run < Number(repeat); run++)
    for (const name of PAGE_NAMES) opening[name].push(await measureOpening(browser, pages[name]))

  const rows = rowsOf(`open to editable, ${ACTIVITIES} activities`, opening)
  for (const others of [0, 10]) {
    const typing = newFigures()
    const load = { letters: Number(letters), others, perSecond: 5 }
    for (const name of PAGE_NAMES) typing[name].push(...(await measureTyping(browser, pages[name], load)))
    rows.push(...rowsOf(`key to paint, ${others === 0 ? 'alone' : `${others} others writing`}`, typing))
  }
  return rows
}

async function scroll(browser: Browser, pages: Pages): Promise<Row[]> {
  const plain = await measureScrolling(browser, pages.plain, undefined)
  const rows: Row[] = []
  for (const { view, what } of VIEWS) {
    const samplan = await measureScrolling(browser, pages.samplan, view)
    const told = (tasks: readonly number[]) =>
      tasks.length === 0 ? 'none' : `${tasks.length}, longest ${Math.round(Math.max(...tasks))}`
    rows.push({
      what: `tasks over 50 ms, scrolling ${what} of ${MANY_ACTIVITIES.toLocaleString('en')} activities`,
      plain: view ? '' : told(plain),
      samplan: told(samplan),
      ratio: '',
    })
  }
  return rows
}

function newFigures(): Record<PageName, number[]> {
  return { plain: [], samplan: [] }
}

function rowsOf(what: string, { plain, samplan }: Record<PageName, number[]>): Row[] {
  return [
    { share: 'median', of: median },
    { share: 'p95', of: (numbers: readonly number[]) => percentile(numbers, 0.95) },
  ].map(({ share, of }) => ({
    what: `${what}, ${share} ms`,
    plain: of(plain).toFixed(1),
    samplan: of(samplan).toFixed(1),
    ratio: (of(samplan) / of(plain)).toFixed(2),
  }))
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ what, plain, samplan, ratio }) => `| ${what} | ${plain} | ${samplan} | ${ratio} |`,
  )
  return ['| | plain Tiptap | samplan | samplan × plain |', '| - | -: | -: | -: |', ...lines].join('\n')
}

await main()
