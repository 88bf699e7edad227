import { useAddressChoice } from './use-address-choice.ts'

const ADDRESS = 'aktivitet'

interface Selection {
  /** The activity that is looked at, if one is. */
  activityId: string | undefined
}

/** The activity that is looked at, and in the address as well: another view, and who is sent a link, looks at the same. */
export function useSelectedActivity(): [string | undefined, (activityId: string | undefined) => void] {
  const [{ activityId }, change] = useAddressChoice(readSelection, withSelection)
  return [activityId, (next) => change({ activityId: next })]
}

function readSelection(address: URLSearchParams): Selection {
  return { activityId: address.get(ADDRESS) ?? undefined }
}

function withSelection(address: URLSearchParams, { activityId }: Selection): URLSearchParams {
  const next = new URLSearchParams(address)
  if (activityId === undefined) next.delete(ADDRESS)
  else next.set(ADDRESS, activityId)
  return next
}
