import type * as Y from 'yjs'
import type { Agreement } from '../agreement/agreement.ts'
import { partyName } from '../agreement/party-name.ts'
import { activityFields } from '../export/activity-fields.ts'
import { EXPORT_WORDS } from '../export/export-words.ts'
import { type ActivityChange, changeActivity, removeActivity } from '../plan/edit-plan.ts'
import { isSamePeriod } from '../plan/period.ts'
import { ACTIVITY_STATUSES, type Activity, type ActivityStatus, type Period } from '../plan/plan.ts'
import { activityRecords, bodyOf } from '../plan/plan-document.ts'
import { readActivity } from '../plan/read-plan.ts'
import type { Run } from '../plan/rich-text.ts'
import { appendRichText } from '../plan/rich-text-document.ts'
import { noteMerging } from './merging.ts'

/** What goes into the plan is in the plan's language, whoever merges. */
const LANGUAGE = 'da'

/**
 * Makes one joint activity of two, in one transaction. The kept one becomes joint, on the terms of `jointTerms`, and takes
 * over what only the other has, both budgets and both people responsible; below its text comes where the rest is from, with
 * what the other said otherwise and what the kept one's period and status were, and the other's text; the other is removed, as a deleted activity is, and remembers into which it went
 * (`separateActivities` takes it back). Answers the kept one's id; undefined, and nothing has changed, where one of them is
 * not there (any more).
 */
export function mergeActivities(
  document: Y.Doc,
  pair: readonly [string, string],
  origin: unknown,
  agreement: Agreement,
): string | undefined {
  const [one, another] = [activityOf(document, pair[0]), activityOf(document, pair[1])]
  if (!one || !another || one.id === another.id) return undefined
  const [kept, other] = keptAndOther(one, another, agreement)
  const [record, otherRecord] = [kept, other].map(({ id }) => activityRecords(document).get(id))
  if (!record || !otherRecord) return undefined
  document.transact(() => {
    const change = jointChange(kept, other, agreement)
    // A record that lacks its text is given one.
    const text = bodyOf(record) ? {} : { description: '' }
    changeActivity(document, kept.id, { ...change, ...text }, origin)
    const body = bodyOf(record)
    const joint = activityOf(document, kept.id)
    if (!body || !joint) return
    const line = origins({ joint, kept, other }, agreement)
    appendRichText(body, [{ kind: 'paragraph', runs: line }, ...other.body])
    noteMerging(otherRecord, {
      into: kept.id,
      line: line.map(({ text }) => text).join(''),
      before: pick(kept, change),
      after: pick(joint, change),
    })
    removeActivity(document, other.id, origin)
  }, origin)
  return kept.id
}

/**
 * Which of two stays: the one whose own party has the task of the section it stands in (`opgaver.a`), else the one with the
 * smaller id. The same whichever is named first, so that two who merge a pair in the same moment never remove both.
 */
export function keptAndOther<One extends Pick<Activity, 'id' | 'party' | 'category'>>(
  one: One,
  other: One,
  agreement: Agreement,
): [kept: One, other: One] {
  const [isOnesTask, isOthersTask] = [hasTask(one, agreement), hasTask(other, agreement)]
  if (isOnesTask !== isOthersTask) return isOnesTask ? [one, other] : [other, one]
  return one.id < other.id ? [one, other] : [other, one]
}

function hasTask({ party, category }: Pick<Activity, 'party' | 'category'>, agreement: Agreement): boolean {
  const responsible = agreement.categories.find(({ number }) => number === category)?.responsible ?? []
  return agreement.actors.some((actor) => actor.party === party && responsible.includes(actor.id))
}

function activityOf(document: Y.Doc, id: string): Activity | undefined {
  const record = activityRecords(document).get(id)
  return record && readActivity(id, record)
}

/** When the joint activity is, and how sure it is, with which of the two the activities said differently. */
export interface JointTerms {
  period: Period
  status: ActivityStatus
  differ: { period: boolean; status: boolean }
}

type Terms = Period & Pick<Activity, 'status'>

/**
 * The kept one's period, or the other's where it has none; and the lower of the two statuses, for what only one party has
 * confirmed is not confirmed by both. A cancelled one says nothing of the joint one's.
 */
