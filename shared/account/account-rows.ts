/** The account as rows of figures, by whose the activities are: the same rows on the page and in every file. */

import { byName } from '../basics/by-name.ts'
import { isoDate } from '../basics/iso-date.ts'
import { COUNTS } from '../follow-up/follow-up.ts'
import { REGIONS, type Region, regionsOn } from '../follow-up/regions.ts'
import type { AccountAnswer } from '../protocol/schemas/account.ts'
import { ACCOUNT_COLUMNS, type AccountColumn, FATES, type FigureName } from './figure-names.ts'

export const ACCOUNT_GROUPS = ['activities', 'people', 'regions', 'evaluation', 'money'] as const
export type AccountGroup = (typeof ACCOUNT_GROUPS)[number]

export interface AccountRow {
  figure: FigureName
  values: Readonly<Record<AccountColumn, number>>
}

/** The rows of a group; of regions those that there are in the year the account is told by, and any that somebody came from all the same. */
export function accountRows(
  group: AccountGroup,
  { columns, regionsOf }: Pick<AccountAnswer, 'columns' | 'regionsOf'>,
): AccountRow[] {
  return figuresOf(group, columns.all.figures, regionsOf).map((figure) => ({
    figure,
    values: byName(ACCOUNT_COLUMNS, (column) => columns[column].figures[figure]),
  }))
}

function figuresOf(
  group: AccountGroup,
  all: Readonly<Record<FigureName, number>>,
  regionsOf: number,
): FigureName[] {
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
