import { type BrowserStore, within } from './browser-store.ts'
import type { PageKey } from './stored-edits.ts'

/** One piece of a document as the server has it; all pieces of a room together are the document. */
export interface CopyPart {
  epoch: string
  schema: number
  update: Uint8Array
}

/** A page numbers its parts from 0, which is all of the document; without one such the others are nothing. */
export type CopyKey = [...PageKey, part: number]

/** Copies of what people have opened, with which they go on where the server cannot be reached. */
export class StoredCopies {
  readonly #store: BrowserStore
  /** Not from when they are all forgotten until somebody is signed in. */
  #isOn = true
  readonly #forgettings = new BroadcastChannel('samplan-copies-forgotten')
  readonly #listeners = new Set<() => void>()

  constructor(store: BrowserStore) {
    this.#store = store
    this.#forgettings.onmessage = () => {
      this.#end()
      // What this page was just writing has come after that.
      void this.#clear().catch(() => undefined)
    }
  }

  /** Whether any are kept for the person. */
  keepsFor(person: string): boolean {
    return this.#isOn && !this.#store.hasSignedOut(person)
  }

  /** Somebody is signed in, whose copies may be kept again. */
  begin(): void {
    this.#isOn = true
  }

  /** Keeps none from now on, in this tab and the others, until `begin`. */
  end(): void {
    this.#end()
    this.#forgettings.postMessage('all')
  }

  /** Calls back whenever that is so. Answers what stops it. */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts this in the place of what there was of the room. */
  async replace([person, room, page]: PageKey, part: CopyPart): Promise<void> {
    if (!this.keepsFor(person)) return
    const database = this.#store.open ?? (await this.#store.opened())
    if (!this.keepsFor(person)) return
    const transaction = database.transaction('copies', 'readwrite', { durability: 'relaxed' })
    const settled = [
      transaction.store.delete(within(person, room)),
      transaction.store.put(part, [person, room, page, 0]),
    ]
    transaction.commit()
    await Promise.all([...settled, transaction.done])
  }

  add(key: CopyKey, part: CopyPart): Promise<void> {
    return this.#store.put('copies', key, part, () => !this.keepsFor(key[0]))
  }

  /** The parts of a room's copy; none where its beginning has been forgotten. */
  async parts(person: string, room: string): Promise<CopyPart[]> {
    const isWhole = (await this.rooms(person)).has(room)
    return isWhole ? (await this.#store.opened()).getAll('copies', within(person, room)) : []
  }

  /** The rooms that there is a whole copy of for the person. */
  async rooms(person: string): Promise<Set<string>> {
    const keys = await (await this.#store.opened()).getAllKeys('copies', within(person))
    return new Set(keys.filter(([, , , part]) => part === 0).map(([, room]) => room))
  }

  async forget(person: string, room: string): Promise<void> {
    await (await this.#store.opened()).delete('copies', within(person, room))
  }

  #end(): void {
    this.#isOn = false
    for (const listener of this.#listeners) listener()
  }

  async #clear(): Promise<void> {
    await (await this.#store.opened()).clear('copies')
  }
}
