/**
 * What is made of whole plans, on a thread of its own: where nothing of a plan is as it was, telling who wrote what takes
 * seconds, in which nobody's keystrokes are to wait. Plans are handed over as the texts of their parts, which costs least.
 */
import type { Category } from '#shared/plan/plan.ts'
import type { PlanChange } from '#shared/versions/compare-plans.ts'
import { askThread } from '../threads/ask-thread.ts'
import { type AuthoredParts, authoredParts, type Reading } from './authored.ts'

const WORKER = new URL('./version-worker.ts', import.meta.url)

/** Letters. A plan that is no longer, and in which no more has changed, takes less time than a thread takes to start. */
const SHORT_PLAN = 250_000
const LITTLE_CHANGED = 4_000

/** Each of these sections as it stands in the plan of these parts. */
export type AgreedParts = readonly { category: Category; parts: readonly string[] }[]

export type VersionJob =
  | { kind: 'author'; reading: Reading }
  | { kind: 'compare'; before: readonly string[]; after: Reading }
  | { kind: 'compare-agreed'; agreed: AgreedParts; after: Reading }

/** `authoredParts`, on a thread where it takes long. */
export async function authoredAside(reading: Reading): Promise<AuthoredParts> {
  return isQuick(reading) ? authoredParts(reading) : askThread(WORKER, { kind: 'author', reading })
}

function isQuick({ parts, earlier }: Reading): boolean {
  if (lengthOf(parts) > SHORT_PLAN) return false
  return earlier.every((known) => {
    const before = new Set(known)
    return lengthOf(parts.filter((part) => !before.has(part))) <= LITTLE_CHANGED
  })
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}

export function comparedOnThread(before: readonly string[], after: Reading): Promise<PlanChange> {
  return askThread(WORKER, { kind: 'compare', before, after })
}

export function comparedAgreedOnThread(agreed: AgreedParts, after: Reading): Promise<PlanChange> {
  return askThread(WORKER, { kind: 'compare-agreed', agreed, after })
}
