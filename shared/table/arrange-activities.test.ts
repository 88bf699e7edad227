import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { arrangeActivities } from './arrange-activities.ts'
import { TABLE_COLUMNS, TABLE_GROUPINGS, type TableChoice, WHOLE_TABLE } from './table-choice.ts'

const MARCH = { start: '2027-03-05', end: '2027-03-05', precision: 'day' } as const
const ACTIVITIES = [
  anActivity({ id: 'talks', category: 1, party: 'difos', title: 'Ærlig snak', status: 'done', ...MARCH }),
  anActivity({ id: 'course', category: 2, title: 'Kursus', responsible: 'Anna', budget: 90_000 }),
  anActivity({
    id: 'fair',
    category: 3,
    party: 'joint',
    title: 'Messe',
    description: 'Fælles stand i Kielce',
    responsible: 'Mette',
    budget: 125_000,
    start: '2027-09-07',
    end: '2027-09-10',
    precision: 'day',
  }),
  anActivity({
    id: 'advice',
    category: 3,
    title: 'Årets rådgivning',
    precision: 'ongoing',
    status: 'confirmed',
  }),
]

function arranged(choice: Partial<TableChoice>): Record<string, string[]> {
  const groups = arrangeActivities(ACTIVITIES, { ...WHOLE_TABLE, ...choice }, 'da')
  return Object.fromEntries(groups.map(({ key, activities }) => [key, activities.map(({ id }) => id)]))
}

function inOrder(choice: Partial<TableChoice>): string[] {
  return Object.values(arranged({ grouping: 'none', ...choice })).flat()
}

describe('the table of activities', () => {
  it('[TABLE-1] stands in the plan’s sections and order until something else is asked for', () => {
    expect(arranged({})).toEqual({ 1: ['talks'], 2: ['course'], 3: ['fair', 'advice'] })
  })

  it('[TABLE-1] groups by party, status and responsible in their own order, those without last', () => {
    expect(Object.keys(arranged({ grouping: 'party' }))).toEqual(['censec', 'difos', 'joint'])
    expect(Object.keys(arranged({ grouping: 'status' }))).toEqual(['planned', 'confirmed', 'done'])
    expect(Object.keys(arranged({ grouping: 'responsible' }))).toEqual(['Anna', 'Mette', ''])
  })

  it('[TABLE-1] groups by the month of the first day; what runs all year and what has no period stand after', () => {
    const groups = arrangeActivities(ACTIVITIES, { ...WHOLE_TABLE, grouping: 'month' }, 'da')
    expect(groups.map(({ key }) => key)).toEqual(['2027-03', '2027-09', 'ongoing', 'open'])
  })

  it('[TABLE-1] sorts by Danish letters, numbers and dates, both ways, with what is empty last both times', () => {
    const by = (column: (typeof TABLE_COLUMNS)[number], isDescending = false) =>
      inOrder({ sort: { column, isDescending } })
    expect(by('title')).toEqual(['course', 'fair', 'talks', 'advice'])
    expect(by('title', true)).toEqual(['advice', 'talks', 'fair', 'course'])
    expect(by('budget')).toEqual(['course', 'fair', 'talks', 'advice'])
    expect(by('budget', true)).toEqual(['fair', 'course', 'talks', 'advice'])
    expect(by('period')).toEqual(['talks', 'fair', 'course', 'advice'])
  })

  it('[TABLE-2] holds only what has every word, wherever it is written, and every choice', () => {
    expect(inOrder({ words: 'KIELCE stand' })).toEqual(['fair'])
    expect(inOrder({ words: 'kielce kursus' })).toEqual([])
    expect(inOrder({ parties: ['censec'], categories: [3] })).toEqual(['advice'])
    expect(inOrder({ statuses: ['done', 'confirmed'] })).toEqual(['talks', 'advice'])
  })
})

const activity = fc
  .record({
    id: fc.uuid(),
    party: fc.constantFrom(...ACTIVITY_PARTIES),
    category: fc.constantFrom(...BUILT_IN_CATEGORIES),
    status: fc.constantFrom(...ACTIVITY_STATUSES),
    title: fc.constantFrom('', 'Messe', 'Åben dag', 'messe 10', 'messe 9'),
    responsible: fc.constantFrom('', 'Anna', 'Mette'),
    budget: fc.option(fc.nat(3), { nil: undefined }),
    start: fc.constantFrom(undefined, '2027-01-01', '2027-12-31'),
  })
  .map((fields): Activity => anActivity(fields))

test('[TABLE-1] however it is grouped and sorted, every activity stands there once', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(activity, { selector: ({ id }) => id }),
      fc.constantFrom(...TABLE_GROUPINGS),
      fc.constantFrom(...TABLE_COLUMNS),
      fc.boolean(),
      (activities, grouping, column, isDescending) => {
        const groups = arrangeActivities(
          activities,
          { ...WHOLE_TABLE, grouping, sort: { column, isDescending } },
          'da',
        )
        expect(groups.flatMap((group) => group.activities.map(({ id }) => id)).sort()).toEqual(
          activities.map(({ id }) => id).sort(),
        )
        expect(groups.every((group) => group.activities.length > 0)).toBe(true)
      },
    ),
  )
})
