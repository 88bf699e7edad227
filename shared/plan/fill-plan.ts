import type * as Y from 'yjs'
import { createActivity, type NewActivity } from './edit-plan.ts'
import type { Category, Section } from './plan.ts'
import { sectionText } from './plan-document.ts'
import { type RandomBit, rankBetween } from './rank.ts'
import { appendRichText } from './rich-text-document.ts'

export interface PlanContent {
  sections: readonly Pick<Section, 'category' | 'text'>[]
  /** In the order in which they shall stand within their sections. */
  activities: readonly Omit<NewActivity, 'rank'>[]
}

export interface FillingIds {
  newId(): string
  randomBit: RandomBit
}

/** Few enough that writing them holds nobody up. */
const ACTIVITIES_AT_A_TIME = 50

/**
 * Writes what a new plan begins with into its empty document, in steps, so that whoever drives it can let others get in
 * between; a document of which only some steps are taken is no plan yet.
 */
export function* fillPlan(
  document: Y.Doc,
  content: PlanContent,
  ids: FillingIds,
  origin: unknown,
): Generator<void> {
  document.transact(() => {
    for (const { category, text } of content.sections) appendRichText(sectionText(document, category), text)
  }, origin)
  const lastRanks = new Map<Category, string>()
  for (let from = 0; from < content.activities.length; from += ACTIVITIES_AT_A_TIME) {
    yield
    document.transact(() => {
      for (const { body, ...activity } of content.activities.slice(from, from + ACTIVITIES_AT_A_TIME)) {
        const rank = rankBetween(lastRanks.get(activity.category), undefined, ids.randomBit)
        lastRanks.set(activity.category, rank)
        // An empty body begins with a paragraph, which `createActivity` makes.
        const words = body && body.length > 0 ? { body } : {}
        createActivity(document, ids.newId(), { ...activity, ...words, rank }, origin)
      }
    }, origin)
  }
}
