import type { AccountColumn, FigureName } from '#shared/account/figure-names.ts'
import { WHOLE_TABLE, withTableChoice } from '#shared/table/table-choice.ts'
import { viewPath } from '../views/plan-view.ts'

/** The path of the table with the activities that a figure counts, and no others. */
export function figurePath(planId: string, figure: FigureName, column: AccountColumn): string {
  const [path = '', search = ''] = viewPath(planId, 'table').split('?')
  const choice = { ...WHOLE_TABLE, counted: figure, parties: column === 'all' ? [] : [column] }
  return `${path}?${withTableChoice(new URLSearchParams(search), choice)}`
}
