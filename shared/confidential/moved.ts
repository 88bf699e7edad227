/** What can change sides between the shared plan and a party's confidential part, with the words that are in it. */
import type * as Y from 'yjs'
import { mergedInto } from '../findings/merging.ts'
import { NO_FOLLOW_UP } from '../follow-up/follow-up.ts'
import { readFollowUp } from '../follow-up/follow-up-document.ts'
import type { Category } from '../plan/plan.ts'
import { activityRecords, sectionText } from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import { plainText } from '../plan/rich-text.ts'
import { readRichText } from '../plan/rich-text-document.ts'

export type Moved = { kind: 'activity'; activityId: string } | { kind: 'section'; category: Category }

/** The ids of the activities that move: the one, and those that were merged into it. */
export function movedActivities(plan: Y.Doc, moved: Moved): ReadonlySet<string> {
  return new Set(moved.kind === 'activity' ? [moved.activityId, ...mergedInto(plan, moved.activityId)] : [])
}

/** Its lines of text as they stand; undefined where it is not in the document, or there is nothing in it. */
export function linesOf(document: Y.Doc, moved: Moved): string[] | undefined {
  if (moved.kind === 'section') {
    const text = plainText(readRichText(sectionText(document, moved.category)))
    return text.trim() === '' ? undefined : text.split('\n')
  }
  const record = activityRecords(document).get(moved.activityId)
  const activity = record && readActivity(moved.activityId, record)
  const { lessons } = readFollowUp(document, moved.activityId) ?? NO_FOLLOW_UP
  return activity && [activity.title, ...[activity.description, activity.goal, lessons].flatMap(lines)]
}

function lines(text: string): string[] {
  return text.split('\n')
}
