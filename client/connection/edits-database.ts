import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { z } from 'zod'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { whoAmIAnswer } from '#shared/protocol/schemas/people.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { Review } from '../features/import/review.ts'
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

type PageKey = [person: string, room: string, page: number]
export type EditKey = [...PageKey, sequence: number]

/** An import that a person is reviewing; nothing of it is on the server. */
export interface KeptReview {
  form: number
  review: Review
}

/** With what a person opens Samplan where the server cannot be reached: who they are, the agreement, and the plans there were. */
export interface Visit {
  session: z.output<typeof whoAmIAnswer>
  plans: readonly PlanSummary[]
  agreement?: Agreement
}

/** One piece of a document as the server has it; all pieces of a room together are the document. */
export interface CopyPart {
  epoch: string
  schema: number
  update: Uint8Array
}

/** A page numbers its parts from 0, which is all of the document; without one such the others are nothing. */
export type CopyKey = [...PageKey, part: number]

interface Stores extends DBSchema {
  reviews: { key: [person: string]; value: KeptReview }
  edits: { key: EditKey; value: KeptEdit }
  drafts: { key: PageKey; value: Draft }
  visits: { key: [person: string]; value: Visit }
  copies: { key: CopyKey; value: CopyPart }
}

/** What there is a room of. */
const OF_ROOMS = ['edits', 'drafts', 'copies'] as const

type Database = IDBPDatabase<Stores>

const NAME = 'samplan'
const VERSION = 3
/** A browser that has not opened its store by then is taken for one that keeps nothing. */
const OPENING_LIMIT_MS = 3_000

/**
 * The browser's store of what people have typed or reviewed and the server does not have yet, and of copies with which they
 * work where the server cannot be reached. Every method may reject: in private windows, when the disk is full or the store is
 * blocked.
 */
export class EditsDatabase {
  #opening: Promise<Database> | undefined
  #open: Database | undefined
  /** Who has signed out, here or in another tab: pages left open by them keep nothing more. */
  readonly #signedOut = new Set<string>()
  readonly #signOuts = new BroadcastChannel('samplan-signed-out')
  #copies = true
  readonly #forgettings = new BroadcastChannel('samplan-copies-forgotten')
  readonly #forgottenListeners = new Set<() => void>()

