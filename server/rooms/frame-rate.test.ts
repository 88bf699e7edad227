import { expect, test } from 'vitest'
import { FrameRate } from './frame-rate.ts'

const RATE = { perSecond: 30, burst: 120 }

function countMany(rate: FrameRate, frames: number): Set<string> {
  return new Set(Array.from({ length: frames }, () => rate.count().kind))
}

test('[SYNC-9] typing and a paste in between go on for as long as one likes', () => {
  let now = 0
  const rate = new FrameRate(RATE, () => now)
  for (let second = 0; second < 600; second++, now += 1_000) {
    expect(countMany(rate, second % 60 === 0 ? 60 : 29)).toEqual(new Set(['go-on']))
  }
})

test('[SYNC-9] past the burst the wait is as long as the rate asks, and no longer', () => {
  let now = 0
  const rate = new FrameRate(RATE, () => now)
  countMany(rate, 120)
  expect(rate.count()).toEqual({ kind: 'slow-down', milliseconds: 1_000 / 30 })
  for (let more = 0; more < 29; more++) rate.count()
  now += 1_000
  expect(rate.count()).toEqual({ kind: 'slow-down', milliseconds: 1_000 / 30 })
  now += 5_000
  expect(rate.count()).toEqual({ kind: 'go-on' })
})

test('[SYNC-9] a second burst at once is too fast', () => {
  const rate = new FrameRate(RATE, () => 0)
  countMany(rate, 240)
  expect(rate.count()).toEqual({ kind: 'too-fast' })
})

test('[SYNC-9] a clock set back takes nothing away', () => {
  let now = 10_000
  const rate = new FrameRate(RATE, () => now)
  now = 0
  expect(rate.count()).toEqual({ kind: 'go-on' })
})
