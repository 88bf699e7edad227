import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Assumptions, type MeasuredFigures, measuredFile, USUAL } from './figures.ts'
import { type Needs, needsOf, othersWithTheRoom, peopleInOneRoom, peopleWithin, usedOf } from './model.ts'
import { reportOn, sizingOn, told } from './report.ts'

/** Round numbers, to be reckoned with by hand. */
const ROUND: MeasuredFigures = {
  server: {
    memoryBytes: 100e6,
    memoryBytesPerRoom: 50e3,
    memoryBytesPerSocket: 10e3,
    cpuSecondsPerUpdate: 200e-6,
    cpuSecondsPerDelivery: 10e-6,
    cpuPerIdleSocket: 0,
    bytesInPerUpdate: 50,
    bytesOutPerDelivery: 60,
  },
  postgres: {
    cpuSecondsPerCommit: 100e-6,
    cpuSecondsPerUpdate: 50e-6,
    walBytesPerCommit: 200,
    walBytesPerUpdate: 300,
    secondsPerCommit: 0.005,
  },
  redis: {
    cpuSecondsPerPublish: 10e-6,
    cpuSecondsPerDelivery: 5e-6,
    bytesPerMessage: 200,
  },
  kept: { planBytes: 500e3, activities: 300, auditEntryBytes: 400 },
}
const ASSUMED: Assumptions = {
  ...USUAL,
  peoplePerWorkspace: 20,
  presentAtPeak: 0.25,
  typing: 0.2,
  updatesPerSecond: 4,
  socketsPerPage: 4,
  turnsPerSecond: 30,
  packetBytes: 100,
  coreShare: 0.5,
  memoryPerServerBytes: 4e9,
  plansPerYear: 1,
  plansKeptInVersions: 5,
  auditEntriesPerPersonAndYear: 1_000,
}
const file: unknown = JSON.parse(readFileSync(new URL('measured.json', import.meta.url), 'utf8'))
const measured = measuredFile.parse(file)
const SIZES = [1, 19, 20, 21, 1_000, 33_333, 100_000, 10_000_000]

test('[OPS-13] says of a thousand people in shared servers what one reckons by hand', () => {
  expect(needsOf(1_000, 'shared', ROUND, ASSUMED)).toEqual({
    people: 1_000,
    // 1,000 / 20
    workspaces: 50,
    // 1,000 × 0.25, each with 4 sockets; 5 of a workspace's 20 are there, so 50 plans with 4 rooms each
    present: 250,
    sockets: 1_000,
    rooms: 200,
    // 250 × 0.2 × 4, each to 4 others
    updatesPerSecond: 200,
    deliveriesPerSecond: 800,
    // 200 × 200 µs + 800 × 10 µs = 40 ms + 8 ms
    serverCores: expect.closeTo(0.048, 10),
    // 100 MB + 200 × 50 kB + 1,000 × 10 kB
    serverMemoryBytes: 120e6,
    servers: 1,
    // one server turns 30 times a second
    commitsPerSecond: 30,
    // 30 × 100 µs + 200 × 50 µs = 3 ms + 10 ms
    postgresCores: expect.closeTo(0.013, 10),
    // 30 × 200 + 200 × 300
    walBytesPerSecond: 66_000,
    // one server tells nobody
    publishesPerSecond: 0,
    redisCores: 0,
    // in 50 + 100, acknowledged 5 + 100, on to others 60 + 100: (200 × 255 + 800 × 160) × 8
    networkBitsPerSecond: 1_432_000,
    // 50 × 6 × 500 kB + 1,000 × 1,000 × 400
    storageBytesPerYear: 550e6,
  } satisfies Record<keyof Needs, unknown>)
})

test('[OPS-13] has every workspace keep a server of its own, as it is today', () => {
  const needs = needsOf(1_000, 'own', ROUND, ASSUMED)
  expect(needs.servers).toBe(50)
  expect(needs.serverMemoryBytes).toBe(50 * 100e6 + 20e6)
  // Each writes no more often than somebody types.
  expect(needs.commitsPerSecond).toBe(200)
  expect(needs.publishesPerSecond).toBe(0)
})

