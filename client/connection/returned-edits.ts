import * as Y from 'yjs'
import type { KeptEdit } from './stored-edits.ts'

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
  const grown = () => {
    const copy = copyOf(document)
    for (const { update } of fitting) Y.applyUpdate(copy, update)
    return copy
  }
  let copy = grown()
  let before: number
  do {
    before = fitting.length
    // A page may have gone on from what another one left, and can come first here.
    for (const [page, waiting] of left) {
      const firstUnfitting = waiting.findIndex(({ update }) => !applies(copy, update))
      const count = firstUnfitting < 0 ? waiting.length : firstUnfitting
      fitting.push(...waiting.slice(0, count))
      left.set(page, waiting.slice(count))
      if (firstUnfitting < 0) continue
      // What does not fit hangs on in the copy.
      copy.destroy()
      copy = grown()
    }
  } while (fitting.length > before)
  copy.destroy()
  return { fitting, unfitting: [...left.values()].flat() }
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
