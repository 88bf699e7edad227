import type * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '#shared/plan/edit-plan.ts'
import { ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import { activityRecords, bodyOf, LOCAL_EDIT, sectionText, titleOf } from '#shared/plan/plan-document.ts'
import type { Chance } from './chance.ts'
import { editText } from './text-edits.ts'

/** Changes the plan in one place, as the page does: its texts, titles and fields, and activities as a whole. */
export function editPlan(document: Y.Doc, chance: Chance): void {
  const id = chance.oneOf([...activityRecords(document).keys()])
  const record = id === undefined ? undefined : activityRecords(document).get(id)
  if (id === undefined || !record) {
    addActivity(document, chance)
    return
  }
  chance.weighted<() => void>([
    [12, () => editWithin(document, bodyOf(record), chance)],
    [8, () => editWithin(document, sectionText(document, chance.oneOf(BUILT_IN_CATEGORIES) ?? 1), chance)],
    [3, () => editTitle(document, titleOf(record), chance)],
    [5, () => changeActivity(document, id, randomFields(chance), LOCAL_EDIT)],
    [1, () => removeActivity(document, id, LOCAL_EDIT)],
    [2, () => restoreActivity(document, id, LOCAL_EDIT)],
    [1, () => addActivity(document, chance)],
  ])?.()
}

export function addActivity(document: Y.Doc, chance: Chance): void {
  const description = `${chance.letters(3, 8)}\n${chance.letters(0, 8)}`
  const activity = {
    party: 'joint',
    category: chance.oneOf(BUILT_IN_CATEGORIES) ?? 1,
    rank: 'a0',
    description,
  } as const
  createActivity(document, chance.letters(8, 8), { ...activity, title: chance.letters(2, 6) }, LOCAL_EDIT)
}

function editWithin(document: Y.Doc, text: Y.XmlFragment | undefined, chance: Chance): void {
  if (text) document.transact(() => editText(text, chance), LOCAL_EDIT)
}

function editTitle(document: Y.Doc, title: Y.Text | undefined, chance: Chance): void {
  document.transact(() => {
    if (!title) return
    const at = chance.whole(0, title.length)
    if (chance.happens(0.4)) title.delete(at, Math.min(title.length - at, chance.whole(1, 3)))
    else title.insert(at, chance.letters(1, 3))
  }, LOCAL_EDIT)
}

function randomFields(chance: Chance) {
  const fields = chance.weighted([
    [2, { category: chance.oneOf(BUILT_IN_CATEGORIES) ?? 1, rank: `a${chance.whole(0, 9)}` }],
    [2, { place: chance.letters(0, 4) }],
    [1, { budget: chance.whole(0, 9) }],
    [1, { status: chance.oneOf(ACTIVITY_STATUSES) ?? 'idea' }],
    [1, { partners: [chance.letters(1, 1), chance.letters(1, 1)] }],
    [1, { audience: [chance.letters(1, 1)] }],
    [1, { description: `${chance.letters(2, 5)}\n${chance.letters(2, 5)}` }],
    [1, { title: chance.letters(2, 6) }],
  ])
  return fields ?? {}
}
