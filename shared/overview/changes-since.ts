/** What has changed in a plan, in counts and first names; shared/versions/compare-plans.ts says all of it. */
import { canonicalJson } from '../basics/canonical-json.ts'
import { type Activity, activitiesOf, type Category, type Plan } from '../plan/plan.ts'
import type { RichText } from '../plan/rich-text.ts'

export const CHANGE_KINDS = ['new', 'changed', 'removed'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface NamedChanges {
  count: number
  /** The first of them, in the plan's order. */
  first: Pick<Activity, 'id' | 'title'>[]
}

export type PlanChanges = Record<ChangeKind, NamedChanges> & {
  /** The sections whose own text reads otherwise. */
  texts: Category[]
}

/** As many names as a sentence can hold. */
const MOST_NAMED = 3

/** All of them, in the plan's order. */
export type ChangedActivities = Record<ChangeKind, Activity[]>

/** What makes the new plan's activities of the old one's; where one stands among the others counts for nothing. */
export function changedActivities(before: Plan, after: Plan): ChangedActivities {
  const old = new Map(activitiesOf(before).map((activity) => [activity.id, activity]))
  const now = activitiesOf(after)
  const present = new Set(now.map(({ id }) => id))
  return {
    new: now.filter(({ id }) => !old.has(id)),
    changed: now.filter((activity) => {
      const earlier = old.get(activity.id)
      return earlier !== undefined && !isAlike(earlier, activity)
    }),
    removed: activitiesOf(before).filter(({ id }) => !present.has(id)),
  }
}

/** The same as one tells it, and what has become of the sections' texts. */
export function changesSince(before: Plan, after: Plan): PlanChanges {
  const activities = changedActivities(before, after)
  return {
    new: namedChanges(activities.new),
    changed: namedChanges(activities.changed),
    removed: namedChanges(activities.removed),
    texts: after.sections
      .filter(({ category, text }) => !isSameText(textIn(before, category), text))
      .map(({ category }) => category),
  }
}

/** Whether there is nothing to tell. */
export function isUnchanged({ texts, ...kinds }: PlanChanges): boolean {
  return texts.length === 0 && CHANGE_KINDS.every((kind) => kinds[kind].count === 0)
}

function namedChanges(activities: readonly Activity[]): NamedChanges {
  const first = activities.slice(0, MOST_NAMED).map(({ id, title }) => ({ id, title }))
  return { count: activities.length, first }
}

function isAlike(one: Activity, other: Activity): boolean {
  return canonicalJson(wordsOf(one)) === canonicalJson(wordsOf(other))
}

/** Its body says what its description does. */
function wordsOf({ rank: _rank, description: _description, ...words }: Activity) {
  return words
}

function textIn({ sections }: Plan, category: Category): RichText {
  return sections.find((section) => section.category === category)?.text ?? []
}

function isSameText(one: RichText, other: RichText): boolean {
  return canonicalJson({ text: one }) === canonicalJson({ text: other })
}
