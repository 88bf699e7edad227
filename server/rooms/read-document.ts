import * as Y from 'yjs'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { CATEGORIES } from '#shared/plan/plan.ts'
import { activityRecords, planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { DocumentDamaged } from '../ports/journal.ts'

/** Fixed kinds from the start: a root that first comes with an update would have none. */
export function emptyDocument(): Y.Doc {
  const document = new Y.Doc()
  activityRecords(document)
  planProperties(document)
  for (const category of CATEGORIES) sectionText(document, category)
  return document
}

/** The document its records make. Throws DocumentDamaged when they do not make a whole one. */
export function readDocument(name: string, updates: readonly Uint8Array[]): Y.Doc {
  const document = emptyDocument()
  try {
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update)
    })
  } catch (error) {
    throw new DocumentDamaged(name, reasonOf(error))
  }
  if (!isWhole(document)) throw new DocumentDamaged(name, 'something it builds on is missing')
  return document
}

/** Whether all that was applied is in it: nothing waits for what it builds on. */
export function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null
}
