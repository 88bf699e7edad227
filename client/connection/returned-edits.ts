import * as Y from 'yjs'
import type { KeptEdit } from './edits-database.ts'

/** Origin of edits that an earlier page left and this one puts back. */
export const RETURNED_EDIT = 'returned-edit'

export interface Sorted {
  /** Can be put back, in this order. */
  fitting: KeptEdit[]
  /** Build on what the document does not have. */
  unfitting: KeptEdit[]
}

/**
 * Sorts out which edits the document can take whole. One that builds on something missing would stay pending in it, and
 * the server would refuse everything sent along with it. Tried on a copy; changes nothing.
 */
export function sortedByFit(document: Y.Doc, edits: readonly KeptEdit[]): Sorted {
  const fitting: KeptEdit[] = []
  const left = Map.groupBy(edits, ({ page }) => page)
  for (let before = -1; before < fitting.length; ) {
    before = fitting.length
    // A page may have gone on from what another one left, and can come first here.
    for (const [page, waiting] of left) {
      const count = countFitting(document, fitting, waiting)
      fitting.push(...waiting.slice(0, count))
      left.set(page, waiting.slice(count))
    }
  }
  return { fitting, unfitting: [...left.values()].flat() }
}

/** How many of one page's edits fit, from the first on, once the others are there. */
function countFitting(document: Y.Doc, others: readonly KeptEdit[], edits: readonly KeptEdit[]): number {
  if (edits.length === 0) return 0
  const copy = copyOf(document)
  try {
    for (const { update } of others) Y.applyUpdate(copy, update)
    const firstUnfitting = edits.findIndex(({ update }) => !applies(copy, update))
    return firstUnfitting < 0 ? edits.length : firstUnfitting
  } finally {
    copy.destroy()
  }
}

/** A document of its own with the same content; what is done to it goes nowhere. */
export function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function applies(document: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(document, update)
  } catch {
    return false
  }
  return document.store.pendingStructs === null && document.store.pendingDs === null
}

/** Puts the edits back as one change, which is sent on like typing. */
export function putBack(document: Y.Doc, edits: readonly KeptEdit[]): void {
  document.transact(() => {
    for (const { update } of edits) Y.applyUpdate(document, update)
  }, RETURNED_EDIT)
}
