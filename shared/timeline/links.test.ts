import { expect, test } from 'vitest'
import type { IsoDate } from '../basics/iso-date.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeTimeline } from './arrange-timeline.ts'
import { linksBetween } from './links.ts'
import { offsetOf, timelineScale } from './timeline-scale.ts'

const SCALE = timelineScale(2027)
const days = (start: string, end: string) => ({ start, end, precision: 'day' as const })

const GROUPS = arrangeTimeline(
  [
    anActivity({ id: 'fair', category: 1, ...days('2027-09-06', '2027-09-13') }),
    anActivity({ id: 'visit', category: 1, ...days('2027-09-10', '2027-09-20') }),
    anActivity({ id: 'stand', category: 3, party: 'difos', ...days('2027-03-01', '2027-03-04') }),
    anActivity({ id: 'advice', category: 3, precision: 'ongoing' }),
    anActivity({ id: 'idea', category: 3, precision: 'open' }),
  ],
  'category',
  SCALE,
)
const linkOf = (a: string, b: string) => linksBetween(GROUPS, [{ id: '1', a, b }], SCALE)[0]
const dayOf = (date: IsoDate) => offsetOf(SCALE, date)

test('[TIMELINE-6] a line goes down the middle of the time that two share, whichever is named first', () => {
  const link = linkOf('visit', 'fair')
  expect(link?.upper).toMatchObject({ rows: 0, headings: 1 })
  expect(link?.lower).toMatchObject({ rows: 1, headings: 1 })
  // They share 10 to 13 September, four days.
  expect([link?.upper.day, link?.lower.day]).toEqual([dayOf('2027-09-12'), dayOf('2027-09-12')])
  expect(linkOf('fair', 'visit')).toMatchObject({ upper: link?.upper, lower: link?.lower })
})

test('[TIMELINE-6] a line leads from where the one ends to where the other begins, over the groups between', () => {
  expect(linkOf('fair', 'stand')).toMatchObject({
    upper: { rows: 0, headings: 1, day: dayOf('2027-09-06') },
    lower: { rows: 2, headings: 2, day: dayOf('2027-03-05') },
  })
})

test('[TIMELINE-6] what runs all year shares all the time of the other, and none leads to what has no bar or is not shown', () => {
  const link = linkOf('stand', 'advice')
  expect(link?.upper.day).toBe(link?.lower.day)
  expect(link?.upper.day).toBe(dayOf('2027-03-03'))
  expect(linkOf('fair', 'idea')).toBeUndefined()
  expect(linkOf('fair', 'filtered-away')).toBeUndefined()
})
