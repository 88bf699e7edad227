/** How the table of activities is seen, as its address keeps it: shared, sent and come back to. */
import {
  type ActivityFilter,
  NO_FILTER,
  putInAddress,
  readActivityFilter,
  withActivityFilter,
} from '../views/activity-filter.ts'

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

export interface TableChoice extends ActivityFilter {
  grouping: TableGrouping
  /** Without one the activities stand in the plan's own order. */
  sort?: TableSort
}

export const WHOLE_TABLE: TableChoice = { ...NO_FILTER, grouping: 'category' }

const NAMES = { grouping: 'gruppe', sort: 'sortering' } as const

const DESCENDING = '-'

/** Reads the choice from an address; what it does not know there counts as not chosen. */
export function readTableChoice(address: URLSearchParams): TableChoice {
  const sorted = address.get(NAMES.sort) ?? ''
  const isDescending = sorted.startsWith(DESCENDING)
  const column = TABLE_COLUMNS.find((one) => one === sorted.slice(isDescending ? DESCENDING.length : 0))
  return {
    ...readActivityFilter(address),
    grouping: TABLE_GROUPINGS.find((one) => one === address.get(NAMES.grouping)) ?? WHOLE_TABLE.grouping,
    ...(column && { sort: { column, isDescending } }),
  }
}

/** The address with the choice in it and all else as it was; what is as it always is takes no room there. */
export function withTableChoice(address: URLSearchParams, choice: TableChoice): URLSearchParams {
  const next = withActivityFilter(address, choice)
  const { grouping, sort } = choice
  putInAddress(next, NAMES.grouping, grouping === WHOLE_TABLE.grouping ? '' : grouping)
  putInAddress(next, NAMES.sort, sort ? `${sort.isDescending ? DESCENDING : ''}${sort.column}` : '')
  return next
}
