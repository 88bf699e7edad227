import * as Y from 'yjs'
import { readPlan } from '../plan/read-plan.ts'
import { agreedSections } from './agreed-sections.ts'
import { wordingHash, wordingOf } from './section-wording.ts'

/** Whether an agreed section would read otherwise after the change, which is tried on a copy. */
export function changesAgreed(document: Y.Doc, change: (document: Y.Doc) => unknown): boolean {
  const agreed = agreedSections(document)
  if (agreed.size === 0) return false
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  change(copy)
  return readPlan(copy, 0).sections.some((section) => {
    const hash = agreed.get(section.category)
    return hash !== undefined && hash !== wordingHash(wordingOf(section))
  })
}
