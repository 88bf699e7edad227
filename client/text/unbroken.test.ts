import { expect, test } from 'vitest'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import { unbroken } from './unbroken.ts'

const TURN_OF_THE_YEAR = { start: '2027-12-29', end: '2028-01-03', precision: 'day' } as const

test('[TEXT-2] a date stays on one line, and a range breaks at its dash alone', () => {
  expect(unbroken('5. marts 2027')).toBe('5.\u00a0marts\u00a02027')
  expect(unbroken('uge 52, 2027 – uge 1, 2028')).toBe('uge\u00a052,\u00a02027 – uge\u00a01,\u00a02028')
  expect(unbroken(formatPeriod(TURN_OF_THE_YEAR, 'da'))).toBe(
    '29.\u00a0december\u00a02027–3.\u00a0januar\u00a02028',
  )
})

test('[PLAN-10] a period that is copied from the screen is understood where it is pasted', () => {
  const pasted = unbroken(formatPeriod(TURN_OF_THE_YEAR, 'da'))
  expect(parsePeriod(pasted, 2027)).toMatchObject({ period: TURN_OF_THE_YEAR })
})
