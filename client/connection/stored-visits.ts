import type { z } from 'zod'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { whoAmIAnswer } from '#shared/protocol/schemas/people.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { BrowserStore } from './browser-store.ts'
import type { StoredCopies } from './stored-copies.ts'

/** With what a person opens Samplan where the server cannot be reached: who they are, the agreement, and the plans there were. */
export interface Visit {
  session: z.output<typeof whoAmIAnswer>
  plans: readonly PlanSummary[]
  agreement?: Agreement
}

/** Who is signed in here; with their visit go the copies, which are one person's. */
export class StoredVisits {
  readonly #store: BrowserStore
  readonly #copies: StoredCopies

  constructor(store: BrowserStore, copies: StoredCopies) {
    this.#store = store
    this.#copies = copies
  }

  async find(person: string): Promise<Visit | undefined> {
    return (await this.#store.opened()).get('visits', [person])
  }

  /** Of whoever was signed in here last. */
  async last(): Promise<Visit | undefined> {
    return (await (await this.#store.opened()).getAll('visits')).at(-1)
  }

  /** Notes who is signed in here, and forgets what is copied for anybody else: it is theirs, and the server has it. */
  async keep(person: string, visit: Visit): Promise<void> {
    if (!this.#store.hasSignedOut(person)) await this.#keepOnly(person, visit)
  }

  /**
   * Forgets every copy, and keeps no more of them: whether anybody may still read it is for the server to say. What people
   * have typed stays.
   */
  async forget(): Promise<void> {
    this.#copies.end()
    await this.#keepOnly(undefined, undefined)
  }

  async #keepOnly(person: string | undefined, visit: Visit | undefined): Promise<void> {
    const transaction = (await this.#store.opened()).transaction(['visits', 'copies'], 'readwrite')
    const visits = transaction.objectStore('visits')
    const copies = transaction.objectStore('copies')
    const others = (await copies.getAllKeys()).filter(([owner]) => owner !== person)
    await Promise.all([
      visits.clear(),
      person !== undefined && visit !== undefined && visits.put(visit, [person]),
      ...others.map((key) => copies.delete(key)),
      transaction.done,
    ])
  }
}
