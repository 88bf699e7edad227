import { type BrowserStore, within } from './browser-store.ts'
import type { Draft } from './draft.ts'

/** One edit as it waits in the browser for the server. */
export interface KeptEdit {
  /** The page that made it: its Yjs client id. */
  page: number
  /** The edit's number on its page; later ones build on earlier ones. */
  sequence: number
  /** The life of the documents and the form of the plan it was made in; in another it cannot be merged. */
  epoch: string
  schema: number
  /** When it was made; an ISO instant. */
  at: string
  update: Uint8Array
}

export type PageKey = [person: string, room: string, page: number]
export type EditKey = [...PageKey, sequence: number]

/** What people have typed and the server does not have yet, and what of it can only be copied from. */
export class StoredEdits {
  readonly #store: BrowserStore

  constructor(store: BrowserStore) {
    this.#store = store
  }

  /** True while what the person types goes straight to the store. */
  keepsFor(person: string): boolean {
    return this.#store.open !== undefined && !this.#store.hasSignedOut(person)
  }

  keep(key: EditKey, edit: KeptEdit): Promise<void> {
    return this.#store.put('edits', key, edit, () => this.#store.hasSignedOut(key[0]))
  }

  /** A person's edits in one room, page by page in the order they were made. */
  async list(person: string, room: string): Promise<KeptEdit[]> {
    return (await this.#store.opened()).getAll('edits', within(person, room))
  }

  async drafts(person: string, room: string): Promise<Draft[]> {
    return (await this.#store.opened()).getAll('drafts', within(person, room))
  }

  /** Takes out a page's edits up to and with the number. */
  async forgetUpTo([person, room, page, sequence]: EditKey): Promise<void> {
    const upTo = IDBKeyRange.bound([person, room, page, 0], [person, room, page, sequence])
    await (await this.#store.opened()).delete('edits', upTo)
  }

  async forget(keys: readonly EditKey[]): Promise<void> {
    const transaction = (await this.#store.opened()).transaction('edits', 'readwrite')
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
  }

  /** Puts a draft in the place of the edits it was read from, both or neither. */
  async setAside(keys: readonly EditKey[], draftKey: PageKey, draft: Draft | undefined): Promise<void> {
    const transaction = (await this.#store.opened()).transaction(['edits', 'drafts'], 'readwrite')
    const edits = transaction.objectStore('edits')
    const drafts = transaction.objectStore('drafts')
    await Promise.all([
      ...keys.map((key) => edits.delete(key)),
      draft && !this.#store.hasSignedOut(draftKey[0]) && drafts.put(draft, draftKey),
      transaction.done,
    ])
  }

  async discardDraft(key: PageKey): Promise<void> {
    await (await this.#store.opened()).delete('drafts', key)
  }

  /** How many edits and drafts of the person's are here. */
  async count(person: string): Promise<number> {
    const database = await this.#store.opened()
    const counts = [database.count('edits', within(person)), database.count('drafts', within(person))]
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  }
}
