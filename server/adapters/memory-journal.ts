import type { Authorship, Journal } from '#server/ports/journal.ts'

/** A journal for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryJournal(): Journal {
  const documents = new Map<string, Uint8Array[]>()
  const owners = new Map<string, Map<number, string>>()
  function keepOwners(document: string, authorship: Authorship | undefined): void {
    const known = owners.get(document) ?? new Map<number, string>()
    for (const clientId of authorship?.clientIds ?? []) {
      if (authorship && !known.has(clientId)) known.set(clientId, authorship.personId)
    }
    owners.set(document, known)
  }

  return {
    epoch: 'memory',
    append: async (document, update, authorship) => {
      const updates = documents.get(document) ?? []
      updates.push(update.slice())
      documents.set(document, updates)
      keepOwners(document, authorship)
    },
    readOwners: async (document) => new Map(owners.get(document)),
    read: async (document) => [...(documents.get(document) ?? [])],
    replace: async (document, snapshot, authorship) => {
      documents.set(document, [snapshot.slice()])
      keepOwners(document, authorship)
    },
    close: async () => {},
  }
}
