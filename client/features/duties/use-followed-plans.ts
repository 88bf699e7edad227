import { useEffect } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { followRoom } from '../../connection/follow-room.ts'

/** Calls `onSaid` whenever something is said of one of the plans. */
export function useFollowedPlans(
  person: Person,
  plans: readonly { id: string }[] | undefined,
  onSaid: () => Promise<void>,
): void {
  // In one text, which is the same while the plans are.
  const planIds = plans?.map(({ id }) => id).join(' ') ?? ''
  useEffect(() => {
    const stops = planIds
      .split(' ')
      .filter(Boolean)
      .map((planId) => followRoom({ kind: 'ledger', planId }, person, () => void onSaid()))
    return () => {
      for (const stop of stops) stop()
    }
  }, [planIds, person, onSaid])
}
