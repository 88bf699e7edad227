/** Makes a plan, or a part of it, read as a version does, as one edit to the document as it stands. */
import * as Y from 'yjs'
import { forgetMerging } from '../findings/merging.ts'
import { changeActivity, createActivity } from '../plan/edit-plan.ts'
import type { Activity, Category } from '../plan/plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  bodyOf,
  planProperties,
  sectionText,
  titleOf,
} from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import { restoreText, restoreWords } from './restore-text.ts'
import type { Restorable } from './version.ts'
import type { WrittenPlan } from './written-plan.ts'

/** What a restore has done besides changing words and fields. */
export interface Restored {
  /** Activities that stand again, or anew. */
  broughtBack: string[]
  /** Those of them that were no longer in the document at all. */
  madeAnew: string[]
  /** Elements that are to go once nobody types in them; see `sweep`. */
  leaving: Y.ID[]
}

const RESTORE = 'restore'

/**
 * What has come since in activities of its own stays as it is, and so does all that is not restored; `goingAgain` names the activities
 * that an earlier restore brought back and that this one, which takes that back, is to remove. Answers undefined, and changes
 * nothing, where the version has no such part.
 */
export function restorePlan(
  document: Y.Doc,
  version: WrittenPlan,
  what: Restorable,
  goingAgain: readonly string[] = [],
): Restored | undefined {
  const restored: Restored = { broughtBack: [], madeAnew: [], leaving: [] }
  const activities = version.sections.flatMap((section) => section.activities.map(({ activity }) => activity))
  return document.transact(() => {
    switch (what.kind) {
      case 'plan':
        restoreTitle(document, version.title)
        for (const { category } of version.sections) restoreSection(document, version, category, restored)
        break
      case 'section':
        restoreSection(document, version, what.category, restored)
        break
      case 'activity': {
        const activity = activities.find(({ id }) => id === what.activityId)
        if (!activity && !goingAgain.includes(what.activityId)) return undefined
        if (activity) restoreActivity(document, activity, { withRank: false }, restored)
        break
      }
      default:
        what satisfies never
    }
    for (const id of goingAgain)
      if (isIn(document, id, what)) activityRecords(document).get(id)?.set('removed', true)
    return restored
  }, RESTORE)
}

function isIn(document: Y.Doc, activityId: string, what: Restorable): boolean {
  if (what.kind === 'plan') return true
  if (what.kind === 'activity') return what.activityId === activityId
  return activityRecords(document).get(activityId)?.get('category') === what.category
}

function restoreTitle(document: Y.Doc, title: string): void {
  const properties = planProperties(document)
  if (properties.get('title') !== title) properties.set('title', title)
}

function restoreSection(document: Y.Doc, version: WrittenPlan, category: Category, restored: Restored): void {
  const section = version.sections.find((one) => one.category === category)
  if (!section) return
  restored.leaving.push(...restoreText(sectionText(document, category), section.text))
  for (const { activity } of section.activities)
    restoreActivity(document, activity, { withRank: true }, restored)
}

/** `withRank`: also its place among the others; else only where it comes back to another section. */
function restoreActivity(
  document: Y.Doc,
  activity: Activity,
  { withRank }: { withRank: boolean },
  restored: Restored,
): void {
  const { id, title, body, description: _description, rank, ...fields } = activity
  const record = activityRecords(document).get(id)
  if (!record) {
    createActivity(document, id, { title, body, rank, ...fields }, RESTORE)
    restored.broughtBack.push(id)
    restored.madeAnew.push(id)
    return
  }
  const before = readActivity(id, record)
  if (!before) {
    record.delete('removed')
    forgetMerging(record)
    restored.broughtBack.push(id)
  }
  const isElsewhere = record.get('category') !== fields.category
  const { start, end, budget } = activity
  const place = withRank || isElsewhere ? { rank } : {}
  changeActivity(document, id, { ...fields, start, end, budget, ...place }, RESTORE)
  restoreTexts(record, activity, restored)
}

function restoreTexts(record: ActivityRecord, { title, body }: Activity, restored: Restored): void {
  const heading = titleOf(record)
  if (heading) restoreWords(heading, title)
  else record.set('title', new Y.Text(title))
  const present = bodyOf(record)
  if (present) {
    restored.leaving.push(...restoreText(present, body))
    return
  }
  const fragment = new Y.XmlFragment()
  record.set('body', fragment)
  restored.leaving.push(...restoreText(fragment, body))
}
