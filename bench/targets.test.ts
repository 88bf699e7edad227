import { expect, test } from 'vitest'
import type { Figures, Scenario } from './scenario.ts'
import { SERVER_NAMES, type ServerName } from './server-process.ts'
import { isReached, measured, type Target } from './targets.ts'

const scenario: Scenario = {
  letter: 'B',
  title: 'some',
  figures: { p99: 'latency' },
  servers: SERVER_NAMES,
  run: async () => ({}),
}

function resultsOf(p99: Partial<Record<ServerName, number[]>>) {
  const byServer = new Map<ServerName, Figures[]>()
  for (const name of SERVER_NAMES) {
    const runs = p99[name]
    if (runs)
      byServer.set(
        name,
        runs.map((value) => ({ p99: value })),
      )
  }
  return new Map([[scenario, byServer]])
}

const target: Target = { scenario: 'B', figure: 'p99', what: 'latency', against: 'raw', better: 'less' }

test('a target compares medians with the server it is against', () => {
  const results = resultsOf({ raw: [1, 2, 9], samplan: [30, 4, 3] })
  expect(measured(target, results)).toBe(2)
  expect(measured({ ...target, against: 'itself' }, results)).toBe(4)
})

test('a target of every run takes the worst', () => {
  const results = resultsOf({ samplan: [30, 4, 3] })
  const every = { ...target, against: 'itself', inEveryRun: true } as const
  expect(measured(every, results)).toBe(30)
  expect(measured({ ...every, better: 'more' }, results)).toBe(3)
})

test('both peers must be measured to be better than the better of them', () => {
  const peers = { ...target, against: 'peers' } as const
  expect(measured(peers, resultsOf({ samplan: [4], hocuspocus: [8] }))).toBeUndefined()
  expect(measured(peers, resultsOf({ samplan: [4], hocuspocus: [8], 'y-websocket': [2] }))).toBe(2)
})

test('a target not measured has no value, and is neither reached nor missed', () => {
  expect(measured(target, resultsOf({ samplan: [4] }))).toBeUndefined()
  expect(isReached(target, 4, 4)).toBe(true)
  expect(isReached(target, 4, 4.1)).toBe(false)
  expect(isReached({ ...target, better: 'more' }, 4, 3.9)).toBe(false)
})
