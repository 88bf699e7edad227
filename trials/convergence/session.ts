import * as Y from 'yjs'
import { applyRecords } from '#server/rooms/read-document.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { contentOf } from '#shared/plan/content-hash.ts'
import { beginPlan } from '#shared/plan/edit-plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { Chance } from './chance.ts'
import { addActivity, editPlan } from './plan-edits.ts'

export type Undo = Pick<Y.UndoManager, 'undo' | 'redo' | 'stopCapturing'>

const FROM_NETWORK = 'from-network'
const YEAR = 2027
/** Exchanges after which everybody has everything, what Yjs tidies up on its arrival included. */
const EXCHANGES = 5

/** A person's browser, with what is under way to the server and from it. */
interface Page {
  document: Y.Doc
  undo: Undo
  isOnline: boolean
  up: Uint8Array[]
  down: Uint8Array[]
}

/**
 * Some people and a server at work on one plan, over connections that lose, delay, double and reorder what they carry, and
 * break for a while. The server forgets what is deleted, folds its journal now and then, and is killed and started again.
 */
export class Session {
  /** What has happened so far. */
  readonly events = {
    edits: 0,
    undone: 0,
    received: 0,
    lost: 0,
    offline: 0,
    reopened: 0,
    folds: 0,
    restarts: 0,
  }
  readonly #chance: Chance
  readonly #undoOf: (document: Y.Doc) => Undo
  readonly #pages: Page[] = []
  #server: Y.Doc
  #journal: Uint8Array[] = []
  #clients = 0

