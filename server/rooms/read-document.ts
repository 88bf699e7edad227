import * as Y from 'yjs'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import { activityRecords, planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { DocumentDamaged } from '../ports/journal.ts'

/** Fixed kinds from the start: a root that first comes with an update would have none. */
export function emptyDocument(): Y.Doc {
  const document = new Y.Doc()
  activityRecords(document)
  planProperties(document)
  for (const category of ALL_CATEGORIES) sectionText(document, category)
  return document
}

/** The document its records make. Throws DocumentDamaged when they do not make a whole one. */
export function readDocument(name: string, updates: readonly Uint8Array[]): Y.Doc {
  const document = emptyDocument()
  try {
    applyRecords(document, updates)
  } catch (error) {
    throw new DocumentDamaged(name, reasonOf(error))
  }
  if (!isWhole(document)) throw new DocumentDamaged(name, 'something it builds on is missing')
  return document
}

/** Puts what was recorded into the document, all at once, and nothing else. */
export function applyRecords(document: Y.Doc, updates: readonly Uint8Array[]): void {
  const tidyAgain = leaveFormatting(document)
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update)
  })
  tidyAgain()
}

/**
 * Until the answer is called, Yjs does not tidy up the formatting of texts that others have written in: done while only a
 * part of them is there it takes formatting away, and a document that is merely read must read as it was left.
 */
export function leaveFormatting(document: Y.Doc): () => void {
  const leave = (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false
  }
  document.on('afterTransaction', leave)
  return () => document.off('afterTransaction', leave)
}

/** Whether all that was applied is in it: nothing waits for what it builds on. */
export function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null
}
