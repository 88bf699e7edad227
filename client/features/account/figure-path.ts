import { useSearchParams } from 'react-router'
import { cooperationNamed } from '#shared/account/cooperation.ts'
import type { AccountColumn, CooperationName, FigureName } from '#shared/account/figure-names.ts'
import { WHOLE_TABLE, withTableChoice } from '#shared/table/table-choice.ts'
import { viewPath } from '../views/plan-view.ts'

/** The path of the table with the activities that a figure counts, and no others. */
export function figurePath(planId: string, figure: FigureName, column: AccountColumn): string {
  const [path = '', search = ''] = viewPath(planId, 'table').split('?')
  const choice = { ...WHOLE_TABLE, counted: figure, parties: column === 'all' ? [] : [column] }
  return `${path}?${withTableChoice(new URLSearchParams(search), choice)}`
}

/** In the address, which people send each other: the plan whose year is told beside, and the figure whose list is shown. */
export const BESIDE = 'med'
const SHOWN = 'viser'

/** The path of the account that lists the overlaps, duties or months that a figure counts. */
export function cooperationPath(planId: string, name: CooperationName, besideId: string | undefined): string {
  const address = { [SHOWN]: name, ...(besideId !== undefined && { [BESIDE]: besideId }) }
  return `/planer/${planId}/regnskab?${new URLSearchParams(address)}`
}

/** The figure of the cooperation whose list the address asks for. */
export function useShownCooperation(): CooperationName | undefined {
  const [address] = useSearchParams()
  return cooperationNamed(address.get(SHOWN))
}
