/** Which of a plan's activities are seen: the same in every view, and kept in the address under the same names. */
import { type Locale, languageTag } from '../basics/locale.ts'
import {
  ACTIVITY_PARTIES,
  ACTIVITY_STATUSES,
  type Activity,
  type ActivityParty,
  type ActivityStatus,
  ALL_CATEGORIES,
  type Category,
} from '../plan/plan.ts'

export interface ActivityFilter {
  /** Words that the activity must hold, each of them. */
  words: string
  /** None chosen means all. */
  parties: readonly ActivityParty[]
  statuses: readonly ActivityStatus[]
  categories: readonly Category[]
}

/** Lets every activity through. */
export const NO_FILTER: ActivityFilter = { words: '', parties: [], statuses: [], categories: [] }

const NAMES = { words: 'ord', parties: 'part', statuses: 'status', categories: 'afsnit' } as const

/** Whether some activities may be left out. */
export function isFiltered({ words, parties, statuses, categories }: ActivityFilter): boolean {
  return words.trim() !== '' || parties.length + statuses.length + categories.length > 0
}

/** The activities that hold every word, wherever it is written, and meet every choice; in the order in which they came. */
export function filterActivities(
  activities: readonly Activity[],
  filter: ActivityFilter,
  locale: Locale,
): Activity[] {
  const words = filter.words.toLocaleLowerCase(languageTag(locale)).split(/\s+/).filter(Boolean)
  return activities.filter(
    (activity) =>
      isIn(filter.parties, activity.party) &&
      isIn(filter.statuses, activity.status) &&
      isIn(filter.categories, activity.category) &&
      holds(activity, words, locale),
  )
}

/** Reads the filter from an address; what it does not know there counts as not chosen. */
export function readActivityFilter(address: URLSearchParams): ActivityFilter {
  const listed = <Value>(name: string, all: readonly Value[]) => {
    const named = new Set((address.get(name) ?? '').split(','))
    return all.filter((value) => named.has(String(value)))
  }
  return {
    words: address.get(NAMES.words) ?? '',
    parties: listed(NAMES.parties, ACTIVITY_PARTIES),
    statuses: listed(NAMES.statuses, ACTIVITY_STATUSES),
    categories: listed(NAMES.categories, ALL_CATEGORIES),
  }
}

/** The address with the filter in it and all else as it was; what is not chosen takes no room there. */
export function withActivityFilter(address: URLSearchParams, filter: ActivityFilter): URLSearchParams {
  const next = new URLSearchParams(address)
  putInAddress(next, NAMES.words, filter.words)
  putInAddress(next, NAMES.parties, filter.parties.join(','))
  putInAddress(next, NAMES.statuses, filter.statuses.join(','))
  putInAddress(next, NAMES.categories, filter.categories.join(','))
  return next
}

/** Writes a value into the address, or takes its name out where there is none. */
export function putInAddress(address: URLSearchParams, name: string, value: string): void {
  if (value === '') address.delete(name)
  else address.set(name, value)
}

function isIn<Value>(chosen: readonly Value[], value: Value): boolean {
  return chosen.length === 0 || chosen.includes(value)
}

function holds(activity: Activity, words: readonly string[], locale: Locale): boolean {
  if (words.length === 0) return true
  const { title, description, responsible, place, counterpart, goal, audience, partners } = activity
  const text = [title, description, responsible, place, counterpart, goal, ...audience, ...partners]
    .join('\n')
    .toLocaleLowerCase(languageTag(locale))
  return words.every((word) => text.includes(word))
}
