/** The account as rows of figures, by whose the activities are: the same rows on the page and in every file. */

import { isoDate } from '../basics/iso-date.ts'
import { COUNTS } from '../follow-up/follow-up.ts'
import { REGIONS, type Region, regionsOn } from '../follow-up/regions.ts'
import { ACCOUNT_COLUMNS, type AccountColumn, FATES, type FigureName } from './figure-names.ts'

export const ACCOUNT_GROUPS = ['activities', 'people', 'regions', 'evaluation', 'money'] as const
export type AccountGroup = (typeof ACCOUNT_GROUPS)[number]

export type FigureValues = Readonly<Record<FigureName, number>>

export interface AccountRow {
  figure: FigureName
  values: Readonly<Record<AccountColumn, number>>
}

/** The rows of a group; of regions those that there are in the year the account is told by, and any that somebody came from all the same. */
export function accountRows(
  group: AccountGroup,
  columns: Readonly<Record<AccountColumn, FigureValues>>,
  regionsOf: number,
): AccountRow[] {
  return figuresOf(group, columns.all, regionsOf).map((figure) => ({
    figure,
    values: Object.fromEntries(
      ACCOUNT_COLUMNS.map((column) => [column, columns[column][figure]]),
    ) as AccountRow['values'],
  }))
}

function figuresOf(group: AccountGroup, all: FigureValues, regionsOf: number): FigureName[] {
  switch (group) {
    case 'activities':
      return ['planned', ...FATES]
    case 'people':
      return [...COUNTS]
    case 'regions': {
      const known: readonly Region[] = regionsOn(isoDate(regionsOf, 1, 1))
      const shown = REGIONS.filter((region) => known.includes(region) || all[`region:${region}`] > 0)
      return [...shown.map((region): FigureName => `region:${region}`), 'region:unknown']
    }
    case 'evaluation':
      return ['evaluated', 'answered']
    case 'money':
      return ['budget', 'spent']
    default:
      group satisfies never
      return []
  }
}
