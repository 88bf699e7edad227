import { setImmediate } from 'node:timers/promises'
import type * as Y from 'yjs'
import { type FillingIds, fillPlan, type PlanContent } from '#shared/plan/fill-plan.ts'

/** As `fillPlan`, for a document that nobody sees yet: thousands of activities hold nobody's keystrokes up. */
export async function fillGradually(
  document: Y.Doc,
  content: PlanContent,
  ids: FillingIds,
  origin: unknown,
): Promise<void> {
  for (const _ of fillPlan(document, content, ids, origin)) await setImmediate()
}
