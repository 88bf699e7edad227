import { expect, test, vi } from 'vitest'
import { Health, type HealthOptions } from './health.ts'

const never = () => new Promise<boolean>(() => {})

function healthWith(options: Partial<HealthOptions> = {}) {
  const clock = { now: 0 }
  const health = new Health({
    storeAnswers: async () => true,
    storeIs: 'folder',
    signs: {},
    now: () => clock.now,
    patience: 20,
    ...options,
  })
  return { health, clock }
}

test('[OPS-6] is ready where the store answers and nothing is away', async () => {
  const { health } = healthWith({ signs: { 'mail-away': () => false } })
  expect(await health.state()).toEqual({ kind: 'ready' })
})

test('[OPS-6] is degraded by each thing that is away, and by what cannot be looked at', async () => {
  const { health } = healthWith({
    signs: {
      'relay-away': () => true,
      'mail-away': async () => false,
      'disk-nearly-full': () => Promise.reject(new Error('no such folder')),
      'writes-slow': never,
    },
  })
  expect(await health.state()).toEqual({
    kind: 'degraded',
    reasons: ['relay-away', 'disk-nearly-full', 'writes-slow'],
  })
})

test.each([
  ['says no', async () => false],
  ['fails', () => Promise.reject(new Error('gone'))],
  ['does not answer in time', never],
])('[OPS-6] is not ready where the store %s', async (_how, storeAnswers) => {
  expect(await healthWith({ storeAnswers }).health.state()).toEqual({ kind: 'not-ready', why: 'store-away' })
  expect(await healthWith({ storeAnswers, storeIs: 'database' }).health.state()).toEqual({
    kind: 'not-ready',
    why: 'database-away',
  })
})

test('[OPS-6] asks the store once a second, however many ask', async () => {
  const storeAnswers = vi.fn(async () => true)
  const { health, clock } = healthWith({ storeAnswers })
  await Promise.all(Array.from({ length: 100 }, () => health.state()))
  clock.now = 999
  await health.state()
  expect(storeAnswers).toHaveBeenCalledTimes(1)
  storeAnswers.mockResolvedValue(false)
  clock.now = 1_000
  expect((await health.state()).kind).toBe('not-ready')
})

test('[OPS-6] is not ready any more once it drains, also for who had asked before', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const { health } = healthWith({ storeAnswers: () => promise, patience: 60_000 })
  const asked = health.state()
  health.drain()
  resolve(true)
  expect(await asked).toEqual({ kind: 'not-ready', why: 'draining' })
  expect(await health.state()).toEqual({ kind: 'not-ready', why: 'draining' })
})
