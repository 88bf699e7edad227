import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES, type RefusalCode, UPDATE_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { Pace } from '../pace.ts'
import { type Authorship, DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { Answers } from './answers.ts'
import { checkUpdate } from './check-update.ts'
import { ClientOwners, SERVER } from './client-owners.ts'
import { DivergenceGuard } from './divergence-guard.ts'
import { DocumentSize } from './document-size.ts'
import {
  type PresenceEntry,
  presenceFrame,
  refusedFrame,
  syncStep1Frame,
  updateFrame,
} from './encode-frame.ts'
import { Presence } from './presence.ts'
import { PresenceNews } from './presence-news.ts'
import { readDocument } from './read-document.ts'
import { isNothing, RoomDocument } from './room-document.ts'
import type { RoomWatch } from './room-watch.ts'
import { differenceBetween } from './same-content.ts'

/** All that a room knows of a socket. */
export interface Socket {
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
}

/**
 * open → failed: the journal refused an append, so memory is ahead of the disk; everybody is sent away and comes back to
 * what the disk has. open → closed: unloaded. Neither way back: the registry loads a new room.
 */
type Life = { name: 'open' } | { name: 'failed' } | { name: 'closed' }

export interface Refused {
  code: RefusalCode
  /** For the log; never a word of the content. */
  reason: string
  /** It may be sound, but builds on what has not arrived: the sender's whole difference would do. */
  builtOnMissing: boolean
}

/** Who sends updates, and hears what becomes of them. */
export interface Writer {
  readonly socket: Socket
  readonly person: Person
  refused(refusal: Refused): void
  /** Its first `count` updates are judged, and what was taken of them is on disk. */
  saved(count: number): void
}

/** One update, applied and on its way to disk. `from` is undefined for the server's own. */
interface Change {
  update: Uint8Array
  from: Writer | undefined
  authorship: Authorship
}

/**
 * Records in the journal after which they are folded into a snapshot: more for a long document, since the work of folding
 * grows with it.
 */
const FOLD_AFTER_RECORDS = 500
const FOLD_AFTER_SNAPSHOT_BYTES = 64

/**
 * Milliseconds between two turns at least, for each who has the document open, and at most: the fewer there are to be
 * told, the sooner they are; one frame for all that many have typed within some milliseconds spares everybody work.
 */
const TURN_PER_SOCKET_MS = 0.4
const TURN_MS = 16

/** Carets are for the eye: twenty times a second is as good as more. */
const PRESENCE_MS = 50

/**
 * One document in memory with everyone who has it open. It goes by turns: what has come in since the last one is checked,
 * applied and journalled together, and only once it is on disk do others see it, in one frame, and do its writers hear
 * that it is saved.
 */
export class Room {
  readonly name: string
  readonly #document: RoomDocument
  readonly #answers: Answers
  readonly #guard: DivergenceGuard
  readonly #journal: Journal
  readonly #watch: RoomWatch
  readonly #owners: ClientOwners
  readonly #presence: Presence
  readonly #sockets = new Set<Socket>()
  #life: Life = { name: 'open' }
  #records: number
  #foldAt = FOLD_AFTER_RECORDS
  #lastAppend: Promise<void> = Promise.resolve()
  readonly #waiting = new Map<Writer, { updates: Uint8Array[]; count: number }>()
  readonly #turn = new Pace(() => this.#takeTurn())
  /** A turn is on its way to disk; meanwhile the next one gathers. */
  #isKeeping = false
  readonly #presenceNews = new PresenceNews()
  readonly #presenceRound = new Pace(() => this.#presenceNews.tell(this.#sockets))
  /** Updates Yjs made while one change was applied: the change itself, and what it tidied up after it. */
  #caught: Uint8Array[] = []
  #version = 0
  readonly #size: DocumentSize

  /**
   * Reads the document back from the journal. Rejects with DocumentDamaged when it cannot be read back whole, or was
   * never begun: a room never starts out empty by mistake.
   */
  static async load(name: string, journal: Journal, watch: RoomWatch): Promise<Room> {
    const [updates, owners] = await Promise.all([journal.read(name), journal.readOwners(name)])
    if (updates.length === 0) throw new DocumentDamaged(name, 'there are no records of it')
    return new Room(name, updates, new ClientOwners(owners), journal, watch)
  }

  private constructor(
    name: string,
    records: readonly Uint8Array[],
    owners: ClientOwners,
    journal: Journal,
    watch: RoomWatch,
  ) {
    this.name = name
    this.#document = new RoomDocument(name, records, (update) => this.#caught.push(update))
    this.#answers = new Answers(this.#document)
    this.#guard = new DivergenceGuard(name, this.#document, watch.now)
    this.#records = records.length
    this.#size = new DocumentSize(
      records.reduce((bytes, record) => bytes + record.byteLength, 0),
      () => this.#document.whole.byteLength,
    )
    this.#owners = owners
    this.#journal = journal
    this.#watch = watch
    this.#presence = new Presence(this.#owners, watch.now)
    this.#foldWhenLong()
  }

  get socketCount(): number {
    return this.#sockets.size
  }

  /** Grows with every change; the same number means the same document. */
  get version(): number {
    return this.#version
  }

  join(socket: Socket): void {
    this.#sockets.add(socket)
    const others = this.#presence.others(socket)
    if (others.length > 0) socket.send(presenceFrame(others))
  }

  leave(socket: Socket): void {
    this.#sockets.delete(socket)
    this.#announce(this.#presence.leave(socket), socket)
  }

  /** The frame that asks a writer for what the document lacks. */
  question(): Uint8Array {
    return syncStep1Frame(this.#document.stateVector)
  }

  /** What the document has beyond the state vector, as a frame; resolves once all of it is on disk. Throws on a malformed vector. */
  answerTo(stateVector: Uint8Array): Promise<Uint8Array> {
    const needsDocument = this.#waiting.size > 0 || !isNothing(stateVector)
    const awakening = needsDocument ? this.#document.awaken() : undefined
    if (awakening) return this.#failWith(awakening).then(() => this.answerTo(stateVector))
    this.#takeTurn()
    try {
      const frame = this.#answers.to(stateVector)
      return this.#lastAppend.then(() => frame)
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error
      this.#fail(error)
      return Promise.reject(error)
    }
  }

  /** Resolves once everything received so far is judged and what was taken is on disk; rejects when it did not get there. */
  settled(): Promise<void> {
    const awakening = this.#waiting.size > 0 ? this.#document.awaken() : undefined
    if (awakening) return this.#failWith(awakening).then(() => this.settled())
    this.#takeTurn()
    return this.#lastAppend
  }

  /** Takes a writer's update, its `count`th, whole or not at all in the next turn, and tells the writer then. */
  receiveUpdate(writer: Writer, update: Uint8Array, count: number): void {
    const waiting = this.#waiting.get(writer)
    if (waiting) {
      waiting.updates.push(update)
      waiting.count = count
    } else {
      this.#waiting.set(writer, { updates: [update], count })
    }
    this.#askForTurn()
  }

  receivePresence(socket: Socket, person: Person, update: Uint8Array, rights: { mayEdit: boolean }): void {
    this.#announce(this.#presence.receive(socket, person, update, rights), socket)
  }

  /**
   * Answers false where a page reads otherwise than the room though both know the same. Where the room itself reads otherwise
   * than what it would write, everybody goes and comes back to what the disk has.
   */
  readsAlike(stateVector: Uint8Array, hash: string): boolean {
    // As it was stored, it has been compared with itself when it was stored.
    if (this.#document.awaken()) return true
    this.#takeTurn()
    const comparison = this.#guard.compare(stateVector, hash)
    switch (comparison) {
      case 'alike':
      case 'unknown':
        return true
      case 'page-differs':
        this.#watch.diverged(this.name, 'page')
        return false
      case 'room-differs':
        this.#watch.diverged(this.name, 'room')
        this.#fail(new Error('the document in memory reads otherwise than what it would write'))
        return true
      default:
        comparison satisfies never
        return true
    }
  }

  presenceOfOthers(socket: Socket): Uint8Array {
    return presenceFrame(this.#presence.others(socket))
  }

  /** Answers what `look` sees, once all of it is on disk. `look` must not change the document. */
  async read<T>(look: (document: Y.Doc) => T): Promise<T> {
    const awakening = this.#document.awaken()
    if (awakening) await this.#failWith(awakening)
    const seen = look(this.#document.live)
    await this.#lastAppend
    return seen
  }

  /** Runs the server's own change; everyone sees it, and the promise resolves, once it is on disk. */
  async edit<T>(change: (document: Y.Doc) => T): Promise<T> {
    const awakening = this.#document.awaken()
    if (awakening) await this.#failWith(awakening)
    if (this.#life.name !== 'open') throw new JournalFailed(`The room ${this.name} is no longer open.`)
    this.#caught = []
    try {
      return change(this.#document.live)
    } finally {
      // What a change that throws has already done is in memory, so it must be on disk as well.
      const changes = this.#takeCaught().map((update) => this.#serversOwn(update))
      await this.#keep(changes, () => {})
    }
  }

  /** Sends everyone away and lets the document go; folds the journal first when that is worth it. */
  close(code: number, reason: string): void {
    this.#takeTurn()
    if (this.#life.name === 'open') {
      if (this.#records > 1 && this.#version > 0) this.#fold()
      this.#life = { name: 'closed' }
    }
    this.#presenceRound.cancel()
    for (const socket of [...this.#sockets]) socket.close(code, reason)
    this.#document.destroy()
  }

  #askForTurn(): void {
    if (!this.#isKeeping) this.#turn.ask(Math.min(TURN_MS, this.#sockets.size * TURN_PER_SOCKET_MS))
  }

  #takeTurn(): void {
    this.#turn.cancel()
    if (this.#waiting.size === 0) return
    const awakening = this.#document.awaken()
    if (awakening) {
      this.#failWith(awakening).then(
        () => this.#askForTurn(),
        () => {},
      )
      return
    }
    const writers = [...this.#waiting]
    this.#waiting.clear()
    try {
      const changes = writers.flatMap(([writer, { updates }]) => this.#takeFrom(writer, updates))
      this.#keep(changes, () => {
        for (const [writer, { count }] of writers) writer.saved(count)
      })
    } catch (error) {
      // Thrown on, it would end the process for everybody; and nobody knows how much of it is in memory.
      this.#fail(error)
    }
  }

  /** All of a writer's updates as one where they hold together, which spares most of the work; else one by one. */
  #takeFrom(writer: Writer, updates: readonly Uint8Array[]): Change[] {
    const joined = updates.length > 1 ? join(updates) : undefined
    const taken = joined && this.#take(writer, joined)
    if (Array.isArray(taken)) return taken
    let lacks = false
    return updates.flatMap((update) => {
      const changes = this.#take(writer, update)
      if (Array.isArray(changes)) return changes
      // What follows on a missing update lacks it, too: one answer with the whole difference mends all of them.
      if (!(lacks && changes.builtOnMissing)) writer.refused(changes)
      lacks ||= changes.builtOnMissing
      return []
    })
  }

  /** Applies a person's update whole, or answers why not. */
  #take(writer: Writer, update: Uint8Array): Change[] | Refused {
    if (this.#life.name !== 'open')
      return { code: 'not-saved', reason: 'the disk refused', builtOnMissing: false }
    const { person } = writer
    const check = checkUpdate(this.#document.live, update, {
      mayWriteAs: (clientId) => this.#owners.mayClaim(clientId, person.id),
    })
    if (!check.ok) return { code: 'invalid', reason: check.reason, builtOnMissing: check.builtOnMissing }
    // What only deletes is let through: it is how a document becomes smaller.
    if (check.writers.length > 0 && !this.#size.hasRoomFor(update.byteLength)) {
      return { code: 'too-large', reason: 'the document would grow too large', builtOnMissing: false }
    }
    for (const clientId of check.writers) this.#owners.claim(clientId, person.id)
    this.#caught = []
    if (!this.#applied(update, writer)) {
      return { code: 'invalid', reason: 'could not be applied whole', builtOnMissing: false }
    }
    const [own, ...tidiedUp] = this.#takeCaught()
    const change = own && {
      update: own,
      from: writer,
      authorship: { personId: person.id, clientIds: check.writers },
    }
    return [...(change ? [change] : []), ...tidiedUp.map((tidied) => this.#serversOwn(tidied))]
  }

  /** What passed the check applies whole; should it not, memory is no longer to be trusted and the disk is. */
  #applied(update: Uint8Array, origin: Writer): boolean {
    let reason = 'something is left pending'
    try {
      const document = this.#document.live
      Y.applyUpdate(document, update, origin)
      const { pendingStructs, pendingDs } = document.store
      if (!pendingStructs && !pendingDs) return true
    } catch (error) {
      reason = reasonOf(error)
    }
    this.#fail(new Error(`an update passed the check but not Yjs: ${reason}`))
    return false
  }

  #takeCaught(): Uint8Array[] {
    const caught = this.#caught
    this.#caught = []
    if (caught.length > 0) {
      this.#answers.forget()
      this.#guard.changed()
    }
    for (const update of caught) this.#size.grewBy(update.byteLength)
    return caught
  }

  #serversOwn(update: Uint8Array): Change {
    const { clientID } = this.#document.live
    this.#owners.claim(clientID, SERVER)
    return { update, from: undefined, authorship: { personId: SERVER, clientIds: [clientID] } }
  }

  /** Journals the changes; shows them to everybody and calls `kept` once they, and all before them, are on disk. */
  #keep(changes: readonly Change[], kept: () => void): Promise<void> {
    const started = this.#watch.now()
    let appended = this.#lastAppend
    for (const { update, authorship } of changes) {
      this.#version++
      this.#records++
      appended = this.#journal.append(this.name, update, authorship)
      // The last of them speaks for all; this only keeps Node from ending the process meanwhile.
      appended.catch(() => {})
    }
    this.#isKeeping = true
    const keeping = appended.then(
      () => {
        if (this.#lastAppend === keeping) this.#isKeeping = false
        if (changes.length > 0) this.#watch.durable(this.#watch.now() - started)
        this.#show(changes)
        kept()
        if (this.#waiting.size > 0) this.#askForTurn()
      },
      (error: unknown) => {
        this.#fail(error)
        throw error
      },
    )
    this.#lastAppend = keeping
    keeping.catch(() => {})
    this.#foldWhenLong()
    return keeping
  }

  /** One frame for all. Who alone has written knows it already, but not what Yjs tidied up after it. */
  #show(changes: readonly Change[]): void {
    if (changes.length === 0 || this.#life.name === 'failed') return
    const frame = updateFrame(joinedOf(changes))
    const writers = new Set(changes.flatMap(({ from }) => from ?? []))
    const [only] = writers.size === 1 ? writers : []
    const news = only ? changes.filter(({ from }) => from !== only) : []
    const others = this.#sockets.size - (only && this.#sockets.has(only.socket) ? 1 : 0)
    for (const socket of this.#sockets) {
      if (socket !== only?.socket) socket.send(frame)
      else if (news.length > 0) socket.send(updateFrame(joinedOf(news)))
    }
    this.#watch.broadcast(others)
  }

  #announce(entry: PresenceEntry | undefined, from: Socket): void {
    if (!entry) return
    this.#presenceNews.add(entry, from)
    this.#presenceRound.ask(PRESENCE_MS)
  }

  /** A document that cannot be decoded after all is nobody's. */
  async #failWith(awakening: Promise<void>): Promise<void> {
    try {
      await awakening
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  #fail(error: unknown): void {
    if (this.#life.name !== 'open') return
    this.#life = { name: 'failed' }
    this.#watch.failed(this.name, reasonOf(error))
    const isDamaged = error instanceof DocumentDamaged
    const frame = refusedFrame('not-saved')
    for (const socket of [...this.#sockets]) {
      if (isDamaged) {
        socket.close(CLOSE_CODES.documentDamaged, 'the document is damaged')
      } else {
        socket.send(frame)
        socket.close(CLOSE_CODES.overloaded, 'not saved')
      }
    }
  }

  #foldWhenLong(): void {
    if (this.#records >= this.#foldAt) this.#fold()
  }

  /** Puts a snapshot in the place of the records, once it has shown that it reads as the document in memory does. */
  #fold(): void {
    const snapshot = this.#document.whole
    const difference = this.#differenceTo(snapshot)
    if (difference !== undefined) {
      this.#foldAt = this.#records + FOLD_AFTER_RECORDS
      this.#watch.foldedWrongly(this.name, difference)
      return
    }
    this.#records = 1
    this.#size.measured(snapshot.byteLength)
    this.#foldAt = Math.max(FOLD_AFTER_RECORDS, snapshot.byteLength / FOLD_AFTER_SNAPSHOT_BYTES)
    this.#journal.replace(this.name, snapshot).catch((error: unknown) => {
      // Nothing is lost: the records it would have replaced are still there.
      this.#watch.notFolded(this.name, reasonOf(error))
    })
  }

  #differenceTo(snapshot: Uint8Array): string | undefined {
    try {
      const copy = readDocument(this.name, [snapshot])
      try {
        return differenceBetween(this.#document.live, copy)
      } finally {
        copy.destroy()
      }
    } catch (error) {
      return reasonOf(error)
    }
  }
}

/** One update that says what all of them say; undefined where one of them is no update or they are too much for one. */
function join(updates: readonly Uint8Array[]): Uint8Array | undefined {
  const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0)
  if (bytes > UPDATE_LIMIT_BYTES) return undefined
  try {
    return Y.mergeUpdates([...updates])
  } catch {
    return undefined
  }
}

function joinedOf(changes: readonly Change[]): Uint8Array {
  const [first, ...others] = changes.map(({ update }) => update)
  if (!first) throw new Error('Nothing has changed.')
  return others.length === 0 ? first : Y.mergeUpdates([first, ...others])
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
