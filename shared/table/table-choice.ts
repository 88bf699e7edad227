/** How the table of activities is seen, as its address keeps it: shared, sent and come back to. */
import { FIGURES, type FigureName } from '../account/figure-names.ts'
import {
  type ActivityFilter,
  isFiltered,
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

/** Those whose follow-up is missing, or that a figure of the account counts. */
export type Counted = 'missing' | FigureName

export interface TableChoice extends ActivityFilter {
  /** Without one all are seen. */
  counted?: Counted | undefined
  grouping: TableGrouping
  /** Without one the activities stand in the plan's own order. */
  sort?: TableSort
}

export const WHOLE_TABLE: TableChoice = { ...NO_FILTER, grouping: 'category' }

const NAMES = { grouping: 'gruppe', sort: 'sortering', counted: 'tal' } as const
/** In the address, which people send each other. */
const MISSING = 'mangler'

const DESCENDING = '-'

/** Reads the choice from an address; what it does not know there counts as not chosen. */
export function readTableChoice(address: URLSearchParams): TableChoice {
  const sorted = address.get(NAMES.sort) ?? ''
  const isDescending = sorted.startsWith(DESCENDING)
  const column = TABLE_COLUMNS.find((one) => one === sorted.slice(isDescending ? DESCENDING.length : 0))
  const asked = address.get(NAMES.counted)
  const counted = asked === MISSING ? 'missing' : FIGURES.find((figure) => figure === asked)
  return {
    ...readActivityFilter(address),
    ...(counted && { counted }),
    grouping: TABLE_GROUPINGS.find((one) => one === address.get(NAMES.grouping)) ?? WHOLE_TABLE.grouping,
    ...(column && { sort: { column, isDescending } }),
  }
}

/** The address with the choice in it and all else as it was; what is as it always is takes no room there. */
export function withTableChoice(address: URLSearchParams, choice: TableChoice): URLSearchParams {
  const next = withActivityFilter(address, choice)
  const { grouping, sort, counted } = choice
  putInAddress(next, NAMES.counted, counted === 'missing' ? MISSING : (counted ?? ''))
  putInAddress(next, NAMES.grouping, grouping === WHOLE_TABLE.grouping ? '' : grouping)
  putInAddress(next, NAMES.sort, sort ? `${sort.isDescending ? DESCENDING : ''}${sort.column}` : '')
  return next
}

/** Whether some activities may be left out. */
export function isTableFiltered(choice: TableChoice): boolean {
  return choice.counted !== undefined || isFiltered(choice)
}
