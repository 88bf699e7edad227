import { expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeWheel } from './arrange-wheel.ts'
import { listByMonth } from './list-by-month.ts'

test('[WHEEL-5] the list has every activity once, by the month in which it begins, numbered as on the wheel', () => {
  const wheel = arrangeWheel(
    [
      anActivity({ id: 'advice', precision: 'ongoing' }),
      anActivity({ id: 'open' }),
      anActivity({ id: 'fair', start: '2027-09-07', end: '2027-10-10', precision: 'day' }),
      anActivity({ id: 'visit', start: '2027-09-01', precision: 'day' }),
      anActivity({ id: 'begun', start: '2026-12-01', end: '2027-02-28', precision: 'month' }),
    ],
    2027,
  )
  const listed = listByMonth(wheel).map(({ key, activities }) => [
    key,
    activities.map(({ number, activity }) => `${number} ${activity.id}`),
  ])
  expect(listed).toEqual([
    ['before', ['1 begun']],
    [9, ['2 visit', '3 fair']],
    ['all-year', ['4 advice']],
    ['open', ['5 open']],
  ])
})
