import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { findClause } from '../agreement/clause.ts'
import { ROLE_RULES } from './role-rules.ts'

test('[AGREE-2] every row cites a passage of the agreement, in whole phrases of both languages', () => {
  for (const { clause, activity, agreement } of ROLE_RULES) {
    expect(findClause(BUILT_IN_AGREEMENT, clause), clause).toBeDefined()
    for (const phrase of [activity.da, activity.en, agreement.da, agreement.en])
      expect(phrase).toMatch(/^\S.*[^.\s]$/)
  }
})

test.each(['formaal.b', 'opgaver.b', 'opgaver.d', 'tillaeg.4.c'])(
  'the passage %s that overlaps rest on is in the agreement',
  (clause) => {
    expect(findClause(BUILT_IN_AGREEMENT, clause)).toBeDefined()
  },
)
