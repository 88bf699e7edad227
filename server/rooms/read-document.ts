import * as Y from 'yjs'
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
    throw new DocumentDamaged(name, error instanceof Error ? error.message : String(error))
  }
  mustBeWhole(name, document)
  return document
}

/** Throws DocumentDamaged where something still waits for what it builds on. */
export function mustBeWhole(name: string, document: Y.Doc): void {
  const { pendingStructs, pendingDs } = document.store
  if (pendingStructs || pendingDs) throw new DocumentDamaged(name, 'something it builds on is missing')
}
