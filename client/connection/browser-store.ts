import { type DBSchema, type IDBPDatabase, openDB, type StoreNames, type StoreValue } from 'idb'
import type { Draft } from './draft.ts'
import type { CopyKey, CopyPart } from './stored-copies.ts'
import type { EditKey, KeptEdit, PageKey } from './stored-edits.ts'
import type { KeptReview } from './stored-reviews.ts'
import type { Visit } from './stored-visits.ts'

export interface Stores extends DBSchema {
  reviews: { key: [person: string]; value: KeptReview }
  edits: { key: EditKey; value: KeptEdit }
  drafts: { key: PageKey; value: Draft }
  visits: { key: [person: string]; value: Visit }
  copies: { key: CopyKey; value: CopyPart }
}

type Database = IDBPDatabase<Stores>

const NAME = 'samplan'
const VERSION = 3
/** A browser that has not opened its store by then is taken for one that keeps nothing. */
const OPENING_LIMIT_MS = 3_000

/** The browser's own store, opened when it is first needed, and who keeps nothing more in it. */
export class BrowserStore {
  #opening: Promise<Database> | undefined
  #open: Database | undefined
  /** Who has signed out, here or in another tab: pages left open by them keep nothing more. */
  readonly #signedOut = new Set<string>()
  readonly #signOuts = new BroadcastChannel('samplan-signed-out')

  constructor() {
    this.#signOuts.onmessage = ({ data }) => {
      if (typeof data === 'string') this.#signedOut.add(data)
    }
  }

  /** What `opened` resolves with, once it has. */
  get open(): Database | undefined {
    return this.#open
  }

  hasSignedOut(person: string): boolean {
    return this.#signedOut.has(person)
  }

  signedIn(person: string): void {
    this.#signedOut.delete(person)
  }

  signedOut(person: string): void {
    this.#signedOut.add(person)
    this.#signOuts.postMessage(person)
  }

  opened(): Promise<Database> {
    this.#opening ??= this.#openInTime()
    return this.#opening
  }

  /**
   * Keeps the value unless `isRefused` by the time the store is open. Issued in the same turn once it is, so that a page
   * closed right after has kept it.
   */
  async put<Name extends StoreNames<Stores>>(
    name: Name,
    key: Stores[Name]['key'],
    value: StoreValue<Stores, Name>,
    isRefused: () => boolean,
  ): Promise<void> {
    if (isRefused()) return
    const database = this.#open ?? (await this.opened())
    if (isRefused()) return
    const transaction = database.transaction(name, 'readwrite', { durability: 'relaxed' })
    const put = transaction.store.put(value, key)
    // At once: a page that is closing does not live to hear that the request has succeeded.
    transaction.commit()
    await Promise.all([put, transaction.done])
  }

  async #openInTime(): Promise<Database> {
    const forget = () => {
      this.#opening = undefined
      this.#open = undefined
    }
    const opening = openDB<Stores>(NAME, VERSION, {
      upgrade(database, from) {
        if (from < 1) {
          database.createObjectStore('edits')
          database.createObjectStore('drafts')
        }
        if (from < 2) database.createObjectStore('reviews')
        database.createObjectStore('visits')
        database.createObjectStore('copies')
      },
      blocking(_now, _wanted, { target }) {
        // A newer version of Samplan waits to change the store; this page is told to reload when it next connects.
        if (target instanceof IDBDatabase) target.close()
        forget()
      },
      terminated: forget,
    })
    const database = await inTime(opening)
    this.#open = database
    return database
  }
}

/** Keys compare part by part, and an array comes after every number and string. */
export function within(...parts: (string | undefined)[]): IDBKeyRange {
  const known = parts.filter((part) => part !== undefined)
  return IDBKeyRange.bound(known, [...known, []])
}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  const { promise: result, resolve, reject } = Promise.withResolvers<Value>()
  const timer = setTimeout(() => reject(new Error('The store did not open in time.')), OPENING_LIMIT_MS)
  promise.then(resolve, reject).finally(() => clearTimeout(timer))
  return result
}