export function jointTerms(kept: Terms, other: Terms): JointTerms {
  const { start, end, precision } = isUndecided(kept) ? other : kept
  const statuses = [kept.status, other.status].map((status) => ACTIVITY_STATUSES.indexOf(status))
  return {
    period: { precision, ...(start && { start }), ...(end && { end }) },
    status: ACTIVITY_STATUSES[Math.min(...statuses)] ?? kept.status,
    differ: {
      period: !isUndecided(kept) && !isUndecided(other) && !isSamePeriod(kept, other),
      status: kept.status !== other.status,
    },
  }
}

function isUndecided({ start, precision }: Period): boolean {
  return start === undefined && precision === 'open'
}

function jointChange(kept: Activity, other: Activity, agreement: Agreement): ActivityChange {
  const { period, status } = jointTerms(kept, other)
  const responsible = bothResponsible(kept, other, agreement)
  return {
    party: 'joint',
    audience: [...new Set([...kept.audience, ...other.audience])],
    partners: [...new Set([...kept.partners, ...other.partners])],
    ...(isUndecided(kept) && period),
    ...(status !== kept.status && { status }),
    ...(!kept.title.trim() && { title: other.title }),
    ...(!kept.place && { place: other.place }),
    ...(!kept.counterpart && { counterpart: other.counterpart }),
    ...(responsible !== kept.responsible && { responsible }),
    ...(!kept.goal && { goal: other.goal }),
    ...(other.budget !== undefined && { budget: (kept.budget ?? 0) + other.budget }),
  }
}

/** `Mette Holm (CenSec), Jonas Berg (DI FOS)`, where either party has its own. */
function bothResponsible(kept: Activity, other: Activity, agreement: Agreement): string {
  if (!kept.responsible || !other.responsible || kept.responsible === other.responsible)
    return kept.responsible || other.responsible
  const withParty = ({ responsible, party }: Activity) =>
    party === 'joint' ? responsible : `${responsible} (${partyName(agreement, party, LANGUAGE)})`
  return `${withParty(kept)}, ${withParty(other)}`
}

/** The activity's values of the fields that a change is about. */
function pick(activity: Activity, change: ActivityChange): ActivityChange {
  const keys = Object.keys(change) as (keyof ActivityChange)[]
  return Object.fromEntries(keys.map((key) => [key, activity[key]]))
}

/**
 * `Fra DI FOS: »Titel« (periode: uge 41, 2027 – hos CenSec: uge 38, 2027; sted: København)`, with all that the joint
 * activity does not say, and of periods and statuses that differ, both.
 */
function origins(
  { joint, kept, other }: Record<'joint' | 'kept' | 'other', Activity>,
  agreement: Agreement,
): Run[] {
  const fieldsOf = (activity: Activity) => activityFields(activity, agreement, LANGUAGE)
  const { fields, section, untitled } = EXPORT_WORDS[LANGUAGE]
  const { differ } = jointTerms(kept, other)
  const toldOfBoth: ReadonlySet<string> = new Set([
    ...(differ.period ? [fields.period] : []),
    ...(differ.status ? [fields.status] : []),
  ])
  const ofKept = new Map(fieldsOf(kept).map(({ label, value }) => [label, value]))
  const keptParty = ofKept.get(fields.party)
  const covered: ReadonlySet<string> = new Set([
    fields.party,
    fields.audience,
    fields.partners,
    ...(joint.responsible.includes(other.responsible) ? [fields.responsible] : []),
  ])
  const said = new Map(fieldsOf(joint).map(({ label, value }) => [label, value]))
  const otherwise = fieldsOf(other)
    .filter(({ label, value }) => toldOfBoth.has(label) || (!covered.has(label) && said.get(label) !== value))
    .map(({ label, value }) => {
      const both = toldOfBoth.has(label) ? ` – hos ${keptParty}: ${ofKept.get(label)}` : ''
      return `${label.toLowerCase()}: ${value}${both}`
    })
  if (other.category !== joint.category) otherwise.push(`${section.toLowerCase()}: ${other.category}`)
  const party = fieldsOf(other).find(({ label }) => label === fields.party)?.value
  const from = { text: `Fra ${party}: »${other.title.trim() || untitled}«`, bold: true } as const
  return otherwise.length > 0 ? [from, { text: ` (${otherwise.join('; ')})` }] : [from]
}
