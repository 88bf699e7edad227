import type * as Y from 'yjs'
import { type ActivityChange, changeActivity, removeActivity } from './edit-plan.ts'
import type { Activity } from './plan.ts'
import { activityRecords, bodyOf } from './plan-document.ts'
import { readActivity } from './read-plan.ts'
import type { Block } from './rich-text.ts'
import { appendRichText } from './rich-text-document.ts'

/**
 * Makes one joint activity of two, in one transaction. The kept one becomes joint and takes over what only the other
 * has; below its text comes `introduction` in bold and the other's text, formatting included; the other is removed, as a
 * deleted activity is. Answers false, and changes nothing, where either of them is not there (any more).
 */
export function mergeActivities(
  document: Y.Doc,
  keptId: string,
  otherId: string,
  introduction: string,
  origin: unknown,
): boolean {
  const record = activityRecords(document).get(keptId)
  const kept = record && readActivity(keptId, record)
  const otherRecord = activityRecords(document).get(otherId)
  const other = otherRecord && readActivity(otherId, otherRecord)
  if (!kept || !other || keptId === otherId) return false
  document.transact(() => {
    // A record that lacks its text is given one.
    const text = bodyOf(record) ? {} : { description: '' }
    changeActivity(document, keptId, { ...jointChange(kept, other), ...text }, origin)
    const body = bodyOf(record)
    if (body) appendRichText(body, [introductory(introduction), ...other.body])
    removeActivity(document, otherId, origin)
  }, origin)
  return true
}

function introductory(text: string): Block {
  return { kind: 'paragraph', runs: [{ text, bold: true }] }
}

function jointChange(kept: Activity, other: Activity): ActivityChange {
  const isOpen = kept.start === undefined && kept.precision === 'open'
  const { start, end, precision } = other
  return {
    party: 'joint',
    audience: [...new Set([...kept.audience, ...other.audience])],
    partners: [...new Set([...kept.partners, ...other.partners])],
    ...(isOpen && { precision, ...(start && { start }), ...(end && { end }) }),
    ...(!kept.title.trim() && { title: other.title }),
    ...(!kept.place && { place: other.place }),
    ...(!kept.counterpart && { counterpart: other.counterpart }),
    ...(!kept.responsible && { responsible: other.responsible }),
    ...(!kept.goal && { goal: other.goal }),
    ...(kept.budget === undefined && other.budget !== undefined && { budget: other.budget }),
  }
}
