/** Owns what the server itself writes; no person has this id. */
export const SERVER = 'server'

/**
 * Who writes under which Yjs client id in one room. An id belongs to the first person seen with it, by presence or by an
 * accepted update, as long as the room is in memory: nobody can then write, or squat, under another's id.
 */
export class ClientOwners {
  readonly #owners = new Map<number, string>()

  /** Answers whether the id is (now) this person's. */
  claim(clientId: number, personId: string): boolean {
    const owner = this.#owners.get(clientId)
    if (owner === undefined) this.#owners.set(clientId, personId)
    return owner === undefined || owner === personId
  }

  mayClaim(clientId: number, personId: string): boolean {
    const owner = this.#owners.get(clientId)
    return owner === undefined || owner === personId
  }
}
