/** The address at which an activity's follow-up is open, over whichever view of its plan. */

export const FOLLOW_UP_ADDRESS = 'opfoelgning'

/** The path of the page that opens it. */
export function followUpPath(planId: string, activityId: string): string {
  return `/planer/${planId}?${FOLLOW_UP_ADDRESS}=${encodeURIComponent(activityId)}`
}
