import { type BrowserDatabase, browserDatabase } from './browser-database.ts'
import type { Draft } from './draft.ts'
import type { EditKey, KeptEdit } from './stored-edits.ts'

/**
 * What one person has typed in one document, kept in the browser until the server has it. Never fails: a browser that
 * keeps nothing must not stop anybody from typing, but `isWorking` tells.
 */
export class KeptEdits {
  readonly #database: BrowserDatabase
  readonly #person: string
  readonly #room: string
  #hasFailed = false

  constructor(person: string, room: string, database = browserDatabase) {
    this.#database = database
    this.#person = person
    this.#room = room
    database.signedIn(person)
  }

  /** False once anything that is still unsaved could not be kept. */
  get isWorking(): boolean {
    return this.#database.edits.keepsFor(this.#person) && !this.#hasFailed
  }

  /** The person is signed in again: what they type is kept again. */
  resume(): void {
    this.#database.signedIn(this.#person)
  }

  /** What every page of this person's has left here. */
  read(): Promise<KeptEdit[]> {
    return this.#unless(this.#database.edits.list(this.#person, this.#room), [])
  }

  drafts(): Promise<Draft[]> {
    return this.#unless(this.#database.edits.drafts(this.#person, this.#room), [])
  }

  /** Resolves when it is kept, or known that it is not. */
  keep(edit: KeptEdit): Promise<void> {
    return this.#unless(this.#database.edits.keep(this.#keyOf(edit), edit), undefined)
  }

  /** The server has a page's edits up to this one. */
  saved(edit: Pick<KeptEdit, 'page' | 'sequence'>): Promise<void> {
    return this.#unless(this.#database.edits.forgetUpTo(this.#keyOf(edit)), undefined)
  }

  /** The server has all there is: a failure to keep what came before no longer counts. */
  allSaved(): void {
    this.#hasFailed = false
  }

  forget(edits: readonly KeptEdit[]): Promise<void> {
    return this.#unless(this.#database.edits.forget(edits.map((edit) => this.#keyOf(edit))), undefined)
  }

  /** Keeps the words as a draft instead of as edits; without words the edits are only forgotten. */
  setAside(edits: readonly Pick<KeptEdit, 'page' | 'sequence'>[], draft: Draft): Promise<void> {
    const keys = edits.map((edit) => this.#keyOf(edit))
    const hasWords = draft.passages.length > 0
    const setAside = this.#database.edits.setAside(
      keys,
      [this.#person, this.#room, draft.page],
      hasWords ? draft : undefined,
    )
    return this.#unless(setAside, undefined)
  }

  discardDraft(page: number): Promise<void> {
    return this.#unless(this.#database.edits.discardDraft([this.#person, this.#room, page]), undefined)
  }

  /** For a person who may no longer open the document. */
  forgetAll(): Promise<void> {
    return this.#unless(this.#database.forgetAll(this.#person, this.#room), undefined)
  }

  #keyOf({ page, sequence }: Pick<KeptEdit, 'page' | 'sequence'>): EditKey {
    return [this.#person, this.#room, page, sequence]
  }

  async #unless<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await work
    } catch {
      this.#hasFailed = true
      return otherwise
    }
  }
}
