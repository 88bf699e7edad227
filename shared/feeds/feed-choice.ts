/** Which of the plan's activities a calendar feed is for. */
import type { Activity, ActivityParty, Category } from '../plan/plan.ts'

/** Whatever is left out narrows nothing. */
export interface FeedChoice {
  planId?: string | undefined
  party?: ActivityParty | undefined
  category?: Category | undefined
  /** Part of what stands as who is responsible. */
  responsible?: string | undefined
}

/** How many a person may have. */
export const MOST_FEEDS = 10

/** Answers whether an activity of a chosen plan is in the feed. What is joint is each party's. */
export function isInFeed({ party, category, responsible }: FeedChoice, activity: Activity): boolean {
  if (party !== undefined && activity.party !== party && activity.party !== 'joint') return false
  if (category !== undefined && activity.category !== category) return false
  return responsible === undefined || lowerCase(activity.responsible).includes(lowerCase(responsible))
}

function lowerCase(text: string): string {
  return text.trim().toLocaleLowerCase('da')
}
