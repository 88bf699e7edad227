import { describe, expect, it } from 'vitest'
import { parseBudget } from '#shared/plan/parse-budget.ts'
import { writtenNumber } from './excel-values.ts'

describe('[IMPORT-3] a number in a cell', () => {
  it('keeps its decimals until its unit is known', () => {
    expect(parseBudget(`${writtenNumber(0.125)} mio. kr.`)).toBe(125_000)
    expect(parseBudget(`${writtenNumber(1.375)} t.kr.`)).toBe(1_375)
    expect(parseBudget(`${writtenNumber(2.0625)} mio. kr.`)).toBe(2_062_500)
  })

  it('is never taken for one with separated thousands', () => {
    for (const value of [125.125, 1.001, 999.999, 12_500.125])
      expect(parseBudget(writtenNumber(value)), String(value)).toBe(Math.round(value))
  })

  it('is written as a Dane would, without what reckoning leaves', () => {
    expect([1_250, 12.5, 0.1 + 0.2, -3.25].map(writtenNumber)).toEqual(['1250', '12,5', '0,3', '-3,25'])
  })
})
