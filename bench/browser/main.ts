/**
 * `npm run bench:browser`: what a person waits for in Chromium, with a plan of 300 activities: until they can write, and
 * from each key to the paint that shows it, alone and with ten others writing; and how smoothly 1,000 activities open and
 * scroll. Beside it, in turns, a plain Tiptap collaboration page with the same words: milliseconds differ between
 * machines, the ratios say what all the rest of Samplan costs. Of everything the time that passed, and in brackets the
 * processor time of the page's main thread, which others on the machine add nothing to.
 */
import { mkdir } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { buildClientWhenStale } from '../../scripts/build-client.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { chosen } from '../options.ts'
import { describeRun, putOnPage } from '../page.ts'
import { peersAreInstalled } from '../server-process.ts'
import { type MeasuredPage, openPages, PAGE_NAMES, type PageName } from './measured-pages.ts'
import { type Measuring, measureOpening, measureScrolling, measureTyping, type View } from './measures.ts'
import { type Row, rowOfTasks, rowsOfTimes, type TimesOfEach, tableOf } from './report.ts'

const ACTIVITIES = 300
const MANY_ACTIVITIES = 1_000
const VIEWS: readonly { view: View | undefined; what: string }[] = [
  { view: undefined, what: 'the text' },
  { view: 'tabel', what: 'the table' },
  { view: 'tidslinje', what: 'the timeline' },
  { view: 'aarshjul', what: 'the wheel and its list' },
]
const PARTS = ['open', 'type', 'scroll'] as const

/** Each guest listens for the end of the process. */
process.setMaxListeners(50)

interface Asked {
  repeat: number
  letters: number
  /** Of `PARTS`. */
  parts: readonly string[]
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repeat: { type: 'string', default: '10' },
      letters: { type: 'string', default: '150' },
      only: { type: 'string' },
      traces: { type: 'string' },
      page: { type: 'boolean', default: false },
    },
  })
  const parts = chosen('--only', values.only, PARTS)
  const executablePath = findBrowser()
  if (!executablePath || !peersAreInstalled()) {
    console.error(
      'This wants Chromium, and y-websocket’s server beside it: `npm run bench:peers` installs it.',
    )
    process.exitCode = 1
    return
  }
  if (values.page && (values.traces || values.only !== undefined))
    throw new Error('Only a whole run without kept traces, which cost time themselves, is put on the page.')
  await buildClientWhenStale()
  if (values.traces) await mkdir(values.traces, { recursive: true })
  const loadBefore = loadavg()[0] ?? 0
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const measuring = { browser, traces: values.traces }
    const asked = { repeat: Number(values.repeat), letters: Number(values.letters), parts }
    const rows = [
      ...(await withPages(ACTIVITIES, (pages) => openAndType(measuring, pages, asked))),
      ...(asked.parts.includes('scroll')
        ? await withPages(MANY_ACTIVITIES, (pages) => openAndScroll(measuring, pages))
        : []),
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

async function openAndType(measuring: Measuring, pages: Pages, asked: Asked): Promise<Row[]> {
  const rows: Row[] = []
  if (asked.parts.includes('open')) {
    const opening: TimesOfEach = { plain: [], samplan: [] }
    // The first of each warms the server and the disk.
    for (const name of PAGE_NAMES) await measureOpening(measuring, pages[name])
    for (let run = 0; run < asked.repeat; run++)
      for (const name of PAGE_NAMES) opening[name].push(await measureOpening(measuring, pages[name]))
    rows.push(...rowsOfTimes(`open to editable, ${ACTIVITIES} activities`, opening))
  }
  if (!asked.parts.includes('type')) return rows
  for (const others of [0, 10]) {
    const typing: TimesOfEach = { plain: [], samplan: [] }
    const load = { letters: asked.letters, others, perSecond: 5 }
    for (const name of PAGE_NAMES) typing[name].push(...(await measureTyping(measuring, pages[name], load)))
    rows.push(...rowsOfTimes(`key to paint, ${others === 0 ? 'alone' : `${others} others writing`}`, typing))
  }
  return rows
}

async function openAndScroll(measuring: Measuring, pages: Pages): Promise<Row[]> {
  const plain = await measureScrolling(measuring, pages.plain, undefined)
  const rows: Row[] = []
  const count = MANY_ACTIVITIES.toLocaleString('en')
  for (const { view, what } of VIEWS) {
    const samplan = await measureScrolling(measuring, pages.samplan, view)
    for (const part of ['opening', 'scrolling'] as const)
      rows.push(
        rowOfTasks(`${part} ${what} of ${count} activities`, { plain: plain[part], samplan: samplan[part] }),
      )
  }
  return rows
}

await main()