test('[OPS-13] tells the other servers that have the room, where pages come to any of them alike', () => {
  expect(othersWithTheRoom(1, 5)).toBe(0)
  expect(othersWithTheRoom(2, 1)).toBe(0)
  // The second page is on the other server every other time.
  expect(othersWithTheRoom(2, 2)).toBeCloseTo(0.5)
  // With servers without end every other page is on another.
  expect(othersWithTheRoom(1e6, 5)).toBeCloseTo(4, 3)
})

describe('[OPS-13] more people never need less', () => {
  test.each(['own', 'shared'] as const)('in %s servers', (arrangement) => {
    for (const figures of [ROUND, measured.figures]) {
      let before: Needs | undefined
      for (const people of SIZES) {
        const needs = needsOf(people, arrangement, figures, USUAL)
        for (const [name, value] of Object.entries(needs)) {
          expect(Number.isFinite(value) && value >= 0, name).toBe(true)
          const least = before && Object.entries(before).find(([key]) => key === name)?.[1]
          // Sums of decimals end somewhere.
          if (least !== undefined)
            expect(value * (1 + 1e-9), `${name} of ${people}`).toBeGreaterThanOrEqual(least)
        }
        before = needs
      }
    }
  })
})

test('[OPS-13] what costs twice as much is used twice as much, whatever it is measured in', () => {
  const twice: MeasuredFigures = {
    ...ROUND,
    postgres: { ...ROUND.postgres, cpuSecondsPerCommit: 200e-6, cpuSecondsPerUpdate: 100e-6 },
  }
  const used = (figures: MeasuredFigures) => usedOf(needsOf(1e6, 'shared', figures, ASSUMED), ASSUMED)
  expect(used(twice).postgres / used(ROUND).postgres).toBeCloseTo(2)
  expect({ ...used(twice), postgres: 0 }).toEqual({ ...used(ROUND), postgres: 0 })
})

test('[OPS-13] finds the number of people at which a limit is met', () => {
  for (const limit of ['process', 'postgres', 'redis', 'network'] as const) {
    const people = peopleWithin(limit, 'shared', ROUND, ASSUMED)
    const used = (many: number) => usedOf(needsOf(many, 'shared', ROUND, ASSUMED), ASSUMED)[limit]
    expect(used(people)).toBeLessThanOrEqual(1)
    expect(used(Math.ceil(people * 1.002) + 1)).toBeGreaterThan(1)
  }
  // Workspaces with a server of their own have nothing to tell each other.
  expect(peopleWithin('redis', 'own', ROUND, ASSUMED)).toBe(Number.POSITIVE_INFINITY)
})

test('[OPS-13] says how many can be in one document', () => {
  // 0.5 of a core; 5 × 4 updates a second cost 4 ms, which leaves 496 ms for others at 0.2 ms each a second.
  expect(peopleInOneRoom(5, ROUND, ASSUMED)).toBe(1 + 2_480)
  expect(peopleInOneRoom(10_000, ROUND, ASSUMED)).toBe(0)
})

test('[OPS-13] what the pages say is what the model says of the figures that are kept', () => {
  const page = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')
  expect(page('scale')).toContain(reportOn(measured, USUAL))
  expect(page('operations')).toContain(sizingOn(measured, USUAL))
})

test('[OPS-13] tells numbers in two figures, and the thousands by a letter', () => {
  const numbers = [0, 0.0123, 1.25, 9.96, 42, 999.4, 999.6, 12_345, 1e12]
  expect(numbers.map((number) => told(number, ''))).toEqual([
    '0',
    '0.012',
    '1.3',
    '10',
    '42',
    '999',
    '1 k',
    '12 k',
    '1 T',
  ])
  expect(told(2_500_000, 'B')).toBe('2.5 MB')
})
