import type { Journal } from '#server/ports/journal.ts'

/** A journal for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryJournal(): Journal {
  const documents = new Map<string, Uint8Array[]>()
  return {
    append: async (document, update) => {
      const updates = documents.get(document) ?? []
      updates.push(update.slice())
      documents.set(document, updates)
    },
    read: async (document) => [...(documents.get(document) ?? [])],
    replace: async (document, snapshot) => {
      documents.set(document, [snapshot.slice()])
    },
    close: async () => {},
  }
}
