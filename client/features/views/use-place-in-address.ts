import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { CATEGORIES } from '#shared/plan/plan.ts'
import { activityElementId, sectionElementId, showPlace } from '../plan/show-place.ts'

const ACTIVITY_HASH = new RegExp(`^#${activityElementId('(.+)')}$`)

/** Goes to the activity or the section that the address names: what leads to a plan may lead to a part of it. */
export function usePlaceInAddress(): void {
  const { hash, key } = useLocation()
  const activityId = ACTIVITY_HASH.exec(hash)?.[1]
  const category = CATEGORIES.find((one) => hash === `#${sectionElementId(one)}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link once more goes there once more
  useEffect(() => {
    if (activityId !== undefined) showPlace({ activityId })
    else if (category !== undefined) showPlace({ category })
  }, [activityId, category, key])
}
