import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { FOLLOW_UP_ADDRESS } from '#shared/follow-up/follow-up-path.ts'
import { useChangeAddress } from '../views/use-change-address.ts'

/** The activity whose follow-up the address asks for, and the way to ask for another, or for none. */
export function useFollowUpInAddress(): [string | undefined, (activityId: string | undefined) => void] {
  const [address] = useSearchParams()
  const changeAddress = useChangeAddress()
  const open = useCallback(
    (activityId: string | undefined) =>
      changeAddress((before) => {
        const next = new URLSearchParams(before)
        if (activityId === undefined) next.delete(FOLLOW_UP_ADDRESS)
        else next.set(FOLLOW_UP_ADDRESS, activityId)
        return next
      }),
    [changeAddress],
  )
  return [address.get(FOLLOW_UP_ADDRESS) ?? undefined, open]
}
