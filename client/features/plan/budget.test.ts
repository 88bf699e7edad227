import { describe, expect, it } from 'vitest'
import { formatBudget, parseBudget } from './budget.ts'

describe('a budget', () => {
  it.each([
    ['125.000', 125_000],
    ['125000 kr.', 125_000],
    ['1.250.000,-', 1_250_000],
    ['125 000 DKK', 125_000],
    ['1,25 mio.', 1_250_000],
    ['250 t', 250_000],
    ['99,50', 100],
    ['0', 0],
    ['', undefined],
    ['mange penge', 'fault'],
    ['-5', 'fault'],
  ])('reads %j as %j', (text, expected) => {
    expect(parseBudget(text)).toBe(expected)
  })

  it('is written with the separators of the language, and read back', () => {
    expect(formatBudget(1_250_000, 'da')).toBe('1.250.000')
    expect(parseBudget(formatBudget(1_250_000, 'en'))).toBe(1_250_000)
    expect(formatBudget(undefined, 'da')).toBe('')
  })
})
