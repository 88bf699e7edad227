import { threadPath } from '#shared/comments/thread-link.ts'
import { dutyPath } from '#shared/duties/duty-path.ts'
import type { FindPlace } from '#shared/find/entry.ts'
import { ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { memberElementId } from '../people/member-in-address.ts'
import { activityElementId, sectionElementId } from '../plan/show-place.ts'
import { clauseHref } from '../plan/side-panel-state.tsx'

const CONFIDENTIAL = '#fortroligt/'

/** The address of something that was found; what is in no plan of its own is shown beside the plan that is named. */
export function hitPath(place: FindPlace, planId: string, isConfidential: boolean): string {
  const hash = isConfidential ? CONFIDENTIAL : '#'
  switch (place.kind) {
    case 'activity':
      return `/planer/${planId}${hash}${activityElementId(place.activityId)}`
    case 'section':
      return `/planer/${planId}${hash}${sectionElementId(place.category)}`
    case 'comment': {
      if (!isConfidential) return threadPath(planId, place.threadId)
      const { activityId, category = 1 } = place.about
      const id = activityId === undefined ? sectionElementId(category) : activityElementId(activityId)
      return `/planer/${planId}${hash}${id}`
    }
    case 'clause':
      return `/planer/${planId}${clauseHref(place.clauseId)}`
    case 'person':
      return `/personer#${memberElementId(place.personId)}`
    case 'duty':
      return dutyPath(place.dutyId)
    default:
      place satisfies never
      return '/'
  }
}

const ACTIVITY_ID = new RegExp(`^${activityElementId('(.+)')}$`)

/** What an address names of a plan's confidential part; undefined where it names nothing of it. */
export function confidentialInHash(hash: string): Named | undefined {
  if (!hash.startsWith(CONFIDENTIAL)) return undefined
  const id = hash.slice(CONFIDENTIAL.length)
  const activityId = ACTIVITY_ID.exec(id)?.[1]
  if (activityId !== undefined) return { activityId }
  const category = ALL_CATEGORIES.find((one) => sectionElementId(one) === id)
  return category && { category }
}

/** An activity, or a section. */
export type Named =
  | { activityId: string; category?: undefined }
  | { activityId?: undefined; category: Category }
