import { type Authorship, EARLIER_GENERATION, type Journal } from '#server/ports/journal.ts'

/** A journal for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryJournal(): Journal {
  const documents = new Map<string, Uint8Array[]>()
  const owners = new Map<string, Map<number, string>>()
  const generations = new Map<string, number>()
  function keepOwners(document: string, authorship: Authorship | undefined): void {
    const known = owners.get(document) ?? new Map<number, string>()
    for (const clientId of authorship?.clientIds ?? []) {
      if (authorship && !known.has(clientId)) known.set(clientId, authorship.personId)
    }
    owners.set(document, known)
  }

  return {
    epoch: 'memory',
    // Also of a journal that somebody has given another epoch.
    async epochOf(document) {
      const generation = generations.get(document)
      return generation === undefined ? this.epoch : `${this.epoch}-${generation}`
    },
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
    renew: async (renewals) => {
      for (const { document, snapshot, authorship } of renewals) {
        documents.set(document, [snapshot.slice()])
        generations.set(document, (generations.get(document) ?? 0) + 1)
        const known = owners.get(document) ?? new Map<number, string>()
        for (const clientId of known.keys()) known.set(clientId, EARLIER_GENERATION)
        owners.set(document, known)
        keepOwners(document, authorship)
      }
    },
    close: async () => {},
  }
}
