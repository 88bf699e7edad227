import { describe, expect, it, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeTimeline } from './arrange-timeline.ts'
import { labelSide, placeOnTimeline } from './place-on-timeline.ts'
import {
  readTimelineChoice,
  type TimelineChoice,
  WHOLE_TIMELINE,
  withTimelineChoice,
} from './timeline-choice.ts'
import { timelineScale } from './timeline-scale.ts'

const SCALE = timelineScale(2027)

test('[TIMELINE-1] the scale has whole weeks, and its months, holidays and school holidays where they are', () => {
  expect(SCALE).toMatchObject({ first: '2026-12-28', last: '2028-01-02', days: 371 })
  expect(SCALE.months[0]).toEqual({ month: 1, from: 4, length: 31 })
  expect(SCALE.weeks[0]).toEqual({ week: 53, year: 2026, monday: '2026-12-28', from: 0, length: 7 })
  expect(SCALE.feasts.find(({ name }) => name === 'easter')).toMatchObject({ from: 87, length: 5 })
  expect(SCALE.schoolHolidays.map(({ length }) => length)).toEqual([7, 21, 7])
})

describe('[TIMELINE-2] an activity', () => {
  it('stands from its first day to its last, cut off at the ends of the scale', () => {
    expect(placeOnTimeline({ start: '2027-01-01', end: '2027-01-03', precision: 'day' }, SCALE)).toEqual({
      kind: 'bar',
      from: 4,
      length: 3,
      isExact: true,
    })
    expect(placeOnTimeline({ start: '2027-11-01', end: '2028-02-29', precision: 'month' }, SCALE)).toEqual({
      kind: 'bar',
      from: 308,
      length: 63,
      isExact: false,
    })
    expect(placeOnTimeline({ start: '2027-12-29', precision: 'day' }, SCALE)).toMatchObject({ length: 1 })
  })

  it('has a place of its own without dates, all year round and in another year', () => {
    const kindOf = (...period: Parameters<typeof anActivity>) =>
      placeOnTimeline(anActivity(...period), SCALE).kind
    expect(kindOf({ precision: 'ongoing' })).toBe('ongoing')
    expect(kindOf({ precision: 'open' })).toBe('open')
    expect(kindOf({ precision: 'day' })).toBe('open')
    expect(kindOf({ precision: 'day', start: '2026-12-27' })).toBe('before')
    expect(kindOf({ precision: 'day', start: '2028-01-03' })).toBe('after')
    expect(kindOf({ precision: 'year', start: '2027-01-01', end: '2027-12-31' })).toBe('bar')
  })

  it('is named where there is room', () => {
    expect(labelSide({ from: 10, length: 7 }, SCALE)).toBe('after')
    expect(labelSide({ from: 350, length: 7 }, SCALE)).toBe('before')
    expect(labelSide({ from: 4, length: 365 }, SCALE)).toBe('inside')
  })
})

test('[TIMELINE-2] every activity stands in its group once, by time and without dates after those that have some', () => {
  const activities = [
    anActivity({ id: 'open', category: 3 }),
    anActivity({ id: 'ongoing', category: 3, precision: 'ongoing' }),
    anActivity({ id: 'fair', category: 3, party: 'joint', precision: 'day', start: '2027-09-07' }),
    anActivity({ id: 'visit', category: 3, party: 'difos', precision: 'day', start: '2027-03-01' }),
    anActivity({ id: 'talks', category: 1, party: 'difos', precision: 'day', start: '2027-05-05' }),
  ]
  const idsBy = (grouping: TimelineChoice['grouping']) =>
    arrangeTimeline(activities, grouping, SCALE).map((group) => [
      group.by === 'party' ? group.party : group.category,
      ...group.activities.map(({ id }) => id),
    ])
  expect(idsBy('category')).toEqual([
    [1, 'talks'],
    [3, 'visit', 'fair', 'ongoing', 'open'],
  ])
  expect(idsBy('party')).toEqual([
    ['censec', 'ongoing', 'open'],
    ['difos', 'visit', 'talks'],
    ['joint', 'fair'],
  ])
})

test('[TIMELINE-3] rows and zoom are read back from the address as they were chosen, and leave the table’s own there', () => {
  const address = new URLSearchParams('visning=tidslinje&gruppe=month&part=difos')
  const chosen: TimelineChoice = { ...readTimelineChoice(address), grouping: 'party', zoom: 'month' }
  const after = withTimelineChoice(address, chosen)
  expect(after.get('gruppe')).toBe('month')
  expect(readTimelineChoice(new URLSearchParams(after.toString()))).toEqual(chosen)
  expect(chosen.parties).toEqual(['difos'])
  expect(withTimelineChoice(after, WHOLE_TIMELINE).toString()).toBe('visning=tidslinje&gruppe=month')
  expect(readTimelineChoice(new URLSearchParams('raekker=x&zoom=century'))).toEqual(WHOLE_TIMELINE)
})
