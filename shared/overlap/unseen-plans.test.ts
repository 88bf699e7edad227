/** The floors were fixed before these plans were written; docs/findings.md has the first scores. */
import { expect, test } from 'vitest'
import { judgedPairs, judgedRoleFindings } from './testing/judged-plans.ts'
import { UNSEEN_PLANS } from './testing/labelled-plans.ts'
import { averagePrecision, f1, precisionAtRecall } from './testing/measures.ts'

const PAIRS = judgedPairs(UNSEEN_PLANS)
const OVERLAPS = PAIRS.map(({ pair, right }) => ({ score: pair.score, right: right === 'overlap' }))

test('on plans nobody has tuned for, overlaps rank before the rest', () => {
  expect(averagePrecision(OVERLAPS)).toBeGreaterThanOrEqual(0.7)
  expect(precisionAtRecall(OVERLAPS, 0.8)).toBeGreaterThanOrEqual(0.5)
})

test('on plans nobody has tuned for, overlaps and related pairs rank before the rest', () => {
  const rows = PAIRS.map(({ pair, right }) => ({ score: pair.scoreAny, right: right !== 'none' }))
  expect(averagePrecision(rows)).toBeGreaterThanOrEqual(0.75)
})

test('on plans nobody has tuned for, the label overlap is mostly right and seldom missing', () => {
  const given = new Set(PAIRS.filter(({ pair }) => pair.label === 'overlap').map(({ key }) => key))
  const right = new Set(PAIRS.filter((row) => row.right === 'overlap').map(({ key }) => key))
  expect(f1(given, right)).toBeGreaterThanOrEqual(0.65)
})

test('on plans nobody has tuned for, role findings are right in kind', () => {
  const { given, right } = judgedRoleFindings(UNSEEN_PLANS, { withClause: false })
  expect(f1(given, right)).toBeGreaterThanOrEqual(0.85)
})
