import { readTableChoice, type TableChoice, withTableChoice } from '#shared/table/table-choice.ts'
import { useAddressChoice } from '../views/use-address-choice.ts'

/** How the table is seen: which activities, grouped and sorted by what. */
export function useTableChoice(): [TableChoice, (change: Partial<TableChoice>) => void] {
  return useAddressChoice(readTableChoice, withTableChoice)
}
