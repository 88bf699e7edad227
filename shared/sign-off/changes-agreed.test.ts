import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { mergeActivities } from '../findings/merge-activities.ts'
import { changeActivity, createActivity, removeActivity } from '../plan/edit-plan.ts'
import type { Category } from '../plan/plan.ts'
import { readPlan } from '../plan/read-plan.ts'
import { markAgreed } from './agreed-sections.ts'
import { agreedReadings, changedAgreedSection, changesAgreed } from './changes-agreed.ts'
import { wordingHash, wordingOf } from './section-wording.ts'

let plan: Y.Doc
beforeEach(() => {
  plan = new Y.Doc()
  for (const [id, category] of [
    ['one', 3],
    ['two', 4],
    ['three', 4],
  ] as const)
    createActivity(plan, id, { party: 'censec', category, rank: id, title: id }, null)
})

function agree(category: Category): void {
  const section = readPlan(plan, 0, BUILT_IN_CATEGORIES).sections.find((one) => one.category === category)
  if (section) markAgreed(plan, category, wordingHash(wordingOf(section)))
}

describe('[SIGN-7] a change is tried before it is made', () => {
  test('and is found to alter what is agreed, or not, without altering anything', () => {
    agree(3)
    const before = readPlan(plan, 0, BUILT_IN_CATEGORIES)
    expect(changesAgreed(plan, (copy) => changeActivity(copy, 'one', { title: 'En' }, null))).toBe(true)
    expect(changesAgreed(plan, (copy) => removeActivity(copy, 'one', null))).toBe(true)
    expect(changesAgreed(plan, (copy) => changeActivity(copy, 'two', { category: 3 }, null))).toBe(true)
    expect(
      changesAgreed(plan, (copy) => mergeActivities(copy, ['one', 'two'], null, BUILT_IN_AGREEMENT)),
    ).toBe(true)
    expect(changesAgreed(plan, (copy) => changeActivity(copy, 'two', { title: 'To' }, null))).toBe(false)
    expect(
      changesAgreed(plan, (copy) => mergeActivities(copy, ['two', 'three'], null, BUILT_IN_AGREEMENT)),
    ).toBe(false)
    expect(readPlan(plan, 0, BUILT_IN_CATEGORIES)).toEqual(before)
  })

  test('where nothing is agreed it does not even have to be tried', () => {
    const untried = () => {
      throw new Error('tried')
    }
    expect(changesAgreed(plan, untried)).toBe(false)
  })
})

describe('[SIGN-7] whoever changes an agreed section past all checks', () => {
  test('is found out', () => {
    agree(3)
    const before = agreedReadings(plan)
    changeActivity(plan, 'two', { title: 'Andet' }, null)
    expect(changedAgreedSection(before, plan)).toBeUndefined()
    changeActivity(plan, 'one', { title: 'Andet' }, null)
    expect(changedAgreedSection(before, plan)).toBe(3)
  })

  test('is told from a section that does not read as it was signed, and from one that is opened for amendment', () => {
    markAgreed(plan, 3, 'as an older Samplan read it')
    const before = agreedReadings(plan)
    changeActivity(plan, 'two', { title: 'Andet' }, null)
    expect(changedAgreedSection(before, plan)).toBeUndefined()
    changeActivity(plan, 'one', { title: 'Andet' }, null)
    markAgreed(plan, 3, undefined)
    expect(changedAgreedSection(before, plan)).toBeUndefined()
  })
})
