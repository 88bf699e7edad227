import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../basics/iso-date.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity, PRECISIONS } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeWheel, FULL_SIZE } from './arrange-wheel.ts'
import { busiestOf } from './load.ts'
import { angleOfDay, dayOffset, yearScale } from './year-scale.ts'

const scale = yearScale(2027)
const angleAt = (date: string) => angleOfDay(scale, dayOffset(scale, date))

function dated(id: string, start: string, end: string, fields: Partial<Activity> = {}): Activity {
  return anActivity({ id, start, end, precision: 'day', ...fields })
}

describe('the wheel of a plan', () => {
  it('[WHEEL-10] has the holidays and the schools’ weeks where their days stand, also without an activity', () => {
    const { feasts, schoolHolidays, weeks } = arrangeWheel([], 2027)
    expect(feasts.find(({ name }) => name === 'easter')).toMatchObject({
      from: angleAt('2027-03-25'),
      to: angleAt('2027-03-30'),
    })
    expect(feasts[0]).toMatchObject({ name: 'new-year', from: angleAt('2027-01-01') })
    expect(
      schoolHolidays.map((holiday) =>
        weeks.filter(({ from, to }) => from >= holiday.from && to <= holiday.to).map(({ week }) => week),
      ),
    ).toEqual([[7], [28, 29, 30], [42]])
  })

  it('[WHEEL-2] has CenSec outermost, what both do between, and DI FOS innermost', () => {
    const { rings, arcs } = arrangeWheel(
      [
        dated('own', '2027-03-01', '2027-04-30'),
        dated('theirs', '2027-03-01', '2027-04-30', { party: 'difos' }),
        dated('both', '2027-03-01', '2027-04-30', { party: 'joint' }),
      ],
      2027,
    )
    expect(rings.map(({ party }) => party)).toEqual(['censec', 'joint', 'difos'])
    for (const { activity, inner, outer } of arcs) {
      const ring = rings.find(({ party }) => party === activity.party)
      expect(inner).toBeGreaterThanOrEqual(ring?.inner ?? 0)
      expect(outer).toBeLessThanOrEqual(ring?.outer ?? 0)
    }
  })

  it('[WHEEL-2] draws a period from its first day to the end of its last, cut off at the year’s ends', () => {
    const { arcs } = arrangeWheel(
      [
        dated('spring', '2027-03-01', '2027-05-31'),
        dated('winter', '2027-12-01', '2028-02-29'),
        dated('before', '2026-12-01', '2027-02-28', { party: 'difos' }),
      ],
      2027,
    )
    const stretch = (id: string) => arcs.find(({ activity }) => activity.id === id)
    expect(stretch('spring')?.from).toBe(angleAt('2027-03-01'))
    expect(stretch('spring')?.to).toBe(angleAt('2027-06-01'))
    expect(stretch('winter')?.to).toBe(354)
    expect(stretch('before')?.from).toBe(6)
  })

  it('[WHEEL-2] one day is drawn long enough to be seen, and at the year’s ends within it', () => {
    const { arcs } = arrangeWheel(
      [dated('new-year', '2027-01-01', '2027-01-01'), dated('eve', '2027-12-31', '2027-12-31')],
      2027,
    )
    for (const { from, to, middle } of arcs) {
      expect(((to - from) * Math.PI * middle.radius) / 180).toBeGreaterThan(FULL_SIZE.rings.shortest * 0.8)
      expect(from).toBeGreaterThanOrEqual(6)
      expect(to).toBeLessThanOrEqual(354)
    }
  })

  it('[WHEEL-3] numbers by time, then what runs all year, what has no period, and what lies in another year', () => {
    const { arcs, marks } = arrangeWheel(
      [
        anActivity({ id: 'open' }),
        anActivity({ id: 'ongoing', precision: 'ongoing' }),
        anActivity({ id: 'year', precision: 'year', start: '2027-01-01', end: '2027-12-31' }),
        dated('late', '2027-10-01', '2027-10-01'),
        dated('other-year', '2028-10-01', '2028-10-01'),
        dated('early', '2027-02-01', '2027-02-01', { party: 'difos' }),
      ],
      2027,
    )
    expect(arcs.map(({ number, activity }) => [number, activity.id])).toEqual([
      [1, 'early'],
      [2, 'late'],
    ])
    expect(marks.map(({ number, activity, place }) => [number, activity.id, place])).toEqual([
      [3, 'ongoing', 'all-year'],
      [4, 'year', 'all-year'],
      [5, 'open', 'open'],
      [6, 'other-year', 'outside'],
    ])
  })

  it('[WHEEL-4] counts what has a day in each month and week, without what is cancelled, and finds the busiest', () => {
    const { months, weeks } = arrangeWheel(
      [
        dated('fair', '2027-08-30', '2027-09-03'),
        dated('visit', '2027-09-02', '2027-09-02', { party: 'difos' }),
        dated('off', '2027-09-02', '2027-09-02', { status: 'cancelled' }),
        dated('course', '2027-03-01', '2027-03-31'),
      ],
      2027,
    )
    expect(months.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 2, 0, 0, 0])
    expect(busiestOf(months).map(({ month }) => month)).toEqual([9])
    expect(weeks.find(({ week, count }) => week === 35 && count === 2)?.level).toBe(4)
    expect(weeks.find(({ week }) => week === 36)?.level).toBe(0)
    expect(busiestOf(arrangeWheel([dated('one', '2027-03-01', '2027-03-01')], 2027).months)).toEqual([])
  })
})

const activity = fc
  .record({
    id: fc.uuid(),
    party: fc.constantFrom(...ACTIVITY_PARTIES),
    status: fc.constantFrom(...ACTIVITY_STATUSES),
    precision: fc.constantFrom(...PRECISIONS),
    first: fc.integer({ min: -40, max: 400 }),
    length: fc.integer({ min: 0, max: 120 }),
  })
  .map(({ first, length, ...fields }): Activity => {
    const start = addDays('2027-01-01', first)
    return anActivity({ ...fields, start, end: addDays(start, length) })
  })

test('[WHEEL-2] whatever the plan, every activity stands on the wheel once, in its ring, and no two lie over each other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(activity, { selector: ({ id }) => id, maxLength: 60 }), (activities) => {
      const { arcs, marks, rings, size } = arrangeWheel(activities, 2027)
      const there = [...arcs, ...marks].map((one) => one.activity.id)
      expect(there.sort()).toEqual(activities.map(({ id }) => id).sort())
      for (const [index, one] of arcs.entries()) {
        const ring = rings.find(({ party }) => party === one.activity.party)
        expect(one.inner).toBeGreaterThanOrEqual((ring?.inner ?? 0) - 1e-6)
        expect(one.outer).toBeLessThanOrEqual((ring?.outer ?? 0) + 1e-6)
        for (const other of arcs.slice(index + 1)) {
          const isBeside = one.outer <= other.inner + 1e-6 || other.outer <= one.inner + 1e-6
          const isBeforeOrAfter = one.to <= other.from || other.to <= one.from
          expect(isBeside || isBeforeOrAfter).toBe(true)
        }
      }
      for (const { x, y, radius } of marks) {
        expect(Math.hypot(x, y) + radius).toBeLessThanOrEqual(size.hub * 1.1)
      }
    }),
  )
})
