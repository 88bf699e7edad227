import type { Category } from '#shared/plan/plan.ts'
import type { PlacedThread } from './thread-place.ts'

export const STATES = ['open', 'resolved', 'detached'] as const
export type ThreadState = (typeof STATES)[number]

/** What of the threads is listed; undefined where it does not matter. */
export interface ThreadFilter {
  state: ThreadState
  /** The section it is in, or was before it came loose; `plan` for what is about the plan as a whole. */
  section: Category | 'plan' | undefined
  /** Somebody who wrote in it or is called in it. */
  personId: string | undefined
}

export interface PlacedInSection {
  placed: PlacedThread
  section: Category | 'plan' | undefined
}

/** A detached thread is open until somebody resolves it; it is listed among the detached as well. */
export function isInState({ thread, place }: PlacedThread, state: ThreadState): boolean {
  if (state === 'resolved') return thread.resolved !== undefined
  return thread.resolved === undefined && (state === 'open' || place.kind === 'detached')
}

export function passes({ placed, section }: PlacedInSection, filter: ThreadFilter): boolean {
  return (
    isInState(placed, filter.state) &&
    (filter.section === undefined || filter.section === section) &&
    (filter.personId === undefined || peopleIn(placed).has(filter.personId))
  )
}

/** Those who wrote in the thread, by id, with their names; and those called in it, whose names are not known here. */
export function peopleIn({ thread }: PlacedThread): Map<string, string | undefined> {
  const people = new Map<string, string | undefined>()
  for (const { author, mentions } of thread.comments) {
    people.set(author.personId, author.name)
    for (const id of mentions) if (!people.has(id)) people.set(id, undefined)
  }
  return people
}

/** The section of a place; `categoryOf` tells that of an activity that is in the plan. */
export function sectionOf(
  { place }: PlacedThread,
  categoryOf: (activityId: string) => Category | undefined,
): Category | 'plan' | undefined {
  switch (place.kind) {
    case 'plan':
      return 'plan'
    case 'activity':
      return categoryOf(place.activityId)
    case 'text':
      return place.text.kind === 'section' ? place.text.category : categoryOf(place.text.activityId)
    case 'detached':
      return place.section
    default:
      place satisfies never
      return undefined
  }
}
