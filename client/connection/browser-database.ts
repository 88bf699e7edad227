import { BrowserStore, within } from './browser-store.ts'
import { StoredCopies } from './stored-copies.ts'
import { StoredEdits } from './stored-edits.ts'
import { StoredReviews } from './stored-reviews.ts'
import { StoredVisits } from './stored-visits.ts'

/** What there is a room of. */
const OF_ROOMS = ['edits', 'drafts', 'copies'] as const

/**
 * All that the browser keeps of a person: what they have typed or reviewed and the server does not have yet, and with what
 * they work where it cannot be reached. Every method of it, and of its parts, may reject: in private windows, when the disk is
 * full or the store is blocked.
 */
export class BrowserDatabase {
  readonly #store = new BrowserStore()
  readonly edits = new StoredEdits(this.#store)
  readonly reviews = new StoredReviews(this.#store)
  readonly copies = new StoredCopies(this.#store)
  readonly visits = new StoredVisits(this.#store, this.copies)

  signedIn(person: string): void {
    this.#store.signedIn(person)
    this.copies.begin()
  }

  /** Every room that anything is kept of for the person. */
  async rooms(person: string): Promise<Set<string>> {
    const database = await this.#store.opened()
    const keys = await Promise.all(OF_ROOMS.map((name) => database.getAllKeys(name, within(person))))
    return new Set(keys.flat().map(([, room]) => room))
  }

  /** Forgets all of a person's and keeps no more of it, until they are signed in again. */
  async signOut(person: string): Promise<void> {
    this.#store.signedOut(person)
    await Promise.all([this.forgetAll(person), this.reviews.forget(person), this.visits.forget()])
  }

  /** Forgets every edit, draft and copy of a person's: in one room, or in all. */
  async forgetAll(person: string, room?: string): Promise<void> {
    const transaction = (await this.#store.opened()).transaction(OF_ROOMS, 'readwrite')
    const range = within(person, room)
    await Promise.all([
      ...OF_ROOMS.map((name) => transaction.objectStore(name).delete(range)),
      transaction.done,
    ])
  }
}

/** The one of this browser. */
export const browserDatabase = new BrowserDatabase()
