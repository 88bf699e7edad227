import { expect, test } from 'vitest'
import type { Figures } from '../scenario.ts'
import { type Round, ratio, reportOn } from './report.ts'
import type { SetupName } from './setups.ts'

const round = (...figures: (readonly [SetupName, Figures])[]): Round => new Map(figures)

const ROUNDS = [
  round(['embedded', { cpu: 10, p50: 4 }], ['samplan-2', { cpu: 15, p50: 8, redisCpu: 7 }]),
  // A round in which the machine did something else, too.
  round(['embedded', { cpu: 100, p50: 40 }], ['samplan-2', { cpu: 160, p50: 80, redisCpu: 9 }]),
  round(['embedded', { cpu: 20, p50: 4 }], ['samplan-2', { cpu: 34, p50: 8, redisCpu: 8 }]),
  // And one in which a setup failed.
  round(['samplan-2', { cpu: 1_000, p50: 1, redisCpu: 8 }]),
]

test('ratios are those within a round, and a round without one of both has none', () => {
  expect(ratio(ROUNDS, 'cpu', 'samplan-2', 'embedded')).toBe(1.6)
  expect(ratio(ROUNDS, 'redisCpu', 'samplan-2', 'embedded')).toBeNaN()
})

test('the report has what was measured, and ratios where there is something to divide by', () => {
  const lines = reportOn(ROUNDS).split('\n')
  expect(lines).toContain('|  | embedded | samplan-2 |')
  expect(lines).toContain('| typing: CPU ms of the servers per 1,000 deliveries | 20 | 160 |')
  expect(lines).toContain('| typing: CPU µs of Redis per update | – | 8 |')
  expect(lines).toContain('|  | samplan-2 × embedded |')
  expect(lines).toContain('| typing: CPU ms of the servers per 1,000 deliveries | 1.6 |')
  expect(lines.filter((line) => line.includes('CPU µs of Redis'))).toHaveLength(1)
})
