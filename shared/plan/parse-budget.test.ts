import { describe, expect, it } from 'vitest'
import { parseBudget } from './parse-budget.ts'

describe('parseBudget', () => {
  it.each([
    ['125.000', 125_000],
    ['125000 kr.', 125_000],
    ['1.250.000,-', 1_250_000],
    ['125 000 DKK', 125_000],
    ['1,25 mio.', 1_250_000],
    ['250 t', 250_000],
    ['99,50', 100],
    ['0', 0],
    ['1.250.000,00 kr.', 1_250_000],
    ['150 t.kr.', 150_000],
    ['1.250 t.kr.', 1_250_000],
    ['ca. 40.000 kr.', 40_000],
    ['', undefined],
    ['mange penge', 'fault'],
    ['-5', 'fault'],
    ['1.2.3', 'fault'],
    ['kr.', undefined],
  ])('reads %j as %j', (text, expected) => {
    expect(parseBudget(text)).toBe(expected)
  })
})
