import type { Review } from '../features/import/review.ts'
import type { BrowserStore } from './browser-store.ts'

/** An import that a person is reviewing; nothing of it is on the server. */
export interface KeptReview {
  form: number
  review: Review
}

export class StoredReviews {
  readonly #store: BrowserStore

  constructor(store: BrowserStore) {
    this.#store = store
  }

  async find(person: string): Promise<KeptReview | undefined> {
    return (await this.#store.opened()).get('reviews', [person])
  }

  keep(person: string, review: KeptReview): Promise<void> {
    return this.#store.put('reviews', [person], review, () => this.#store.hasSignedOut(person))
  }

  async forget(person: string): Promise<void> {
    await (await this.#store.opened()).delete('reviews', [person])
  }
}