  constructor(chance: Chance, undoOf: (document: Y.Doc) => Undo) {
    this.#chance = chance
    this.#undoOf = undoOf
    this.#server = this.#newDocument()
    this.#listenOnServer()
    beginPlan(this.#server, 'Plan', BUILT_IN_CATEGORIES)
    for (let count = chance.whole(1, 3); count > 0; count--) addActivity(this.#server, chance)
    for (let count = chance.whole(2, 8); count > 0; count--) this.#pages.push(this.#open())
  }

  /** Lets it all happen, then connects everybody, and throws when not all read the same once everything has arrived. */
  run(): void {
    for (let count = this.#chance.whole(50, 600); count > 0; count--) this.#happen()
    this.#settle()
    const difference = this.#difference()
    if (difference !== undefined) throw new Error(difference)
  }

  close(): void {
    for (const { document } of this.#pages) document.destroy()
    this.#server.destroy()
  }

  #happen(): void {
    const chance = this.#chance
    const page = chance.oneOf(this.#pages)
    if (!page) return
    chance.weighted<() => void>([
      [80, () => this.#edit(page)],
      [24, () => this.#stepBack(() => page.undo.undo())],
      [14, () => this.#stepBack(() => page.undo.redo())],
      [24, () => page.undo.stopCapturing()],
      [120, () => this.#deliver(page)],
      [6, () => (page.isOnline ? this.#disconnect(page) : this.#connect(page))],
      [1, () => this.#reopen(page)],
      [2, () => this.#fold()],
      [1, () => this.#restart()],
    ])?.()
  }

  /** What is not the same everywhere; undefined when all is. */
  #difference(): string | undefined {
    const expected = contentOf(this.#server)
    const expectedPlan = planIn(this.#server)
    const documents: [string, Y.Doc][] = [
      ['the server', this.#server],
      ...this.#pages.map(({ document }, index): [string, Y.Doc] => [`person ${index + 1}`, document]),
    ]
    for (const [name, document] of documents) {
      if (document.store.pendingStructs || document.store.pendingDs) return `${name} waits for something`
      if (contentOf(document) !== expected) return `${name} reads otherwise than the server`
      const reloaded = documentFrom([Y.encodeStateAsUpdate(document)])
      if (contentOf(reloaded) !== expected) return `${name} reads otherwise after a reload`
      if (planIn(reloaded) !== expectedPlan) return `${name} has another plan after a reload`
    }
    if (contentOf(documentFrom(this.#journal)) !== expected)
      return 'the journal reads otherwise than the server'
    return undefined
  }

  /** A page that has just been opened: it knows nothing of what was deleted before, and has nothing to undo. */
  #open(): Page {
    const document = this.#newDocument()
    const page: Page = { document, undo: this.#undoOf(document), isOnline: false, up: [], down: [] }
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (page.isOnline && origin !== FROM_NETWORK) page.up.push(update)
    })
    Y.applyUpdate(document, Y.encodeStateAsUpdate(this.#server), FROM_NETWORK)
    this.#connect(page)
    return page
  }

  /** A connection carries in order: what a page has sent is never known without what it had sent before. */
  #reopen(page: Page): void {
    pass(page.document, this.#server, page)
    page.document.destroy()
    this.#pages[this.#pages.indexOf(page)] = this.#open()
    this.events.reopened++
  }

  /** Who wins a tie depends on the client ids, so these are in any order, and in the same one whenever the seed is the same. */
  #newDocument(): Y.Doc {
    const document = newDocument()
    document.clientID = this.#chance.whole(1, 999) * 1000 + this.#clients++
    return document
  }

  #listenOnServer(): void {
    this.#server.on('update', (update: Uint8Array, origin: unknown) => {
      this.#journal.push(update)
      for (const page of this.#pages) if (page.isOnline && page !== origin) page.down.push(update)
    })
  }

  #edit(page: Page): void {
    editPlan(page.document, this.#chance)
    this.events.edits++
  }

  #stepBack(take: () => unknown): void {
    if (take()) this.events.undone++
  }

  #deliver(page: Page): void {
    const chance = this.#chance
    const isUp = chance.happens(0.5)
    const queue = isUp ? page.up : page.down
    const index = chance.happens(0.8) ? 0 : chance.whole(0, queue.length - 1)
    const update = queue[index]
    if (!update) return
    const isSentAgain = chance.happens(0.05)
    if (!isSentAgain) queue.splice(index, 1)
    if (chance.happens(0.02)) {
      this.events.lost++
      return
    }
    this.events.received++
    if (isUp) Y.applyUpdate(this.#server, update, page)
    else Y.applyUpdate(page.document, update, FROM_NETWORK)
  }

  #connect(page: Page): void {
    page.isOnline = true
    page.up.push(Y.encodeStateAsUpdate(page.document, Y.encodeStateVector(this.#server)))
    page.down.push(Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(page.document)))
  }

  #disconnect(page: Page): void {
    page.isOnline = false
    page.up = []
    page.down = []
    this.events.offline++
  }

  #fold(): void {
    const snapshot = Y.encodeStateAsUpdate(this.#server)
    if (contentOf(documentFrom([snapshot])) !== contentOf(this.#server)) {
      throw new Error('a snapshot reads otherwise than the document it was made of')
    }
    this.#journal = [snapshot]
    this.events.folds++
  }

  #restart(): void {
    for (const page of this.#pages) this.#disconnect(page)
    this.#server.destroy()
    this.#server = this.#newDocument()
    applyRecords(this.#server, this.#journal)
    this.#listenOnServer()
    this.events.restarts++
  }

  #settle(): void {
    for (let exchange = 0; exchange < EXCHANGES; exchange++) {
      for (const page of this.#pages) {
        if (!page.isOnline) this.#connect(page)
        pass(page.document, this.#server, page)
        pass(this.#server, page.document, FROM_NETWORK)
      }
    }
  }
}

/** Passes on what the other lacks. */
function pass(from: Y.Doc, to: Y.Doc, origin: unknown): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), origin)
}

/** The id of a whole document plays no part, and a random one for each takes time. */
function newDocument(): Y.Doc {
  return new Y.Doc({ guid: 'plan' })
}

function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const document = newDocument()
  applyRecords(document, updates)
  return document
}

function planIn(document: Y.Doc): string {
  return JSON.stringify(readPlan(document, YEAR, BUILT_IN_CATEGORIES))
}
