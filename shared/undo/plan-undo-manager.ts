import type * as Y from 'yjs'
import { CATEGORIES } from '../plan/plan.ts'
import { activityRecords, sectionText } from '../plan/plan-document.ts'
import { UndoManager } from './undo-manager.ts'

export interface UndoOptions {
  /** Origins of the transactions that are this person's steps. */
  trackedOrigins: readonly unknown[]
  /** Edits this close after one another, in milliseconds, are one step. */
  captureTimeout?: number
}

/** One undo for a person across every text and field of the plan. */
export function planUndoManager(
  document: Y.Doc,
  { trackedOrigins, captureTimeout }: UndoOptions,
): UndoManager {
  const scope = [activityRecords(document), ...CATEGORIES.map((category) => sectionText(document, category))]
  return new UndoManager(scope, {
    trackedOrigins: new Set(trackedOrigins),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    ...(captureTimeout === undefined ? {} : { captureTimeout }),
  })
}
