/** Makes a plan, or a part of it, read as a version does, as one edit to the document as it stands. */
import * as Y from 'yjs'
import { forgetMerging } from '../findings/merging.ts'
import { changeActivity, createActivity } from '../plan/edit-plan.ts'
import { type Activity, type Category, isCategory } from '../plan/plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  bodyOf,
  planProperties,
  sectionText,
  titleOf,
} from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import { agreedSections } from '../sign-off/agreed-sections.ts'
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

/** The document, and what becomes of it. */
interface Restoring {
  document: Y.Doc
  /** Sections that nobody may change: nothing in them is, and nothing is taken out of them or put into them. */
  agreed: ReadonlyMap<Category, unknown>
  restored: Restored
}

/**
 * What has come since in activities of its own stays as it is, and so does all that is not restored; `goingAgain` names the activities
 * that an earlier restore brought back and that this one, which takes that back, is to remove. Agreed sections stay as they
 * are. Answers undefined, and changes nothing, where the version has no such part.
 */
export function restorePlan(
  document: Y.Doc,
  version: WrittenPlan,
  what: Restorable,
  goingAgain: readonly string[] = [],
): Restored | undefined {
  const restored: Restored = { broughtBack: [], madeAnew: [], leaving: [] }
  const restoring: Restoring = { document, agreed: agreedSections(document), restored }
  const activities = version.sections.flatMap((section) => section.activities.map(({ activity }) => activity))
  return document.transact(() => {
    switch (what.kind) {
      case 'plan':
        restoreTitle(document, version.title)
        for (const { category } of version.sections) restoreSection(restoring, version, category)
        break
      case 'section':
        restoreSection(restoring, version, what.category)
        break
      case 'activity': {
        const activity = activities.find(({ id }) => id === what.activityId)
        if (!activity && !goingAgain.includes(what.activityId)) return undefined
        if (activity) restoreActivity(restoring, activity, { withRank: false })
        break
      }
      default:
        what satisfies never
    }
    for (const id of goingAgain) {
      const record = activityRecords(document).get(id)
      if (record && isIn(document, id, what) && !isAgreed(restoring, record.get('category')))
        record.set('removed', true)
    }
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

function restoreSection(restoring: Restoring, version: WrittenPlan, category: Category): void {
  const { document, restored } = restoring
  const section = version.sections.find((one) => one.category === category)
  if (!section || isAgreed(restoring, category)) return
  restored.leaving.push(...restoreText(sectionText(document, category), section.text))
  for (const { activity } of section.activities) restoreActivity(restoring, activity, { withRank: true })
}

function isAgreed({ agreed }: Restoring, category: unknown): boolean {
  return isCategory(category) && agreed.has(category)
}

/** `withRank`: also its place among the others; else only where it comes back to another section. */
function restoreActivity(
  restoring: Restoring,
  activity: Activity,
  { withRank }: { withRank: boolean },
): void {
  const { document, restored } = restoring
  const { id, title, body, description: _description, rank, ...fields } = activity
  const record = activityRecords(document).get(id)
  if (!record) {
    if (isAgreed(restoring, fields.category)) return
    createActivity(document, id, { title, body, rank, ...fields }, RESTORE)
    restored.broughtBack.push(id)
    restored.madeAnew.push(id)
    return
  }
  if (isAgreed(restoring, record.get('category')) || isAgreed(restoring, fields.category)) return
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
