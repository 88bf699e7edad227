/** The account as rows of figures, by whose the activities are: the same rows on the page and in every file. */

import { byName } from '../basics/by-name.ts'
import { isoDate } from '../basics/iso-date.ts'
import { COUNTS } from '../follow-up/follow-up.ts'
import { REGIONS, type Region, regionsOn } from '../follow-up/regions.ts'
import type { AccountAnswer } from '../protocol/schemas/account.ts'
import { ACCOUNT_COLUMNS, type AccountColumn, ANSWERS, FATES, type FigureName } from './figure-names.ts'

export const ACCOUNT_GROUPS = ['activities', 'people', 'regions', 'evaluation', 'money'] as const
export type AccountGroup = (typeof ACCOUNT_GROUPS)[number]

export interface AccountRow {
  figure: FigureName
  values: Readonly<Record<AccountColumn, number>>
}

type Told = Pick<AccountAnswer, 'columns' | 'regionsOf'>

/**
 * The rows of a group; of regions those that there are in the year the account is told by, and any that somebody came from all the
 * same, in the year beside it too.
 */
export function accountRows(group: AccountGroup, { columns, regionsOf }: Told, beside?: Told): AccountRow[] {
  const isTold = (figure: FigureName) =>
    columns.all.figures[figure] > 0 || (beside?.columns.all.figures[figure] ?? 0) > 0
  return figuresOf(group, isTold, regionsOf).map((figure) => ({
    figure,
    values: byName(ACCOUNT_COLUMNS, (column) => columns[column].figures[figure]),
  }))
}

function figuresOf(
  group: AccountGroup,
  isTold: (figure: FigureName) => boolean,
  regionsOf: number,
): FigureName[] {
  switch (group) {
    case 'activities':
      return ['planned', ...FATES]
    case 'people':
      return [...COUNTS]
    case 'regions': {
      const known: readonly Region[] = regionsOn(isoDate(regionsOf, 1, 1))
      const shown = REGIONS.filter((region) => known.includes(region) || isTold(`region:${region}`))
      return [...shown.map((region): FigureName => `region:${region}`), 'region:unknown']
    }
    case 'evaluation':
      return ['evaluated', 'answered', ...ANSWERS]
    case 'money':
      return ['budget', 'spent']
    default:
      group satisfies never
      return []
  }
}
