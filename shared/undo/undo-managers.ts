import type * as Y from 'yjs'
import { followUpValues } from '../follow-up/follow-up-document.ts'
import { attendanceIn, pointRecords } from '../meetings/meeting-document.ts'
import { ALL_CATEGORIES } from '../plan/plan.ts'
import { activityRecords, sectionText } from '../plan/plan-document.ts'
import { UndoManager } from './undo-manager.ts'

export interface UndoOptions {
  /** Origins of the transactions that are this person's steps. */
  trackedOrigins: readonly unknown[]
  /** Edits this close after one another, in milliseconds, are one step. */
  captureTimeout?: number
}

/** One undo for a person across every text and field of the plan, and what became of its activities. */
export function planUndoManager(document: Y.Doc, options: UndoOptions): UndoManager {
  return managerOver(
    [
      activityRecords(document),
      followUpValues(document),
      ...ALL_CATEGORIES.map((category) => sectionText(document, category)),
    ],
    options,
  )
}

/** The same in a meeting: its points, and who was there. */
export function meetingUndoManager(document: Y.Doc, options: UndoOptions): UndoManager {
  return managerOver([pointRecords(document), attendanceIn(document)], options)
}

function managerOver(
  scope: ConstructorParameters<typeof UndoManager>[0],
  { trackedOrigins, captureTimeout }: UndoOptions,
): UndoManager {
  return new UndoManager(scope, {
    trackedOrigins: new Set(trackedOrigins),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    ...(captureTimeout === undefined ? {} : { captureTimeout }),
  })
}
