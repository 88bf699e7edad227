import { activityElementId } from '../plan/show-place.ts'

/**
 * Scrolls the plan to a finding under its activity and puts the focus on its line; words that are selected stay so. Where
 * the panel lies over the plan nothing of it could be seen, and nothing is done.
 */
export function showInPlan(findingId: string, activityId: string): void {
  const panel = document.querySelector('.side-panel')
  if (panel && getComputedStyle(panel).position !== 'fixed') showLine(findingId, activityId)
}

/** Does so for who was led to the activity, unless they have gone on to something else. */
export function showInPlanIfStillThere(findingId: string, activityId: string): void {
  const card = document.getElementById(activityElementId(activityId))
  const { activeElement, body } = document
  if (activeElement === body || activeElement === card) showLine(findingId, activityId)
}

function showLine(findingId: string, activityId: string): void {
  const card = document.getElementById(activityElementId(activityId))
  const line = card?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(findingId)}"] .finding-line`)
  if (!line) return
  const show = () => line.scrollIntoView({ block: 'center', behavior: 'instant' })
  show()
  if (getSelection()?.isCollapsed !== false) line.focus({ preventScroll: true })
  // What came into view has its true height only now.
  requestAnimationFrame(show)
}
