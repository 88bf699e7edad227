/** The addresses of places in a plan: its page, at a section or an activity. */
import { type Category, isCategory } from './plan.ts'

export type PlaceInPlan = { category: Category } | { activityId: string }

/** The id of a place's element on the plan's page, and what the hash of its address names. */
export function placeId(place: PlaceInPlan): string {
  return 'activityId' in place ? `aktivitet-${place.activityId}` : `afsnit-${place.category}`
}

/** The path of the page that opens the plan at the place. */
export function placePath(planId: string, place: PlaceInPlan): string {
  return `/planer/${planId}#${placeId(place)}`
}

/** The place that an address's hash asks for; undefined where it asks for none. */
export function placeInHash(hash: string): PlaceInPlan | undefined {
  const [, kind, id = ''] = /^#(aktivitet|afsnit)-(.+)$/.exec(hash) ?? []
  if (kind === 'aktivitet') return { activityId: id }
  const category = Number(id)
  return kind === 'afsnit' && isCategory(category) ? { category } : undefined
}
