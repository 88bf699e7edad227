import { describe, expect, it } from 'vitest'
import { isSamePeriod, wholePeriod } from './period.ts'

const fair = { start: '2027-09-07', end: '2027-09-10', precision: 'day' } as const

describe('a period', () => {
  it('[WHEEL-6] has moved only where days or how exactly they are known differ', () => {
    expect(isSamePeriod(fair, { ...fair })).toBe(true)
    expect(isSamePeriod(fair, { ...fair, precision: 'week' })).toBe(false)
    expect(isSamePeriod(fair, { ...fair, end: '2027-09-11' })).toBe(false)
  })

  it('[TIMELINE-2] with one of its days is that day alone, and without any has no place', () => {
    expect(wholePeriod(fair)).toEqual(fair)
    expect(wholePeriod({ start: '2027-09-07', precision: 'day' })).toEqual({ ...fair, end: '2027-09-07' })
    expect(wholePeriod({ end: '2027-09-10', precision: 'day' })).toEqual({ ...fair, start: '2027-09-10' })
    expect(wholePeriod({ precision: 'open' })).toBeUndefined()
  })
})
