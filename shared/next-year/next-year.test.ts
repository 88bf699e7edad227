import { describe, expect, it } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { type FollowUp, NO_FOLLOW_UP } from '#shared/follow-up/follow-up.ts'
import type { Activity, ActivityStatus, Plan } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { type NextYearChoices, nextYear } from './next-year.ts'

const CHOICES: NextYearChoices = {
  year: 2028,
  leaveOutDone: false,
  leaveOutCancelled: false,
  keepBudgets: true,
}

function activity(changed: Partial<Activity>): Activity {
  return anActivity({
    id: 'en',
    category: 2,
    title: 'Messe',
    description: 'Om messen',
    body: paragraphsFrom('Om messen'),
    audience: ['SMV’er'],
    partners: ['DTU'],
    place: 'Odense',
    responsible: 'Peter',
    budget: 50_000,
    goal: '40 deltagere',
    ...changed,
  })
}

function planWith(...activities: Activity[]): Plan {
  return {
    title: 'Plan',
    year: 2027,
    sections: BUILT_IN_CATEGORIES.map((category) => ({
      category,
      text: paragraphsFrom(`Afsnit ${category}`),
      activities: activities.filter((one) => one.category === category),
    })),
  }
}

describe('[NEXT-1] next year’s plan', () => {
  it('has the texts and the activities with all their words, and no id or place of before', () => {
    const { sections, activities } = nextYear(planWith(activity({})), CHOICES)
    expect(sections).toEqual(
      BUILT_IN_CATEGORIES.map((category) => ({ category, text: paragraphsFrom(`Afsnit ${category}`) })),
    )
    const { id: _id, rank: _rank, ...kept } = activity({})
    expect(activities).toEqual([kept])
  })

  it('keeps no budget that was not asked for', () => {
    const { activities } = nextYear(planWith(activity({})), { ...CHOICES, keepBudgets: false })
    expect(activities[0]).not.toHaveProperty('budget')
  })
})

describe('[NEXT-3] the status next year', () => {
  it.each<[ActivityStatus, ActivityStatus]>([
    ['idea', 'idea'],
    ['planned', 'planned'],
    ['confirmed', 'planned'],
    ['done', 'planned'],
    ['cancelled', 'idea'],
  ])('of what is %s is %s', (status, next) => {
    expect(nextYear(planWith(activity({ status })), CHOICES).activities[0]?.status).toBe(next)
  })

  it('matters to what is left out, and only on request', () => {
    const plan = planWith(
      activity({ title: 'Afholdt', status: 'done' }),
      activity({ title: 'Aflyst', status: 'cancelled' }),
      activity({ title: 'Planlagt' }),
    )
    const titles = (choices: Partial<NextYearChoices>) =>
      nextYear(plan, { ...CHOICES, ...choices }).activities.map(({ title }) => title)
    expect(titles({})).toEqual(['Afholdt', 'Aflyst', 'Planlagt'])
    expect(titles({ leaveOutDone: true })).toEqual(['Aflyst', 'Planlagt'])
    expect(titles({ leaveOutCancelled: true })).toEqual(['Afholdt', 'Planlagt'])
  })
})

describe('[NEXT-2] a day that is a holiday next year', () => {
  it('is told of and not moved', () => {
    const thursday = { start: '2027-04-15', end: '2027-04-15', precision: 'day' } as const
    const { activities, onHolidays } = nextYear(planWith(activity(thursday)), CHOICES)
    expect(activities[0]?.start).toBe('2028-04-13')
    expect(onHolidays).toEqual([{ title: 'Messe', date: '2028-04-13', holiday: 'maundy-thursday' }])
  })

  it('is not told of where only a week or a month is known', () => {
    const week = { start: '2027-04-12', end: '2027-04-18', precision: 'week' } as const
    expect(nextYear(planWith(activity(week)), CHOICES).onHolidays).toEqual([])
  })
})

describe('[NEXT-3] what is said of an activity afterwards goes before what the plan says', () => {
  const said = (some: Partial<FollowUp>) => new Map([['en', { ...NO_FOLLOW_UP, ...some }]])
  const day = { start: '2027-09-07', end: '2027-09-08', precision: 'day' } as const
  const next = (followUps: Map<string, FollowUp>, choices: Partial<NextYearChoices> = {}) =>
    nextYear(planWith(activity({ ...day, status: 'planned' })), { ...CHOICES, ...choices }, followUps)
      .activities

  it('in what is left out', () => {
    expect(next(said({ outcome: 'cancelled' }), { leaveOutCancelled: true })).toEqual([])
    expect(next(said({ outcome: 'held' }), { leaveOutDone: true })).toEqual([])
    expect(
      next(said({ outcome: 'postponed' }), { leaveOutDone: true, leaveOutCancelled: true }),
    ).toHaveLength(1)
  })

  it('in the status, and in when it is held where it was postponed into that year', () => {
    expect(next(said({ outcome: 'cancelled' }))[0]?.status).toBe('idea')
    const usual = next(new Map())[0]
    expect(next(said({ outcome: 'postponed', on: '2028-06-01' }))[0]).toEqual({
      ...usual,
      start: '2028-06-01',
      end: '2028-06-02',
    })
    for (const on of [undefined, '2027-11-02'])
      expect(next(said({ outcome: 'postponed', ...(on && { on }) }))[0]).toEqual(usual)
  })
})
