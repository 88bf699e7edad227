/**
 * What a page's main thread did, from Chromium's own trace. Each task has the time that passed and the processor time of
 * its thread: on a machine that others use the first says how much else there was to do, the second what the page costs.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'

/** All in milliseconds. */
export interface Task {
  /** By the trace's own clock, as marks are. */
  from: number
  wall: number
  processor: number
}

export interface MainThread {
  tasks: readonly Task[]
  /** When each `performance.mark` of a name was made. */
  marks(name: string): readonly number[]
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  dur?: number
  tdur?: number
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing']
/** Besides, for somebody who looks at the trace in DevTools. */
const TO_LOOK_AT = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline.stack',
  'disabled-by-default-v8.cpu_profiler',
]

/** In which folder traces are kept, to be opened in DevTools; each costs the page more than one that is only counted. */
export interface Keeping {
  folder: string | undefined
  name: string
}

/** Does something to the page and answers what its main thread did meanwhile. One at a time in a browser. */
export async function watchMainThread(
  browser: Browser,
  page: Page,
  { folder, name }: Keeping,
  act: () => Promise<void>,
): Promise<MainThread> {
  await browser.startTracing(page, { categories: [...CATEGORIES, ...(folder ? TO_LOOK_AT : [])] })
  try {
    await act()
    // Tells the page's process from the browser's others.
    await page.evaluate((mark) => void performance.mark(mark), WATCHED)
  } finally {
    // What is told of a thread is handed over when it has come to rest.
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  const trace = await browser.stopTracing()
  if (folder) await writeFile(join(folder, `${name}.json`), trace)
  return readTrace(trace)
}

const WATCHED = 'samplan:watched'

function readTrace(trace: Buffer): MainThread {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString())
  const watched = traceEvents.find(({ name }) => name === WATCHED)
  if (!watched) throw new Error('The trace does not have the page in it.')
  const ofPage = traceEvents.filter(({ pid, tid }) => pid === watched.pid && tid === watched.tid)
  const tasks = ofPage
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .map(({ ts, dur = 0, tdur = 0 }) => ({ from: ts / 1000, wall: dur / 1000, processor: tdur / 1000 }))
    .sort((a, b) => a.from - b.from)
  if (tasks.length === 0) throw new Error('The trace has no tasks in it.')
  return {
    tasks,
    marks: (name) =>
      ofPage
        .filter((event) => event.name === name)
        .map(({ ts }) => ts / 1000)
        .sort((a, b) => a - b),
  }
}

/** The processor time of the main thread between two times; of a task that lies over one of them by its share. */
export function processorTimeBetween(tasks: readonly Task[], from: number, to: number): number {
  let sum = 0
  for (const task of tasks) {
    const inside = Math.min(to, task.from + task.wall) - Math.max(from, task.from)
    if (inside > 0) sum += task.wall > 0 ? (task.processor * inside) / task.wall : 0
  }
  return sum
}

/** Longer than this a task holds up what a person does. */
export const LONG_MS = 50

/** How many tasks were long by one of their times, and the longest of them all. */
export interface LongTasks {
  count: number
  longest: number
}

export function longTasks(tasks: readonly Task[], by: 'wall' | 'processor'): LongTasks {
  const times = tasks.map((task) => task[by])
  return {
    count: times.filter((time) => time > LONG_MS).length,
    longest: times.reduce((longest, time) => Math.max(longest, time), 0),
  }
}
