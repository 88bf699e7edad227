import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'

test('[AGREE-2] every rule says what it says in whole phrases of both languages', () => {
  for (const { activity, agreement } of BUILT_IN_AGREEMENT.duties.rules)
    for (const phrase of [activity.da, activity.en, agreement.da, agreement.en])
      expect(phrase).toMatch(/^\S.*[^.\s]$/)
})
