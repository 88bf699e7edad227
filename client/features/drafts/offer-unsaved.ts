import type { DocumentConnection } from '../../connection/document-connection.ts'
import { type FinalReason, finalReason } from '../../connection/save-state.ts'
import type { Drafts } from './drafts.ts'
import { passagesOf } from './passages.ts'

/**
 * Offers the unsaved words to copy from when the page can never save them. `writePendingInputs` makes edits of what
 * fields still hold. Answers what ends it.
 */
export function offerUnsavedWhenOver(
  connection: DocumentConnection,
  drafts: Drafts,
  writePendingInputs: () => void,
): () => void {
  const { document, page, saveState } = connection
  const unsubscribe = saveState.subscribe(() => {
    const state = saveState.read()
    const reason = finalReason(state)
    if (reason === undefined || state.kind !== 'stopped') return
    unsubscribe()
    writePendingInputs()
    const { unsaved } = connection
    if (unsaved.length === 0 || (comesBackLater(reason) && state.isKept)) return
    const draft = { page, reason, at: connection.editedAt, passages: passagesOf(document, unsaved) }
    drafts.offer(draft)
    if (isLostForGood(reason)) connection.setAside(draft)
  })
  return unsubscribe
}

/** After a reload or a repair the same edits can be merged. */
function comesBackLater(reason: FinalReason): boolean {
  return reason === 'too-old' || reason === 'damaged'
}

const LOST_FOR_GOOD: ReadonlySet<FinalReason> = new Set([
  'restored',
  'refused',
  'too-large',
  'agreed',
  'taken-out',
])

/** Nothing of it is kept for a person who may no longer open the plan. */
function isLostForGood(reason: FinalReason): boolean {
  return LOST_FOR_GOOD.has(reason)
}
