import { describe, expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { createActivity } from '../plan/edit-plan.ts'
import type { Category } from '../plan/plan.ts'
import { activityRecords, planProperties, sectionText } from '../plan/plan-document.ts'
import { paragraphsFrom } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { compareAgreed } from './compare-agreed.ts'
import { isAlike } from './compare-plans.ts'
import { readWrittenPlan } from './read-written-plan.ts'
import { aPlan } from './testing/plans.ts'

describe('[VERSION-10] since agreed', () => {
  const plan = () =>
    readWrittenPlan(document, { year: 2027, categories: BUILT_IN_CATEGORIES }, () => undefined)
  let document: ReturnType<typeof aPlan>
  const add = (id: string, category: Category) =>
    createActivity(document, id, { party: 'censec', category, rank: 'a5', title: id }, null)

  test('what has come in other sections is not told, nor another title', () => {
    document = aPlan()
    const agreed = plan()
    add('ny', 2)
    appendRichText(sectionText(document, 2), paragraphsFrom('Ord'))
    planProperties(document).set('title', 'En anden titel')
    expect(isAlike(compareAgreed([{ category: 1, plan: agreed }], plan()))).toBe(true)
    add('også ny', 1)
    expect(compareAgreed([{ category: 1, plan: agreed }], plan())).toMatchObject({
      counts: { new: 1, changed: 0, removed: 0, texts: 0 },
      sections: [{ category: 1 }],
    })
  })

  test('an agreed activity that stands in another section now is changed, and no other there is told', () => {
    document = aPlan()
    add('anden', 2)
    const agreed = plan()
    activityRecords(document).get('messe')?.set('category', 2)
    const { counts, sections } = compareAgreed([{ category: 1, plan: agreed }], plan())
    expect(counts).toEqual({ new: 0, changed: 1, removed: 0, texts: 0 })
    expect(sections).toMatchObject([
      { category: 2, activities: [{ id: 'messe', kind: 'changed', fields: [{ field: 'section' }] }] },
    ])
  })

  test('each section is compared with the plan that it was agreed in', () => {
    document = aPlan()
    const first = plan()
    add('senere', 1)
    add('aftalt', 2)
    const second = plan()
    add('nyest', 2)
    const { sections } = compareAgreed(
      [
        { category: 1, plan: first },
        { category: 2, plan: second },
      ],
      plan(),
    )
    const told = sections.map(({ category, activities }) => [category, activities.map(({ id }) => id)])
    expect(told).toEqual([
      [1, ['senere']],
      [2, ['nyest']],
    ])
  })
})
