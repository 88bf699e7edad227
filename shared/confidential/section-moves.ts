/**
 * What a confidential part remembers of a section's text on its way in or out: by it, a moving that was cut short is told from
 * a text that happens to end with the same words.
 */
import type * as Y from 'yjs'
import type { Category } from '../plan/plan.ts'
import { planProperties } from '../plan/plan-document.ts'

/** Of which generation of the shared plan the section's text was last taken in. */
export function takenInFrom(part: Y.Doc, category: Category): unknown {
  return planProperties(part).get(`taken-in-${category}`)
}

export function noteTakenIn(part: Y.Doc, category: Category, epoch: string): void {
  planProperties(part).set(`taken-in-${category}`, epoch)
}

/** How long the shared plan's text was when the part's was to be put behind it; undefined where that is not under way. */
export function leavingBehind(part: Y.Doc, category: Category): unknown {
  return planProperties(part).get(`leaving-${category}`)
}

export function noteLeaving(part: Y.Doc, category: Category, length: number): void {
  planProperties(part).set(`leaving-${category}`, length)
}

export function forgetLeaving(part: Y.Doc, category: Category): void {
  planProperties(part).delete(`leaving-${category}`)
}