  constructor() {
    this.#signOuts.onmessage = ({ data }) => {
      if (typeof data === 'string') this.#signedOut.add(data)
    }
    this.#forgettings.onmessage = () => {
      this.#endCopies()
      // What this page was just writing has come after that.
      void this.#forgetParts().catch(() => undefined)
    }
  }

  signedIn(person: string): void {
    this.#signedOut.delete(person)
    this.#copies = true
  }

  /** Whether copies are kept for the person: not from when they are all forgotten until somebody is signed in. */
  copiesFor(person: string): boolean {
    return this.#copies && !this.#signedOut.has(person)
  }

  /** Calls back whenever all copies are forgotten. Answers what stops that. */
  onCopiesForgotten(listener: () => void): () => void {
    this.#forgottenListeners.add(listener)
    return () => this.#forgottenListeners.delete(listener)
  }

  /** True while what the person types goes straight to the store. */
  keepsFor(person: string): boolean {
    return this.#open !== undefined && !this.#signedOut.has(person)
  }

  /** Issued in the same turn once the store is open, so that a page closed right after has kept it. */
  async keep(key: EditKey, edit: KeptEdit): Promise<void> {
    if (this.#signedOut.has(key[0])) return
    const database = this.#open ?? (await this.#opened())
    const transaction = database.transaction('edits', 'readwrite', { durability: 'relaxed' })
    const put = transaction.store.put(edit, key)
    // At once: a page that is closing does not live to hear that the request has succeeded.
    transaction.commit()
    await Promise.all([put, transaction.done])
  }

  /** A person's edits in one room, page by page in the order they were made. */
  async edits(person: string, room: string): Promise<KeptEdit[]> {
    return (await this.#opened()).getAll('edits', within(person, room))
  }

  async drafts(person: string, room: string): Promise<Draft[]> {
    return (await this.#opened()).getAll('drafts', within(person, room))
  }

  /** Takes out a page's edits up to and with the number. */
  async forgetUpTo([person, room, page, sequence]: EditKey): Promise<void> {
    const upTo = IDBKeyRange.bound([person, room, page, 0], [person, room, page, sequence])
    await (await this.#opened()).delete('edits', upTo)
  }

  async forget(keys: readonly EditKey[]): Promise<void> {
    const transaction = (await this.#opened()).transaction('edits', 'readwrite')
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
  }

  /** Puts a draft in the place of the edits it was read from, both or neither. */
  async setAside(keys: readonly EditKey[], draftKey: PageKey, draft: Draft | undefined): Promise<void> {
    const transaction = (await this.#opened()).transaction(['edits', 'drafts'], 'readwrite')
    const edits = transaction.objectStore('edits')
    const drafts = transaction.objectStore('drafts')
    await Promise.all([
      ...keys.map((key) => edits.delete(key)),
      draft && !this.#signedOut.has(draftKey[0]) && drafts.put(draft, draftKey),
      transaction.done,
    ])
  }

  async discardDraft(key: PageKey): Promise<void> {
    await (await this.#opened()).delete('drafts', key)
  }

  async review(person: string): Promise<KeptReview | undefined> {
    return (await this.#opened()).get('reviews', [person])
  }

  /** Issued in the same turn once the store is open, as `keep` is. */
  async keepReview(person: string, review: KeptReview): Promise<void> {
    if (this.#signedOut.has(person)) return
    const database = this.#open ?? (await this.#opened())
    const transaction = database.transaction('reviews', 'readwrite', { durability: 'relaxed' })
    const put = transaction.store.put(review, [person])
    transaction.commit()
    await Promise.all([put, transaction.done])
  }

  async forgetReview(person: string): Promise<void> {
    await (await this.#opened()).delete('reviews', [person])
  }

  /** Puts this in the place of what there was of the room. */
  async beginCopy([person, room, page]: PageKey, part: CopyPart): Promise<void> {
    if (!this.copiesFor(person)) return
    const database = this.#open ?? (await this.#opened())
    if (!this.copiesFor(person)) return
    const transaction = database.transaction('copies', 'readwrite', { durability: 'relaxed' })
    const settled = [
      transaction.store.delete(within(person, room)),
      transaction.store.put(part, [person, room, page, 0]),
    ]
    transaction.commit()
    await Promise.all([...settled, transaction.done])
  }

  /** Issued in the same turn once the store is open, as `keep` is. */
  async addToCopy(key: CopyKey, part: CopyPart): Promise<void> {
    if (!this.copiesFor(key[0])) return
    const database = this.#open ?? (await this.#opened())
    if (!this.copiesFor(key[0])) return
    const transaction = database.transaction('copies', 'readwrite', { durability: 'relaxed' })
    const put = transaction.store.put(part, key)
    transaction.commit()
    await Promise.all([put, transaction.done])
  }

  /** The parts of a room's copy; none where its beginning has been forgotten. */
  async copy(person: string, room: string): Promise<CopyPart[]> {
    const isWhole = (await this.copiedRooms(person)).has(room)
    return isWhole ? (await this.#opened()).getAll('copies', within(person, room)) : []
  }

  /** The rooms that there is a whole copy of for the person. */
  async copiedRooms(person: string): Promise<Set<string>> {
    const keys = await (await this.#opened()).getAllKeys('copies', within(person))
    return new Set(keys.filter(([, , , part]) => part === 0).map(([, room]) => room))
  }

  async forgetCopy(person: string, room: string): Promise<void> {
    await (await this.#opened()).delete('copies', within(person, room))
  }

  /** Notes who is signed in here, and forgets what is copied for anybody else: it is theirs, and the server has it. */
  async keepVisit(person: string, visit: Visit): Promise<void> {
    if (this.#signedOut.has(person)) return
    await this.#keepOnlyCopiesOf(person, visit)
  }

  /** Forgets every copy: whether anybody may still read it is for the server to say. What people have typed stays. */
  async forgetVisits(): Promise<void> {
    this.#endCopies()
    this.#forgettings.postMessage('all')
    await this.#keepOnlyCopiesOf(undefined, undefined)
  }

  /** Whoever was signed in here last. */
  async lastVisit(): Promise<Visit | undefined> {
    return (await (await this.#opened()).getAll('visits')).at(-1)
  }

  async visit(person: string): Promise<Visit | undefined> {
    return (await this.#opened()).get('visits', [person])
  }

  /** Every room that anything is kept of for the person. */
  async rooms(person: string): Promise<Set<string>> {
    const database = await this.#opened()
    const keys = await Promise.all(OF_ROOMS.map((name) => database.getAllKeys(name, within(person))))
    return new Set(keys.flat().map(([, room]) => room))
  }

  /** Forgets all of a person's and keeps no more of it, until they are signed in again. */
  async signOut(person: string): Promise<void> {
    this.#signedOut.add(person)
    this.#signOuts.postMessage(person)
    await Promise.all([this.forgetAll(person), this.forgetReview(person), this.forgetVisits()])
  }

  /** Forgets every edit, draft and copy of a person's: in one room, or in all. */
  async forgetAll(person: string, room?: string): Promise<void> {
    const transaction = (await this.#opened()).transaction(OF_ROOMS, 'readwrite')
    const range = within(person, room)
    await Promise.all([
      ...OF_ROOMS.map((name) => transaction.objectStore(name).delete(range)),
      transaction.done,
    ])
  }

  /** How many edits and drafts of the person's are here. */
  async count(person: string): Promise<number> {
    const database = await this.#opened()
    const counts = [database.count('edits', within(person)), database.count('drafts', within(person))]
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  }

  async #keepOnlyCopiesOf(person: string | undefined, visit: Visit | undefined): Promise<void> {
    const transaction = (await this.#opened()).transaction(['visits', 'copies'], 'readwrite')
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

  #endCopies(): void {
    this.#copies = false
    for (const listener of this.#forgottenListeners) listener()
  }

  async #forgetParts(): Promise<void> {
    await (await this.#opened()).clear('copies')
  }

  #opened(): Promise<Database> {
    this.#opening ??= this.#openInTime()
    return this.#opening
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

/** The store of this browser. */
export const editsDatabase = new EditsDatabase()

/** Keys compare part by part, and an array comes after every number and string. */
function within(...parts: (string | undefined)[]): IDBKeyRange {
  const known = parts.filter((part) => part !== undefined)
  return IDBKeyRange.bound(known, [...known, []])
}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  const { promise: result, resolve, reject } = Promise.withResolvers<Value>()
  const timer = setTimeout(() => reject(new Error('The store did not open in time.')), OPENING_LIMIT_MS)
  promise.then(resolve, reject).finally(() => clearTimeout(timer))
  return result
}
