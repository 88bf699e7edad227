/** The floors were fixed before these plans were written; docs/findings.md has the first scores. */
import { describe, expect, test } from 'vitest'
import { judgedPairs, judgedRoleFindings, scoresOf, wrongOverlaps } from './testing/judged-plans.ts'
import { UNSEEN_PLANS } from './testing/labelled-plans.ts'
import { f1 } from './testing/measures.ts'

const PAIRS = judgedPairs(UNSEEN_PLANS)
const SCORES = scoresOf(PAIRS)

describe('on plans nobody has tuned for', () => {
  test('overlaps rank before the rest', () => {
    expect(SCORES.overlapPrecision).toBeGreaterThanOrEqual(0.7)
    expect(SCORES.overlapPrecisionAtRecall80).toBeGreaterThanOrEqual(0.5)
  })

  test('overlaps and related pairs rank before the rest', () => {
    expect(SCORES.overlapOrRelatedPrecision).toBeGreaterThanOrEqual(0.75)
  })

  test('the label overlap is mostly right and seldom missing', () => {
    expect(SCORES.overlapLabel).toBeGreaterThanOrEqual(0.65)
  })

  test('a plan gets at most three overlap warnings about pairs that are none', () => {
    for (const plan of UNSEEN_PLANS) expect(wrongOverlaps(PAIRS, plan), plan.plan).toBeLessThanOrEqual(3)
  })

  test('role findings are right in kind', () => {
    const { given, right } = judgedRoleFindings(UNSEEN_PLANS, { withClause: false })
    expect(f1(given, right)).toBeGreaterThanOrEqual(0.85)
  })
})
