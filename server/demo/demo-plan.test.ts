import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import {
  addDays,
  isoDate,
  isoWeekOf,
  lastDayOfMonth,
  mondayOfWeek,
  weekday,
  yearOf,
} from '#shared/basics/iso-date.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import { ROLE_FINDING_KINDS } from '#shared/findings/findings.ts'
import { ACTIVITY_PARTIES, PRECISIONS } from '#shared/plan/plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import type { DemoActivity } from './demo-activity.ts'
import { DEMO_PLAN } from './demo-plan.ts'

const { activities } = DEMO_PLAN
const month = (date: string) => Number(date.slice(5, 7))

/** The period widened to whole weeks, months, quarters or years, as its precision promises. */
function fullPeriod({ precision, start, end }: DemoActivity): { start?: string; end?: string } {
  if (!start || !end) return {}
  const first = isoWeekOf(start)
  const last = isoWeekOf(end)
  switch (precision) {
    case 'day':
      return { start, end }
    case 'week':
      return {
        start: mondayOfWeek(first.year, first.week),
        end: addDays(mondayOfWeek(last.year, last.week), 6),
      }
    case 'month':
      return {
        start: isoDate(yearOf(start), month(start), 1),
        end: lastDayOfMonth(yearOf(end), month(end)),
      }
    case 'quarter':
      return {
        start: isoDate(yearOf(start), 3 * Math.floor((month(start) - 1) / 3) + 1, 1),
        end: lastDayOfMonth(yearOf(end), 3 * Math.ceil(month(end) / 3)),
      }
    case 'year':
      return { start: isoDate(yearOf(start), 1, 1), end: isoDate(yearOf(end), 12, 31) }
    case 'ongoing':
    case 'open':
      return {}
  }
}

describe('the demo plan', () => {
  it('has activities of both parties and joint ones, in all five categories, with every precision', () => {
    expect(new Set(activities.map(({ category }) => category))).toEqual(new Set(BUILT_IN_CATEGORIES))
    expect(new Set(activities.map(({ party }) => party))).toEqual(new Set(ACTIVITY_PARTIES))
    expect(new Set(activities.map(({ precision }) => precision))).toEqual(new Set(PRECISIONS))
    expect(activities.length).toBeGreaterThan(30)
  })

  it('gives every activity an id of its own that a URL can hold', () => {
    expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length)
    for (const { id } of activities) expect(id).toMatch(/^demo-[a-z0-9-]+$/)
  })

  it('stands in reading order', () => {
    const categories = activities.map(({ category }) => category)
    expect(categories).toEqual(categories.toSorted())
  })

  it.each(activities)('$id has words, whole kroner and a person of the demo', (activity) => {
    expect(activity.title).not.toBe('')
    expect(activity.description).not.toBe('')
    expect(activity.budget ?? 0).toSatisfy(Number.isInteger)
    expect(activity.responsible).toMatch(/^(Anna|Peter|Mette|Jonas)( og (Anna|Peter|Mette|Jonas))?$/)
    if (activity.body) expect(activity.description).toBe(plainText(activity.body))
  })

  it.each(activities.filter(({ start }) => start))(
    '$id lies in 2027, in whole units of its precision',
    (activity) => {
      const { start = '', end = '' } = activity
      const whole = fullPeriod(activity)
      expect(start.slice(0, 4)).toBe('2027')
      expect(end >= start).toBe(true)
      expect(start).toBe(whole.start)
      if (activity.precision === 'week') expect(weekday(end)).toBe(7)
      else expect(end).toBe(whole.end)
      if (activity.precision === 'day') expect(weekday(start)).toBeLessThan(6)
    },
  )

  it('has five pairs that the findings show as overlaps, though the words differ', () => {
    const shown = findFindings(activities, BUILT_IN_AGREEMENT).overlaps.filter(
      ({ label }) => label === 'overlap',
    )
    const pairs = shown.map(({ a, b }) => [a, b])
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['demo-edf-konsortier', 'demo-edf-partnerdag'],
        ['demo-godkendelse-censec', 'demo-godkendelse-difos'],
        ['demo-kiel-censec', 'demo-kiel-difos'],
        ['demo-kvalitet-censec', 'demo-kvalitet-difos'],
        ['demo-nis2-censec', 'demo-nis2-difos'],
      ]),
    )
  })

  it('shows every kind of role finding', () => {
    const kinds = findFindings(activities, BUILT_IN_AGREEMENT).roleFindings.map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(ROLE_FINDING_KINDS))
  })

  it('has a text with a heading, a list, a table, a link, bold and italic somewhere', () => {
    const json = JSON.stringify(DEMO_PLAN.sections)
    for (const kind of ['heading', 'list', 'table']) expect(json).toContain(`"kind":"${kind}"`)
    for (const mark of ['"bold":true', '"italic":true', '"link":"https://']) expect(json).toContain(mark)
  })
})
