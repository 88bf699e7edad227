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

/** Writes what a new plan begins with into its empty document, in one transaction. */
export function fillPlan(document: Y.Doc, content: PlanContent, ids: FillingIds, origin: unknown): void {
  document.transact(() => {
    for (const { category, text } of content.sections) appendRichText(sectionText(document, category), text)
    const lastRanks = new Map<Category, string>()
    for (const { body, ...activity } of content.activities) {
      const rank = rankBetween(lastRanks.get(activity.category), undefined, ids.randomBit)
      lastRanks.set(activity.category, rank)
      // An empty body begins with a paragraph, which `createActivity` makes.
      const words = body && body.length > 0 ? { body } : {}
      createActivity(document, ids.newId(), { ...activity, ...words, rank }, origin)
    }
  }, origin)
}
