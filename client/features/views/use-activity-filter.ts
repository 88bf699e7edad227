import { type ActivityFilter, readActivityFilter, withActivityFilter } from '#shared/views/activity-filter.ts'
import { useAddressChoice } from './use-address-choice.ts'

/** Which activities are seen; the same in every view, since each reads it from the address. */
export function useActivityFilter(): [ActivityFilter, (change: Partial<ActivityFilter>) => void] {
  return useAddressChoice(readActivityFilter, withActivityFilter)
}
