import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import type { Activity, Plan } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { type BriefingReceipt, briefedSections, briefedWeeks, toldIn, withReceipts } from './briefing.ts'

const WEEK = '2027-03-01'
const planOf = (...activities: Activity[]): Plan => ({
  title: '',
  year: 2027,
  sections: [{ category: 3, text: [], activities }],
})
const paris = anActivity({ id: 'paris', party: 'difos', title: 'Fremstød i Paris' })
const oslo = anActivity({ id: 'oslo', party: 'difos', title: 'Messe i Oslo' })
const own = anActivity({ id: 'own', party: 'censec', title: 'Vores eget' })
const anna = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
const of = (before: Plan | undefined, after: Plan, receipts: BriefingReceipt[] = []) =>
  withReceipts('censec', toldIn('censec', { week: WEEK, before, after }, BUILT_IN_AGREEMENT), receipts)

describe('[DUTY-8] the weekly orientering', () => {
  test('is of the sections in which the agreement says so', () => {
    expect(briefedSections(BUILT_IN_AGREEMENT)).toEqual([
      { category: 1, clause: 'tillaeg.1.k' },
      { category: 3, clause: 'tillaeg.3.o' },
    ])
  })

  test('has what the other party has added and changed in substance, once a section, and nothing else', () => {
    const moved = { ...paris, start: '2027-05-01' }
    const [briefing, ...more] = of(planOf(paris, own), planOf(moved, oslo, { ...own, title: 'Nyt' }))
    expect(more).toEqual([])
    expect(briefing?.items.map(({ activityId, isNew }) => [activityId, isNew])).toEqual([
      ['paris', false],
      ['oslo', true],
    ])
    expect(of(planOf(paris), planOf({ ...paris, status: 'confirmed', budget: 5 }))).toEqual([])
    expect(of(undefined, planOf(paris))[0]?.items).toMatchObject([{ activityId: 'paris', isNew: true }])
  })

  test('is seen by one receipt of the party’s, until something is changed again that week', () => {
    const [briefing] = of(planOf(), planOf(paris))
    const receipt = {
      week: WEEK,
      category: 3,
      items: briefing?.items ?? [],
      by: anna,
      at: '2027-03-04',
    } as const
    const seen = (after: Plan, by: BriefingReceipt['by'] = anna) =>
      of(planOf(), after, [{ ...receipt, items: [...receipt.items], by }])[0]?.seen
    expect(seen(planOf(paris))).toMatchObject({ by: anna })
    expect(seen(planOf(paris), { ...anna, party: 'difos' })).toBeUndefined()
    expect(seen(planOf(paris, oslo))).toBeUndefined()
    expect(seen(planOf({ ...paris, place: 'Lyon' }))).toBeUndefined()
  })

  test('goes back some weeks, over a turn of the year', () => {
    expect(briefedWeeks('2027-01-06')).toEqual(['2027-01-04', '2026-12-28', '2026-12-21', '2026-12-14'])
  })
})
