import { type PlaceInPlan, placeId } from '#shared/plan/place-link.ts'
import type { Category } from '#shared/plan/plan.ts'

/** The element ids that the outline, findings and comments lead to. */
export function sectionElementId(category: Category): string {
  return placeId({ category })
}

export function activityElementId(activityId: string): string {
  return placeId({ activityId })
}

/**
 * Scrolls to a section or an activity and puts the focus there, so that keyboard and screen reader go on from it; answers
 * whether the view that is on the screen has it.
 */
export function showPlace(place: PlaceInPlan): boolean {
  const element = document.getElementById(placeId(place))
  if (!element) return false
  // At once: below a list with heights that are not yet known, a smooth scroll ends elsewhere.
  element.scrollIntoView({ block: 'activityId' in place ? 'center' : 'start', behavior: 'instant' })
  element.focus({ preventScroll: true })
  // What came into view has its true height only now.
  requestAnimationFrame(() =>
    element.scrollIntoView({ block: 'activityId' in place ? 'nearest' : 'start', behavior: 'instant' }),
  )
  return true
}
