import type * as Y from 'yjs'
import { createActivity } from '#shared/plan/edit-plan.ts'
import type { Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import type { Ids } from '../ports/ids.ts'
import type { DemoPlan } from './demo-plan.ts'

/** The origin of what the demo begins with. */
export const SEED = 'seed'

/** Puts the plan's texts and activities into the document, in their order. */
export function writeDemoPlan(document: Y.Doc, plan: DemoPlan, ids: Ids): void {
  for (const { category, text } of plan.sections) appendRichText(sectionText(document, category), text)
  const lastRanks = new Map<Category, string>()
  for (const { id, ...activity } of plan.activities) {
    const rank = rankBetween(lastRanks.get(activity.category), undefined, ids.randomBit)
    lastRanks.set(activity.category, rank)
    createActivity(document, id, { ...activity, rank }, SEED)
  }
}
