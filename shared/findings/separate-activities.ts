import { equalityDeep } from 'lib0/function'
import type * as Y from 'yjs'
import { forgetFollowUp, readFollowUp } from '../follow-up/follow-up-document.ts'
import { type ActivityChange, changeActivity, restoreActivity } from '../plan/edit-plan.ts'
import type { Activity } from '../plan/plan.ts'
import { activityRecords, bodyOf } from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import { plainText, type RichText } from '../plan/rich-text.ts'
import { readRichText } from '../plan/rich-text-document.ts'
import { forgetMerging, type Merging, readMerging } from './merging.ts'

/**
 * Takes the merging of a removed activity back, in one transaction: it is there again, and the joint one loses what it took
 * over, each field, the text and the follow-up as far as they still read as they were taken over. What cannot be told apart any more stands
 * in both. Answers whether its text does; undefined, and nothing has changed, where the activity was not merged.
 */
export function separateActivities(
  document: Y.Doc,
  removedId: string,
  origin: unknown,
): { textStandsInBoth: boolean } | undefined {
  const records = activityRecords(document)
  const record = records.get(removedId)
  const merging = record && readMerging(record)
  if (!merging) return undefined
  const joint = records.get(merging.into)
  const { textStandsInBoth } = document.transact(() => {
    restoreActivity(document, removedId, origin)
    forgetMerging(record)
    const activity = joint && readActivity(merging.into, joint)
    if (!activity) return { textStandsInBoth: false }
    changeActivity(document, merging.into, changeBack(activity, merging), origin)
    // What was taken over is the other's again: in both, the year would count it twice.
    if (equalityDeep(readFollowUp(document, merging.into), readFollowUp(document, removedId)))
      forgetFollowUp(document, merging.into, origin)
    const body = bodyOf(joint)
    const own = bodyOf(record)
    const isGone = body === undefined || takeOut(body, merging.line, own ? readRichText(own) : [])
    return { textStandsInBoth: !isGone }
  }, origin)
  return { textStandsInBoth }
}

/** The fields that still hold what the merging gave them, as they were before it; of the lists, what it added. */
function changeBack(joint: Activity, { before, after }: Merging): ActivityChange {
  const change: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(after)) {
    const was = Reflect.get(before, field)
    const is = Reflect.get(joint, field)
    if (Array.isArray(value) && Array.isArray(is))
      change[field] = is.filter((one) => !value.includes(one) || (Array.isArray(was) && was.includes(one)))
    else if (is === value) change[field] = was ?? (field === 'title' ? '' : undefined)
  }
  return change
}

/** Takes the line and the blocks after it out of the text; answers whether they stood there, one after another. */
function takeOut(body: Y.XmlFragment, line: string, blocks: RichText): boolean {
  const standing = readRichText(body)
  // Else a node was read as several blocks, or as none.
  if (standing.length !== body.length) return false
  const start = standing.findLastIndex((block) => plainText([block]) === line)
  if (start === -1) return !plainText(standing).includes(line)
  if (!equalityDeep(standing.slice(start + 1, start + 1 + blocks.length), blocks)) return false
  body.delete(start, 1 + blocks.length)
  return true
}
