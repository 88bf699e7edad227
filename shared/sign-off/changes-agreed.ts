/** Whether somebody changes what both parties have agreed. */
import * as Y from 'yjs'
import type { Category } from '../plan/plan.ts'
import { readPlan } from '../plan/read-plan.ts'
import { agreedSections } from './agreed-sections.ts'
import { wordingHash, wordingOf } from './section-wording.ts'

/** Whether an agreed section would read otherwise than it is agreed after the change, which is tried on a copy. */
export function changesAgreed(document: Y.Doc, change: (document: Y.Doc) => unknown): boolean {
  const agreed = agreedSections(document)
  if (agreed.size === 0) return false
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  change(copy)
  return changedAgreedSection(agreed, copy) !== undefined
}

/**
 * How the agreed sections read, by hash. It may not be how they read when they were signed, where a newer Samplan reads more
 * or otherwise; that is nobody's edit.
 */
export function agreedReadings(document: Y.Doc): ReadonlyMap<Category, string> {
  const agreed = agreedSections(document)
  if (agreed.size === 0) return agreed
  const sections = readPlan(document, 0, [...agreed.keys()]).sections
  return new Map(sections.map((section) => [section.category, wordingHash(wordingOf(section))]))
}

/** A section that is agreed still and reads otherwise than in `before`; undefined where there is none. */
export function changedAgreedSection(
  before: ReadonlyMap<Category, string>,
  document: Y.Doc,
): Category | undefined {
  if (before.size === 0) return undefined
  const readings = agreedReadings(document)
  return [...before.keys()].find(
    (category) => readings.has(category) && readings.get(category) !== before.get(category),
  )
}
