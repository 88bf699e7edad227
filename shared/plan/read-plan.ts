import type * as Y from 'yjs'
import { isIsoDate } from '../basics/iso-date.ts'
import {
  ACTIVITY_PARTIES,
  ACTIVITY_STATUSES,
  type Activity,
  type Category,
  isCategory,
  type Plan,
  PRECISIONS,
} from './plan.ts'
import {
  type ActivityRecord,
  activityRecords,
  bodyOf,
  planProperties,
  sectionText,
  titleOf,
} from './plan-document.ts'
import { isRank } from './rank.ts'
import { plainText } from './rich-text.ts'
import { readRichText } from './rich-text-document.ts'

/**
 * The whole plan as plain values, with a section for each of the categories, activities in reading order, removed ones left out.
 * Never changes the document; a field of the wrong shape is read as empty, for a plan must always open.
 */
export function readPlan(document: Y.Doc, year: number, categories: readonly Category[]): Plan {
  const activities = readActivities(document, categories)
  return {
    title: stringOf(planProperties(document).get('title')),
    year,
    sections: categories.map((category) => ({
      category,
      text: readRichText(sectionText(document, category)),
      activities: activities.filter((activity) => activity.category === category),
    })),
  }
}

/** Every activity of these categories that is not removed, by category, then rank, then id. */
export function readActivities(document: Y.Doc, categories: readonly Category[]): Activity[] {
  const activities: Activity[] = []
  for (const [id, record] of activityRecords(document)) {
    const activity = readActivity(id, record)
    if (activity && categories.includes(activity.category)) activities.push(activity)
  }
  return activities.sort(inReadingOrder)
}

/** One activity, or undefined when it is removed or no activity at all. */
export function readActivity(id: string, record: ActivityRecord): Activity | undefined {
  if (record.get('removed')) return undefined
  const category = record.get('category')
  if (!isCategory(category)) return undefined
  const bodyFragment = bodyOf(record)
  const body = bodyFragment ? readRichText(bodyFragment) : []
  const activity: Activity = {
    id,
    party: oneOf(ACTIVITY_PARTIES, record.get('party'), 'joint'),
    category,
    rank: rankOf(record.get('rank')),
    title: titleOf(record)?.toString() ?? '',
    description: plainText(body),
    body,
    precision: oneOf(PRECISIONS, record.get('precision'), 'open'),
    status: oneOf(ACTIVITY_STATUSES, record.get('status'), 'idea'),
    audience: valuesOf(record.get('audience')),
    partners: valuesOf(record.get('partners')),
    place: stringOf(record.get('place')),
    counterpart: stringOf(record.get('counterpart')),
    responsible: stringOf(record.get('responsible')),
    goal: stringOf(record.get('goal')),
  }
  const start = dateOf(record.get('start'))
  if (start) activity.start = start
  const end = dateOf(record.get('end'))
  if (end) activity.end = end
  const budget = record.get('budget')
  if (typeof budget === 'number' && Number.isSafeInteger(budget)) activity.budget = budget
  return activity
}

/** Reading order: category, rank, and id where two people gave the same rank at once. */
export function inReadingOrder(a: Activity, b: Activity): number {
  if (a.category !== b.category) return a.category - b.category
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function rankOf(value: unknown): string {
  return typeof value === 'string' && isRank(value) ? value : ''
}

function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' && isIsoDate(value) ? value : undefined
}

function oneOf<T extends string>(known: readonly T[], value: unknown, fallback: T): T {
  return known.find((item) => item === value) ?? fallback
}

/** Audience and partners are maps value → true, so that two additions at once both stay. */
function valuesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('keys' in value)) return []
  return [...(value as Y.Map<unknown>).keys()].sort((a, b) => a.localeCompare(b, 'da'))
}
