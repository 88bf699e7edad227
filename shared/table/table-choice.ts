/** How the table of activities is seen, as its address keeps it: shared, sent and come back to. */
import {
  ACTIVITY_PARTIES,
  ACTIVITY_STATUSES,
  type ActivityParty,
  type ActivityStatus,
  CATEGORIES,
  type Category,
} from '../plan/plan.ts'

export const TABLE_COLUMNS = [
  'title',
  'category',
  'party',
  'period',
  'responsible',
  'status',
  'budget',
] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

export const TABLE_GROUPINGS = ['category', 'party', 'month', 'responsible', 'status', 'none'] as const
export type TableGrouping = (typeof TABLE_GROUPINGS)[number]

export interface TableSort {
  column: TableColumn
  isDescending: boolean
}

export interface TableChoice {
  grouping: TableGrouping
  /** Without one the activities stand in the plan's own order. */
  sort?: TableSort
  /** Words that the activity must hold, each of them. */
  words: string
  /** None chosen means all. */
  parties: readonly ActivityParty[]
  statuses: readonly ActivityStatus[]
  categories: readonly Category[]
}

export const WHOLE_TABLE: TableChoice = {
  grouping: 'category',
  words: '',
  parties: [],
  statuses: [],
  categories: [],
}

/** Whether some activities may be left out. */
export function isFiltered({ words, parties, statuses, categories }: TableChoice): boolean {
  return words.trim() !== '' || parties.length + statuses.length + categories.length > 0
}

const NAMES = {
  grouping: 'gruppe',
  sort: 'sortering',
  words: 'ord',
  parties: 'part',
  statuses: 'status',
  categories: 'afsnit',
} as const

const DESCENDING = '-'

/** Reads the choice from an address; what it does not know there counts as not chosen. */
export function readTableChoice(address: URLSearchParams): TableChoice {
  const listed = <Value>(name: string, all: readonly Value[]) => {
    const named = new Set((address.get(name) ?? '').split(','))
    return all.filter((value) => named.has(String(value)))
  }
  const sorted = address.get(NAMES.sort) ?? ''
  const isDescending = sorted.startsWith(DESCENDING)
  const column = TABLE_COLUMNS.find((one) => one === sorted.slice(isDescending ? DESCENDING.length : 0))
  return {
    grouping: TABLE_GROUPINGS.find((one) => one === address.get(NAMES.grouping)) ?? WHOLE_TABLE.grouping,
    ...(column && { sort: { column, isDescending } }),
    words: address.get(NAMES.words) ?? '',
    parties: listed(NAMES.parties, ACTIVITY_PARTIES),
    statuses: listed(NAMES.statuses, ACTIVITY_STATUSES),
    categories: listed(NAMES.categories, CATEGORIES),
  }
}

/** The address with the choice in it and all else as it was; what is as it always is takes no room there. */
export function withTableChoice(address: URLSearchParams, choice: TableChoice): URLSearchParams {
  const next = new URLSearchParams(address)
  const put = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value))
  const { grouping, sort, words, parties, statuses, categories } = choice
  put(NAMES.grouping, grouping === WHOLE_TABLE.grouping ? '' : grouping)
  put(NAMES.sort, sort ? `${sort.isDescending ? DESCENDING : ''}${sort.column}` : '')
  put(NAMES.words, words)
  put(NAMES.parties, parties.join(','))
  put(NAMES.statuses, statuses.join(','))
  put(NAMES.categories, categories.join(','))
  return next
}
