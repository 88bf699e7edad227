import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../basics/iso-date.ts'
import { PRECISIONS } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { wordingOf } from '../sign-off/section-wording.ts'
import { publicActivities, publicPlan } from './public-plan.ts'
import { publicYear } from './public-year.ts'

function activitiesOf(fields: Parameters<typeof anActivity>[0][]) {
  const activities = fields.map((one, index) => anActivity({ id: `a${index}`, ...one }))
  const wording = wordingOf({ category: 3, text: [], activities })
  const sections = [{ wording, agreedAt: '2027-01-01T00:00:00.000Z' }]
  return publicActivities(publicPlan({ id: 'p', year: 2027 }, sections, { origin: '' }))
}

test('[PUBLIC-5] a month has what has a day in it, what begins first first', () => {
  const all = activitiesOf([
    { title: 'Kvartal', start: '2027-04-01', end: '2027-06-30', precision: 'quarter' },
    { title: 'Dag', start: '2027-05-03', precision: 'day' },
    { title: 'Uge', start: '2027-04-26', end: '2027-05-02', precision: 'week' },
  ])
  const titles = publicYear(all, 2027).months.map(({ activities }) => activities.map(({ title }) => title))
  expect(titles[3]).toEqual(['Kvartal', 'Uge'])
  expect(titles[4]).toEqual(['Kvartal', 'Uge', 'Dag'])
  expect(titles[5]).toEqual(['Kvartal'])
  expect(titles[6]).toEqual([])
})

test('[PUBLIC-5] [property] every activity stands among the months, in what runs all year, or in what has no date', () => {
  const day = fc.option(
    fc.integer({ min: -400, max: 700 }).map((days) => addDays('2027-01-01', days)),
    { nil: undefined },
  )
  const period = fc.record({ start: day, end: day, precision: fc.constantFrom(...PRECISIONS) })
  fc.assert(
    fc.property(fc.array(period, { maxLength: 20 }), (periods) => {
      const all = activitiesOf(periods as never)
      const { months, allYear, undated } = publicYear(all, 2027)
      const inMonths = new Set(months.flatMap(({ activities }) => activities))
      for (const activity of all) {
        const places = [inMonths.has(activity), allYear.includes(activity), undated.includes(activity)]
        expect(places.filter(Boolean)).toHaveLength(1)
      }
    }),
  )
})
