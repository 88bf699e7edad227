import { describe, expect, it } from 'vitest'
import { parseBudget } from '#shared/plan/parse-budget.ts'
import { formatBudget } from './budget.ts'

describe('a budget', () => {
  it('is written with the separators of the language, and read back', () => {
    expect(formatBudget(1_250_000, 'da')).toBe('1.250.000')
    expect(parseBudget(formatBudget(1_250_000, 'en'))).toBe(1_250_000)
    expect(formatBudget(undefined, 'da')).toBe('')
  })
})
