/** Figures of both pages as lines of a table: the time that passed, and in brackets the main thread's processor time. */
import { table } from '../markdown.ts'
import { median, percentile } from '../statistics.ts'
import { LONG_MS, longTasks, type Task } from './main-thread.ts'
import type { PageName } from './measured-pages.ts'
import type { Times } from './measures.ts'

export type Row = Record<PageName, string> & { what: string; ratio: string }

export type TimesOfEach = Record<PageName, Times[]>

export function rowsOfTimes(what: string, { plain, samplan }: TimesOfEach): Row[] {
  return [
    { share: 'median', of: median },
    { share: 'p95', of: (numbers: readonly number[]) => percentile(numbers, 0.95) },
  ].map(({ share, of }) => {
    const told = (times: readonly Times[]) => ({
      wall: of(times.map(({ wall }) => wall)),
      processor: of(times.map(({ processor }) => processor)),
    })
    const [ours, theirs] = [told(samplan), told(plain)]
    const both = (wall: number, processor: number, digits: number) =>
      `${wall.toFixed(digits)} (${processor.toFixed(digits)})`
    return {
      what: `${what}, ${share} ms`,
      plain: both(theirs.wall, theirs.processor, 1),
      samplan: both(ours.wall, ours.processor, 1),
      ratio: both(ours.wall / theirs.wall, ours.processor / theirs.processor, 2),
    }
  })
}

/** How many tasks took longer than 50 ms and how long the longest took; the ratio is of the longest. */
export function rowOfTasks(what: string, { plain, samplan }: Record<PageName, readonly Task[]>): Row {
  const longest = (tasks: readonly Task[], by: 'wall' | 'processor') => longTasks(tasks, by).longest
  const ratio = (by: 'wall' | 'processor') => (longest(samplan, by) / longest(plain, by)).toFixed(2)
  return {
    what: `${what}: tasks over ${LONG_MS} ms, longest ms`,
    plain: tellTasks(plain),
    samplan: tellTasks(samplan),
    ratio: `${ratio('wall')} (${ratio('processor')})`,
  }
}

function tellTasks(tasks: readonly Task[]): string {
  const told = (by: 'wall' | 'processor') => {
    const { count, longest } = longTasks(tasks, by)
    return `${count}, ${longest.toFixed(0)}`
  }
  return `${told('wall')} (${told('processor')})`
}

export function tableOf(rows: readonly Row[]): string {
  return table(
    ['', 'plain Tiptap', 'samplan', 'samplan × plain'],
    rows.map(({ what, plain, samplan, ratio }) => [what, plain, samplan, ratio]),
  )
}
