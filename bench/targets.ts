import { figuresOf, type Letter, type Results } from './scenario.ts'
import type { ServerName } from './server-process.ts'
import { median } from './statistics.ts'

/**
 * What Samplan is to reach. `asked` is what the work set out with, `bar` and `goal` come from a later measurement of the
 * same load: the bar must be reached, the goal is something to be proud of.
 */
export interface Target {
  scenario: Letter
  figure: string
  what: string
  /** The figure counts × that server's, × the better of the two peers', or as it is. */
  against: 'raw' | 'hocuspocus' | 'peers' | 'itself'
  better: 'less' | 'more'
  asked?: number
  bar?: number
  goal?: number
  /** The worst of the repetitions counts, not the median. */
  inEveryRun?: true
}

const less = { better: 'less' } as const
const more = { better: 'more' } as const

export const TARGETS: readonly Target[] = [
  {
    scenario: 'A',
    figure: 'cpu',
    what: 'typing: CPU',
    against: 'raw',
    ...less,
    asked: 1.4,
    bar: 1.35,
    goal: 1.05,
  },
  {
    scenario: 'A',
    figure: 'cpu',
    what: 'typing: CPU',
    against: 'hocuspocus',
    ...less,
    asked: 0.85,
    bar: 0.8,
    goal: 0.6,
  },
  { scenario: 'A', figure: 'p50', what: 'typing: latency p50', against: 'hocuspocus', ...less, asked: 1.5 },
  {
    scenario: 'A',
    figure: 'p95',
    what: 'typing: latency p95 ms',
    against: 'itself',
    ...less,
    bar: 20,
    goal: 17,
  },
  { scenario: 'A', figure: 'p99', what: 'typing: latency p99', against: 'peers', ...less, asked: 1 },
  {
    scenario: 'A',
    figure: 'aloneP50',
    what: 'one writer alone: latency p50',
    against: 'raw',
    ...less,
    bar: 1.5,
  },
  {
    scenario: 'A',
    figure: 'cursorCpu',
    what: 'a caret a letter: CPU',
    against: 'raw',
    ...less,
    bar: 1.05,
    goal: 0.9,
  },
  {
    scenario: 'A',
    figure: 'cursorCpu',
    what: 'a caret a letter: CPU',
    against: 'hocuspocus',
    ...less,
    bar: 0.55,
    goal: 0.47,
  },
  {
    scenario: 'A2',
    figure: 'rate',
    what: 'saturation: deliveries a second',
    against: 'raw',
    ...more,
    bar: 10,
    goal: 18,
  },
  {
    scenario: 'A2',
    figure: 'rate',
    what: 'saturation: deliveries a second',
    against: 'hocuspocus',
    ...more,
    asked: 3.5,
    bar: 2.5,
    goal: 4,
  },
  { scenario: 'A2', figure: 'cpu', what: 'saturation: CPU', against: 'raw', ...less, bar: 0.06, goal: 0.02 },
  {
    scenario: 'A2',
    figure: 'cpu',
    what: 'saturation: CPU',
    against: 'hocuspocus',
    ...less,
    bar: 0.2,
    goal: 0.08,
  },
  {
    scenario: 'A2',
    figure: 'memory',
    what: 'saturation: memory MB',
    against: 'itself',
    ...less,
    bar: 250,
    goal: 150,
  },
  { scenario: 'B', figure: 'cpu', what: '500 rooms: CPU', against: 'raw', ...less, bar: 2.6, goal: 2 },
  {
    scenario: 'B',
    figure: 'cpu',
    what: '500 rooms: CPU',
    against: 'hocuspocus',
    ...less,
    asked: 0.6,
    bar: 0.8,
    goal: 0.6,
  },
  {
    scenario: 'B',
    figure: 'p99',
    what: '500 rooms: latency p99 ms, in every run',
    against: 'itself',
    ...less,
    bar: 5,
    goal: 2,
    inEveryRun: true,
  },
  { scenario: 'B', figure: 'p99', what: '500 rooms: latency p99', against: 'peers', ...less, asked: 1 },
  {
    scenario: 'B',
    figure: 'memory',
    what: '500 rooms: memory a room',
    against: 'raw',
    ...less,
    bar: 1.4,
    goal: 1.1,
  },
  {
    scenario: 'B',
    figure: 'memory',
    what: '500 rooms: memory a room',
    against: 'hocuspocus',
    ...less,
    asked: 0.5,
    bar: 0.5,
    goal: 0.38,
  },
  {
    scenario: 'C',
    figure: 'coldTime',
    what: 'first to open: time',
    against: 'hocuspocus',
    ...less,
    asked: 0.4,
    bar: 0.4,
    goal: 0.28,
  },
  {
    scenario: 'C',
    figure: 'coldCpu',
    what: 'first to open: CPU',
    against: 'hocuspocus',
    ...less,
    asked: 0.4,
    bar: 0.35,
    goal: 0.22,
  },
  {
    scenario: 'C',
    figure: 'coldBytes',
    what: 'first to open: bytes × the document',
    against: 'itself',
    ...less,
    bar: 1.02,
  },
  {
    scenario: 'C',
    figure: 'warmCpu',
    what: 'one more opens: CPU',
    against: 'hocuspocus',
    ...less,
    bar: 0.15,
    goal: 0.08,
  },
  {
    scenario: 'C',
    figure: 'herdCpu',
    what: '50 open at once: CPU',
    against: 'hocuspocus',
    ...less,
    bar: 0.1,
    goal: 0.05,
  },
  {
    scenario: 'C',
    figure: 'resyncCpu',
    what: 'asking again: CPU',
    against: 'hocuspocus',
    ...less,
    bar: 1,
    goal: 0.5,
  },
  {
    scenario: 'D',
    figure: 'cpu',
    what: 'presence storm: CPU',
    against: 'raw',
    ...less,
    bar: 0.15,
    goal: 0.09,
  },
  {
    scenario: 'D',
    figure: 'cpu',
    what: 'presence storm: CPU',
    against: 'hocuspocus',
    ...less,
    asked: 0.2,
    bar: 0.15,
    goal: 0.11,
  },
  {
    scenario: 'D',
    figure: 'p95',
    what: 'presence storm: age p95 ms',
    against: 'itself',
    ...less,
    bar: 70,
    goal: 52,
  },
  {
    scenario: 'D',
    figure: 'staleLeft',
    what: 'presence storm: carets left of who has gone',
    against: 'itself',
    ...less,
    asked: 0,
    bar: 0,
    inEveryRun: true,
  },
  {
    scenario: 'E',
    figure: 'lostSeen',
    what: 'crash: letters lost that somebody had seen',
    against: 'itself',
    ...less,
    asked: 0,
    bar: 0,
  },
  {
    scenario: 'E',
    figure: 'lostAcknowledged',
    what: 'crash: letters lost that were said to be kept',
    against: 'itself',
    ...less,
    asked: 0,
    bar: 0,
  },
  {
    scenario: 'E',
    figure: 'lostAge',
    what: 'crash: age of the oldest letter lost, ms',
    against: 'itself',
    ...less,
    bar: 100,
    goal: 20,
  },
  {
    scenario: 'E',
    figure: 'ackP50',
    what: 'ms until a letter is said to be kept',
    against: 'itself',
    ...less,
    bar: 60,
    goal: 15,
  },
  { scenario: 'F', figure: 'cut', what: 'reader that stands still: cut', against: 'itself', ...more, bar: 1 },
  {
    scenario: 'F',
    figure: 'growth',
    what: 'reader that stands still: growth of memory',
    against: 'raw',
    ...less,
    bar: 1,
  },
  {
    scenario: 'F',
    figure: 'p99',
    what: 'reader that stands still: latency of the others p99',
    against: 'raw',
    ...less,
    bar: 2,
  },
]

/** What Samplan measured beside what the target compares with; undefined where either was not measured. */
export function measured(target: Target, results: Results): number | undefined {
  const own = valueFor('samplan', target, results)
  if (own === undefined) return undefined
  switch (target.against) {
    case 'itself':
      return own
    case 'peers': {
      const theirs = [valueFor('hocuspocus', target, results), valueFor('y-websocket', target, results)]
      const known = theirs.filter((value) => value !== undefined)
      return known.length === theirs.length ? own / Math.min(...known) : undefined
    }
    case 'raw':
    case 'hocuspocus': {
      const theirs = valueFor(target.against, target, results)
      return theirs === undefined ? undefined : own / theirs
    }
    default:
      target.against satisfies never
      return undefined
  }
}

function valueFor(server: ServerName, { scenario, figure, inEveryRun, better }: Target, results: Results) {
  const values = figuresOf(results, scenario, server, figure)
  if (values.length === 0) return undefined
  if (!inEveryRun) return median(values)
  return better === 'less' ? Math.max(...values) : Math.min(...values)
}

export function isReached({ better }: Target, limit: number, value: number): boolean {
  return better === 'less' ? value <= limit : value >= limit
}
