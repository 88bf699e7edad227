/** Owns what the server itself writes; no person has this id. */
export const SERVER = 'server'

/**
 * Who writes under which Yjs client id in one room. An id belongs to the first person who may edit seen with it, by presence
 * or by an accepted update. What was written under an id keeps its owner for good, in the journal; who was only present, as long as
 * the room is in memory. Nobody can then write, or squat, under another's id.
 */
export class ClientOwners {
  readonly #owners: Map<number, string>

  /** `known` is what the journal has kept. */
  constructor(known: ReadonlyMap<number, string> = new Map()) {
    this.#owners = new Map(known)
  }

  /** Answers whether the id is (now) this person's. */
  claim(clientId: number, personId: string): boolean {
    const owner = this.#owners.get(clientId)
    if (owner === undefined) this.#owners.set(clientId, personId)
    return owner === undefined || owner === personId
  }

  /** Somebody has written under the id, as the journal has it: that counts for more than who was present under it. */
  hasWritten(clientId: number, personId: string): void {
    this.#owners.set(clientId, personId)
  }

  /** Who has written, or is present, under it. */
  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId)
  }

  mayClaim(clientId: number, personId: string): boolean {
    const owner = this.#owners.get(clientId)
    return owner === undefined || owner === personId
  }
}
