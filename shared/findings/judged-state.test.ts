import { expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { changesSince, judgedState } from './judged-state.ts'

const COURSE = anActivity({
  id: 'course',
  category: 4,
  title: 'Kursus i eksportkontrol',
  description: 'En dag om dual-use.',
  start: '2027-03-03',
  end: '2027-03-03',
  precision: 'day',
  audience: ["SMV'er"],
  partners: ['FMI'],
})
const JUDGED = judgedState(COURSE)

test('[FIND-5] it is told by name what has changed since a decision, in both languages', () => {
  const moved = { ...COURSE, start: '2027-09-01', end: '2027-09-01' }
  expect(changesSince(JUDGED, moved, 'da')).toEqual([
    'datoen er flyttet fra 3. marts 2027 til 1. september 2027',
  ])
  expect(changesSince(JUDGED, moved, 'en')).toEqual([
    'the date has been moved from 3 March 2027 to 1 September 2027',
  ])
  expect(
    changesSince(
      JUDGED,
      {
        ...COURSE,
        precision: 'month',
        start: '2027-09-01',
        end: '2027-09-30',
        title: 'Eksportkontrol',
        category: 3,
        audience: ["SMV'er", 'jurister'],
        partners: [],
        place: 'Odense',
        description: 'To dage.',
      },
      'da',
    ),
  ).toEqual([
    'perioden er ændret fra 3. marts 2027 til september 2027',
    'titlen er ny; den var »Kursus i eksportkontrol«',
    'den er flyttet fra afsnit 4 til afsnit 3',
    "målgruppen er ændret fra SMV'er til SMV'er, jurister",
    'stedet er tilføjet: Odense',
    'partnerne er fjernet: FMI',
    'teksten er ændret',
  ])
})

test('[FIND-5] what a decision does not rest on is no change', () => {
  expect(
    changesSince(JUDGED, { ...COURSE, status: 'confirmed', budget: 5, responsible: 'Mette' }, 'da'),
  ).toEqual([])
})
