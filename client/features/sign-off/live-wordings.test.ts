import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity } from '#shared/plan/edit-plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import { LiveActivityIndex } from '../plan/activity-index.ts'
import { LiveWordings } from './live-wordings.ts'

let document: Y.Doc
let wordings: LiveWordings
beforeEach(() => {
  vi.useFakeTimers()
  document = new Y.Doc()
  createActivity(document, 'a', { party: 'censec', category: 3, rank: 'a', title: 'Rejse' }, null)
  wordings = new LiveWordings(document, new LiveActivityIndex(document, BUILT_IN_CATEGORIES))
})
afterEach(() => {
  vi.useRealTimers()
})

/** As the server reads it. */
function hashOnServer(category: number): string | undefined {
  const section = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections.find(
    (one) => one.category === category,
  )
  return section && wordingHash(wordingOf(section))
}

test('[SIGN-1] a page reads the very words that the server does, whatever has just been edited', () => {
  expect(wordings.present(3).contentHash).toBe(hashOnServer(3))
  for (const edit of [
    () => changeActivity(document, 'a', { title: 'Rejser', partners: ['Ærø', 'Aalborg', 'DTU'] }, null),
    () => appendRichText(sectionText(document, 3), paragraphsFrom('Et afsnit til')),
    () => createActivity(document, 'b', { party: 'joint', category: 3, rank: 'b', title: 'Møde' }, null),
    () => changeActivity(document, 'a', { category: 4 }, null),
    () => changeActivity(document, 'b', { rank: 'Zz' }, null),
  ]) {
    edit()
    expect(wordings.present(3).contentHash).toBe(hashOnServer(3))
  }
})

test('[SIGN-5] the screen hears of other words a moment after the last letter, and of no others', () => {
  const heard = vi.fn()
  const store = wordings.of(3)
  const stop = store.subscribe(heard)
  const before = store.read()
  changeActivity(document, 'a', { title: 'Rejser' }, null)
  changeActivity(document, 'a', { title: 'Rejserne' }, null)
  expect(store.read()).toBe(before)
  vi.runAllTimers()
  expect(heard).toHaveBeenCalledTimes(1)
  expect(store.read().contentHash).toBe(hashOnServer(3))
  appendRichText(sectionText(document, 1), paragraphsFrom('Et andet sted'))
  vi.runAllTimers()
  expect(heard).toHaveBeenCalledTimes(1)
  stop()
})
