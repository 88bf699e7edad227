import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { type BrowserDatabase, browserDatabase } from './browser-database.ts'
import type { CopyKey } from './stored-copies.ts'

/** A document as the server had it when it could last be reached. */
export interface Copy {
  epoch: string
  updates: Uint8Array[]
}

/**
 * One document as a person has opened it, kept in the browser so that it opens where the server cannot be reached. Never
 * fails: a browser that keeps nothing still shows the plan while it is connected.
 */
export class KeptCopy {
  readonly #database: BrowserDatabase
  readonly #person: string
  readonly #room: string

  constructor(person: string, room: string, database = browserDatabase) {
    this.#database = database
    this.#person = person
    this.#room = room
  }

  /** Undefined where none is kept whole, or in another form of the plan than this one's. */
  async read(): Promise<Copy | undefined> {
    const parts = await this.#database.copies.parts(this.#person, this.#room).catch(() => [])
    const [first] = parts
    if (!first || parts.some(({ epoch, schema }) => epoch !== first.epoch || schema !== SCHEMA_VERSION))
      return undefined
    return { epoch: first.epoch, updates: parts.map(({ update }) => update) }
  }

  /** False from when the server has said that the session is over until it says who is signed in. */
  get isAllowed(): boolean {
    return this.#database.copies.keepsFor(this.#person)
  }

  /** Calls back when all copies have been forgotten, here or in another tab. Answers what stops that. */
  onForgotten(listener: () => void): () => void {
    return this.#database.copies.onEnd(listener)
  }

  /** Begins anew, with all of the document as this page has it. Answers whether it is kept. */
  begin(page: number, epoch: string, update: Uint8Array): Promise<boolean> {
    const part = { epoch, schema: SCHEMA_VERSION, update }
    return isDone(this.#database.copies.replace([this.#person, this.#room, page], part))
  }

  /** `part` counts up from 1 in each page. Answers whether it is kept. */
  add(page: number, part: number, epoch: string, update: Uint8Array): Promise<boolean> {
    const key: CopyKey = [this.#person, this.#room, page, part]
    return isDone(this.#database.copies.add(key, { epoch, schema: SCHEMA_VERSION, update }))
  }

  forget(): void {
    void this.#database.copies.forget(this.#person, this.#room).catch(() => undefined)
  }
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
