import { type BrowserDatabase, browserDatabase } from '../../connection/browser-database.ts'
import type { Review } from './review.ts'

/** Of the shape of a review; one that another release has kept in another is not taken up. */
const FORM = 1
/** A review is as large as its plan, so that it is not written at each letter. */
const PAUSE_MS = 300

/**
 * The review of each person, kept until a plan is made of it or they sign out, so that neither a look at another plan nor a
 * reload loses anything of it. Never fails: a browser that keeps nothing still has it while the page is open.
 */
export class KeptReviews {
  readonly #database: BrowserDatabase
  #latest: { person: string; review: Review } | undefined
  #isWritten = true
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(database: BrowserDatabase) {
    this.#database = database
  }

  /** The person is signed in again: what they review is kept again. */
  resume(person: string): void {
    this.#database.signedIn(person)
  }

  /** What is known without looking into the browser's store. */
  known(person: string): Review | undefined {
    return this.#latest?.person === person ? this.#latest.review : undefined
  }

  async read(person: string): Promise<Review | undefined> {
    const known = this.known(person)
    if (known) return known
    const kept = await quietly(() => this.#database.reviews.find(person))
    return kept?.form === FORM ? kept.review : undefined
  }

  /** Known at once, and in the store after a pause or with `flush`. */
  keep(person: string, review: Review): void {
    this.#latest = { person, review }
    this.#isWritten = false
    this.#pause ??= setTimeout(() => void this.flush(), PAUSE_MS)
  }

  async flush(): Promise<void> {
    clearTimeout(this.#pause)
    this.#pause = undefined
    if (this.#isWritten || !this.#latest) return
    this.#isWritten = true
    const { person, review } = this.#latest
    await quietly(() => this.#database.reviews.keep(person, { form: FORM, review }))
  }

  async forget(person: string): Promise<void> {
    clearTimeout(this.#pause)
    this.#pause = undefined
    this.#latest = undefined
    await quietly(() => this.#database.reviews.forget(person))
  }
}

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** Those of this browser. */
export const keptReviews = new KeptReviews(browserDatabase)
