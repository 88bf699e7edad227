import { Quota } from './quota.ts'
import type { SyncLimits } from './sync-limits.ts'

/** Who takes a place in a room, and from where. */
export interface Seat {
  room: string
  personId: string
  address: string
}

/** How many sockets a person, and an address, may have in each room. */
export class Seats {
  readonly #ofPeople: Quota
  readonly #ofAddresses: Quota

  constructor({ socketsPerPerson, socketsPerAddress }: SyncLimits) {
    this.#ofPeople = new Quota(socketsPerPerson)
    this.#ofAddresses = new Quota(socketsPerAddress)
  }

  /** Answers whether there was one; it is to be given back once. */
  take({ room, personId, address }: Seat): boolean {
    const ofPerson = `${personId} ${room}`
    if (!this.#ofPeople.take(ofPerson)) return false
    if (this.#ofAddresses.take(`${address} ${room}`)) return true
    this.#ofPeople.giveBack(ofPerson)
    return false
  }

  giveBack({ room, personId, address }: Seat): void {
    this.#ofPeople.giveBack(`${personId} ${room}`)
    this.#ofAddresses.giveBack(`${address} ${room}`)
  }
}
