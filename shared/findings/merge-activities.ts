import type * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { activityFields } from '../export/activity-fields.ts'
import { EXPORT_WORDS } from '../export/export-words.ts'
import { type ActivityChange, changeActivity, removeActivity } from '../plan/edit-plan.ts'
import type { Activity } from '../plan/plan.ts'
import { activityRecords, bodyOf } from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import type { Run } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'

/** What goes into the plan is in the plan's language, whoever merges. */
const LANGUAGE = 'da'

/**
 * Makes one joint activity of two, in one transaction. The kept one becomes joint and takes over what only the other
 * has; below its text comes where the rest is from, with what the other said otherwise, and the other's text; the other
 * is removed, as a deleted activity is. Answers the kept one's id; undefined, and nothing has changed, where one of them is
 * not there (any more).
 */
export function mergeActivities(
  document: Y.Doc,
  pair: readonly [string, string],
  origin: unknown,
): string | undefined {
  const [keptId, otherId] = keptAndOther(pair)
  const record = activityRecords(document).get(keptId)
  const kept = activityOf(document, keptId)
  const other = activityOf(document, otherId)
  if (!record || !kept || !other || keptId === otherId) return undefined
  document.transact(() => {
    const change = jointChange(kept, other)
    // A record that lacks its text is given one.
    const text = bodyOf(record) ? {} : { description: '' }
    changeActivity(document, keptId, { ...change, ...text }, origin)
    const body = bodyOf(record)
    const joint = activityOf(document, keptId)
    if (body && joint)
      appendRichText(body, [{ kind: 'paragraph', runs: origins(joint, other) }, ...other.body])
    removeActivity(document, otherId, origin)
  }, origin)
  return keptId
}

/** Always the same one is kept, so that two who merge a pair in the same moment never remove both. */
export function keptAndOther([one, other]: readonly [string, string]): [kept: string, other: string] {
  return one < other ? [one, other] : [other, one]
}

function activityOf(document: Y.Doc, id: string): Activity | undefined {
  const record = activityRecords(document).get(id)
  return record && readActivity(id, record)
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

/** `Fra DI FOS: »Titel« (periode: uge 41, 2027; sted: København)`, with all that the joint activity does not say. */
function origins(joint: Activity, other: Activity): Run[] {
  const { fields, section, untitled } = EXPORT_WORDS[LANGUAGE]
  const covered: ReadonlySet<string> = new Set([fields.party, fields.audience, fields.partners])
  const said = new Map(fieldsOf(joint).map(({ label, value }) => [label, value]))
  const otherwise = fieldsOf(other)
    .filter(({ label, value }) => !covered.has(label) && said.get(label) !== value)
    .map(({ label, value }) => `${label.toLowerCase()}: ${value}`)
  if (other.category !== joint.category) otherwise.push(`${section.toLowerCase()}: ${other.category}`)
  const party = fieldsOf(other).find(({ label }) => label === fields.party)?.value
  const from = { text: `Fra ${party}: »${other.title.trim() || untitled}«`, bold: true } as const
  return otherwise.length > 0 ? [from, { text: ` (${otherwise.join('; ')})` }] : [from]
}

function fieldsOf(activity: Activity) {
  return activityFields(activity, BUILT_IN_AGREEMENT, LANGUAGE)
}
