/** The addresses of places in a plan: its page, at a section or an activity. */
import { type Category, isCategory } from './plan.ts'

/** `findingId` is a warning that the activity has, `signOff` what has been said of the section and can be said now. */
export type PlaceInPlan = { category: Category; signOff?: true } | { activityId: string; findingId?: string }

/** The id of a place's element on the plan's page; a warning opens within its activity's. */
export function placeId(place: PlaceInPlan): string {
  if ('activityId' in place) return `aktivitet-${place.activityId}`
  return `${place.signOff ? 'godkendelse' : 'afsnit'}-${place.category}`
}

/** The path of the page that opens the plan at the place. */
export function placePath(planId: string, place: PlaceInPlan): string {
  const finding = 'findingId' in place ? `/advarsel/${place.findingId}` : ''
  return `/planer/${planId}#${placeId(place)}${finding}`
}

const ACTIVITY_HASH = /^#aktivitet-([^/]+)(?:\/advarsel\/(.+))?$/
const SECTION_HASH = /^#(afsnit|godkendelse)-(\d)$/

/** The place that an address's hash asks for; undefined where it asks for none. */
export function placeInHash(hash: string): PlaceInPlan | undefined {
  const [, activityId, findingId] = ACTIVITY_HASH.exec(hash) ?? []
  if (activityId !== undefined) return { activityId, ...(findingId !== undefined && { findingId }) }
  const [, kind, digit] = SECTION_HASH.exec(hash) ?? []
  const category = Number(digit)
  if (!isCategory(category)) return undefined
  return { category, ...(kind === 'godkendelse' && { signOff: true }) }
}
