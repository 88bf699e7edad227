import { expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { calendarEvents } from './calendar.ts'

const activity = anActivity({ id: 'roadshow', category: 2, title: 'Roadshow om EDF' })

const eventsFor = (changes: Partial<Activity>) =>
  calendarEvents(
    {
      title: 'Plan',
      year: 2027,
      sections: [{ category: 2, text: [], activities: [{ ...activity, ...changes }] }],
    },
    BUILT_IN_AGREEMENT,
    'da',
  )

it.each([
  ['a day', { start: '2027-03-05', precision: 'day' }, ['2027-03-05', '2027-03-06']],
  [
    'days over the turn of the year',
    { start: '2027-12-29', end: '2028-01-02', precision: 'day' },
    ['2027-12-29', '2028-01-03'],
  ],
  ['only an end', { end: '2027-03-05', precision: 'day' }, ['2027-03-05', '2027-03-06']],
  [
    'an end before its start',
    { start: '2027-03-05', end: '2027-03-01', precision: 'day' },
    ['2027-03-05', '2027-03-06'],
  ],
  ['a week', { start: '2027-09-20', end: '2027-09-26', precision: 'week' }, ['2027-09-20', '2027-09-27']],
  ['a week named by a day in it', { start: '2027-09-22', precision: 'week' }, ['2027-09-20', '2027-09-27']],
  [
    'week 53 of the year before',
    { start: '2027-01-01', end: '2027-01-03', precision: 'week' },
    ['2026-12-28', '2027-01-04'],
  ],
] as const)('[EXPORT-24] %s lasts from the first day until the day after the last', (_, period, expected) => {
  const [event] = eventsFor(period)
  expect([event?.start, event?.endExclusive]).toEqual(expected)
})

it.each(['month', 'quarter', 'year', 'ongoing', 'open'] as const)(
  '[EXPORT-24] a period as exact as »%s« is in no calendar',
  (precision) => {
    expect(eventsFor({ start: '2027-03-01', end: '2027-03-31', precision })).toEqual([])
  },
)

it('[EXPORT-24] the title says that it is a week, and that it is cancelled', () => {
  const titleOf = (changes: Partial<Activity>) =>
    eventsFor({ start: '2027-09-20', end: '2027-09-26', ...changes })[0]?.title
  expect(titleOf({ precision: 'week' })).toBe('Roadshow om EDF (uge 38, 2027)')
  expect(titleOf({ precision: 'day', status: 'cancelled' })).toBe('Aflyst: Roadshow om EDF')
  expect(titleOf({ precision: 'day', title: ' ' })).toBe('Uden titel')
})
