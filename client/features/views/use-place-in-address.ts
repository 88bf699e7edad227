import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { activityElementId, showPlace } from '../plan/show-place.ts'

const ACTIVITY_HASH = new RegExp(`^#${activityElementId('(.+)')}$`)

/** Goes to the activity that the address names: what leads to a plan may lead to a part of it. */
export function usePlaceInAddress(): void {
  const { hash, key } = useLocation()
  const activityId = ACTIVITY_HASH.exec(hash)?.[1]
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link once more goes there once more
  useEffect(() => {
    if (activityId !== undefined) showPlace({ activityId })
  }, [activityId, key])
}
