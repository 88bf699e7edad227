import { type Locale, languageTag } from '../basics/locale.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity } from '../plan/plan.ts'
import { filterActivities } from '../views/activity-filter.ts'
import type { TableChoice, TableColumn, TableGrouping, TableSort } from './table-choice.ts'

export interface TableGroup {
  /** The category, party, status, month as `2027-03`, or person; `ongoing`, `open` and empty where there is no such. */
  key: string
  activities: Activity[]
}

/**
 * The activities that the choice lets through, in groups and each group sorted; the activities come in reading order, which
 * also settles what the sort leaves equal. What has no value in the sorted column stands last, whichever way it is sorted.
 */
export function arrangeActivities(
  activities: readonly Activity[],
  choice: TableChoice,
  locale: Locale,
): TableGroup[] {
  const sorted = filterActivities(activities, choice, locale)
  if (choice.sort) sorted.sort(orderBy(choice.sort, locale))

  const groups = new Map<string, Activity[]>()
  for (const activity of sorted) {
    const key = groupOf(activity, choice.grouping)
    const group = groups.get(key)
    if (group) group.push(activity)
    else groups.set(key, [activity])
  }
  return [...groups]
    .map(([key, group]) => ({ key, activities: group }))
    .sort((a, b) => orderOfGroups(choice.grouping, locale)(a.key, b.key))
}

type Order<Value> = (a: Value, b: Value) => number

function orderBy({ column, isDescending }: TableSort, locale: Locale): Order<Activity> {
  const sortedBy = VALUES[column]
  const { compare } = new Intl.Collator(languageTag(locale), { numeric: true })
  return (a, b) => {
    const [one, other] = [sortedBy(a), sortedBy(b)]
    if (one === '' || other === '') return Number(one === '') - Number(other === '')
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compare(`${one}`, `${other}`)
    return isDescending ? -order : order
  }
}

/** What a column is sorted by; empty where it says nothing. */
const VALUES: Record<TableColumn, (activity: Activity) => string | number> = {
  title: ({ title }) => title,
  category: ({ category }) => category,
  party: ({ party }) => ACTIVITY_PARTIES.indexOf(party),
  // Of two that begin the same day the shorter comes first.
  period: ({ start, end }) => (start === undefined ? '' : `${start} ${end ?? ''}`),
  responsible: ({ responsible }) => responsible,
  status: ({ status }) => ACTIVITY_STATUSES.indexOf(status),
  budget: ({ budget }) => budget ?? '',
}

function groupOf(activity: Activity, grouping: TableGrouping): string {
  switch (grouping) {
    case 'category':
      return String(activity.category)
    case 'party':
      return activity.party
    case 'status':
      return activity.status
    case 'responsible':
      return activity.responsible
    case 'month':
      return monthGroupOf(activity)
    case 'none':
      return ''
    default:
      grouping satisfies never
      return ''
  }
}

/** What lasts all year belongs to no month of it. */
function monthGroupOf({ precision, start }: Activity): string {
  if (precision === 'ongoing' || precision === 'year') return 'ongoing'
  return start === undefined ? 'open' : start.slice(0, '2027-03'.length)
}

function orderOfGroups(grouping: TableGrouping, locale: Locale): Order<string> {
  switch (grouping) {
    case 'party':
      return byPlaceIn(ACTIVITY_PARTIES)
    case 'status':
      return byPlaceIn(ACTIVITY_STATUSES)
    case 'responsible': {
      const { compare } = new Intl.Collator(languageTag(locale))
      return (a, b) => Number(a === '') - Number(b === '') || compare(a, b)
    }
    case 'category':
    case 'month':
    case 'none':
      // Digits come before letters, so that months stand before `ongoing` and `open`.
      return (a, b) => (a < b ? -1 : Number(a > b))
    default:
      grouping satisfies never
      return () => 0
  }
}

function byPlaceIn(all: readonly string[]): Order<string> {
  return (a, b) => all.indexOf(a) - all.indexOf(b)
}
