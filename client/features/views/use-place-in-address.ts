import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { placeInHash } from '#shared/plan/place-link.ts'
import { showPlace } from '../plan/show-place.ts'

/** Goes to the activity or section that the address names: what leads to a plan may lead to a part of it. */
export function usePlaceInAddress(): void {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link once more goes there once more
  useEffect(() => {
    const place = placeInHash(hash)
    if (place) showPlace(place)
  }, [hash, key])
}
