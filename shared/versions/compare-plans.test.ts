import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Activity, Category } from '../plan/plan.ts'
import { inReadingOrder } from '../plan/read-plan.ts'
import { paragraphsFrom, plainText } from '../plan/rich-text.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { comparePlans, isAlike } from './compare-plans.ts'
import { COMPARED_FIELDS } from './compared-fields.ts'
import { texts } from './testing/texts.ts'
import { linesOfText, wordsOfLine } from './text-lines.ts'
import type { WrittenActivity, WrittenPlan } from './written-plan.ts'

const activity: fc.Arbitrary<Activity> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    party: fc.constantFrom('censec' as const, 'difos' as const, 'joint' as const),
    category: fc.constantFrom(...BUILT_IN_CATEGORIES),
    rank: fc.constantFrom('a0', 'a1', 'a2', 'a3'),
    title: fc.constantFrom('Messe i Paris', 'Messe i Lyon', 'Kursus'),
    body: texts,
    precision: fc.constantFrom('day' as const, 'open' as const),
    start: fc.option(fc.constantFrom('2027-03-05', '2027-04-05'), { nil: undefined }),
    status: fc.constantFrom('idea' as const, 'planned' as const),
    audience: fc.subarray(['SMV', 'DTU', 'FMI']),
    place: fc.constantFrom('', 'Odense'),
    budget: fc.option(fc.constantFrom(1_000, 250_000), { nil: undefined }),
  })
  .map(({ start, budget, body, ...fields }) => ({
    ...fields,
    body,
    description: plainText(body),
    partners: [],
    counterpart: '',
    responsible: '',
    goal: '',
    ...(start && { start }),
    ...(budget && { budget }),
  }))

const plans: fc.Arbitrary<WrittenPlan> = fc
  .tuple(
    fc.uniqueArray(activity, { selector: ({ id }) => id, maxLength: 5 }),
    fc.array(texts, { minLength: 5, maxLength: 5 }),
  )
  .map(([activities, sectionTexts]) => planWith(activities, (category) => sectionTexts[category - 1] ?? []))

function planWith(
  activities: readonly Activity[],
  textOf = (_: Category) => paragraphsFrom(''),
): WrittenPlan {
  return {
    title: 'Plan 2027',
    year: 2027,
    sections: BUILT_IN_CATEGORIES.map((category) => ({
      category,
      text: textOf(category),
      writers: [],
      activities: activities
        .filter((one) => one.category === category)
        .sort(inReadingOrder)
        .map(
          (one): WrittenActivity => ({ activity: one, titleWriters: [], bodyWriters: [], fieldWriters: {} }),
        ),
    })),
  }
}

const factsIn = (plan: WrittenPlan) =>
  new Map(
    plan.sections.flatMap((section) =>
      section.activities.map(({ activity: { rank: _r, body: _b, description: _d, ...facts } }) => [
        facts.id,
        facts,
      ]),
    ),
  )

describe('[VERSION-4] two plans compared', () => {
  test('applied to the old one, give the new one: fields, titles and texts', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const { sections } = comparePlans(before, after)
        const made = factsIn(before)
        for (const change of sections.flatMap(({ activities }) => activities)) {
          expect(made.get(change.id)).toEqual(change.before)
          if (change.after) made.set(change.id, change.after)
          else made.delete(change.id)
        }
        expect(made).toEqual(factsIn(after))
        for (const { category, text, writers: _ } of after.sections) {
          const now = text
          const changed = sections.find((section) => section.category === category)?.text
          const old = before.sections.find((section) => section.category === category)?.text ?? []
          const lines = (of: typeof now) => linesOfText(of).map(wordsOfLine).join('\n')
          if (!changed) expect(lines(now)).toBe(lines(old))
        }
      }),
    )
  })

  test('compared the other way round, give the same counts, with new and removed changed about', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const [there, back] = [comparePlans(before, after).counts, comparePlans(after, before).counts]
        expect(back).toEqual({ ...there, new: there.removed, removed: there.new })
      }),
    )
  })

  test('are alike only where nothing is to be told', () => {
    fc.assert(fc.property(plans, (plan) => isAlike(comparePlans(plan, structuredClone(plan)))))
  })

  test('name every field that is otherwise, and no other', () => {
    fc.assert(
      fc.property(activity, activity, (one, other) => {
        const changed = comparePlans(planWith([one]), planWith([{ ...other, id: one.id }]))
        const [change] = changed.sections.flatMap(({ activities }) => activities)
        const fields = COMPARED_FIELDS.filter((field) => {
          if (field === 'period') return one.start !== other.start || one.precision !== other.precision
          const key = field === 'section' ? 'category' : field
          return JSON.stringify(one[key]) !== JSON.stringify(other[key])
        })
        expect(change?.fields.map(({ field }) => field) ?? []).toEqual(fields)
      }),
    )
  })

  test('tell one that was moved to another section as changed, and an order as the section’s', () => {
    const base = anActivity({ id: 'a', category: 1, title: 'Messe', body: paragraphsFrom('') })
    const moved = comparePlans(planWith([base]), planWith([{ ...base, category: 3 }]))
    expect(moved.counts).toEqual({ new: 0, changed: 1, removed: 0, texts: 0 })
    expect(moved.sections).toMatchObject([
      { category: 3, activities: [{ id: 'a', kind: 'changed', fields: [{ field: 'section' }] }] },
    ])
    const [one, two] = [base, { ...base, id: 'b', rank: 'a1' }]
    const turned = comparePlans(planWith([one, two]), planWith([{ ...one, rank: 'a2' }, two]))
    expect(turned.sections).toMatchObject([{ category: 1, isReordered: true, activities: [] }])
  })
})
