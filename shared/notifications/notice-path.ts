import { threadPath } from '../comments/thread-link.ts'
import { dutyPath } from '../duties/duty-path.ts'
import { followUpPath } from '../follow-up/follow-up-path.ts'
import { placePath } from '../plan/place-link.ts'
import { publicationPath } from '../publication/publication-path.ts'
import type { NoticeAbout } from './notice-line.ts'

interface Noticed {
  /** Missing where it is of no plan. */
  planId?: string | undefined
  threadId?: string | undefined
  activityId?: string | undefined
  findingId?: string | undefined
  dutyId?: string | undefined
  followUpOf?: string | undefined
  about: NoticeAbout
}

/** The path of the page that shows what a notice is about, at the very place where there is one. */
export function noticePath(noticed: Noticed): string {
  const { planId, threadId, activityId, findingId, dutyId, followUpOf, about } = noticed
  if (about.kind === 'agreement') return '/pligter/staaende'
  if (about.kind === 'label') return '/guldmaerket'
  if (about.kind === 'briefing') return '/pligter'
  if (planId === undefined) return '/moeder'
  if (followUpOf !== undefined) return followUpPath(planId, followUpOf)
  if (dutyId !== undefined) return dutyPath(dutyId)
  if (threadId !== undefined) return threadPath(planId, threadId)
  if (activityId !== undefined)
    return placePath(planId, { activityId, ...(findingId !== undefined && { findingId }) })
  if (about.kind === 'public-page') return publicationPath(planId)
  // No comment, so it is about the section's sign-off.
  if (about.kind === 'section') return placePath(planId, { category: about.category, signOff: true })
  return `/planer/${planId}`
}
