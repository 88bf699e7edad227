import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES, type RefusalCode } from '#shared/protocol/frames.ts'
import { type Authorship, DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { checkUpdate } from './check-update.ts'
import { ClientOwners, SERVER } from './client-owners.ts'
import { DocumentSize } from './document-size.ts'
import {
  type PresenceEntry,
  presenceFrame,
  refusedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from './encode-frame.ts'
import { Presence } from './presence.ts'
import { readDocument } from './read-document.ts'
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

export type Receipt =
  | { kind: 'taken'; durable: Promise<void> }
  | { kind: 'refused'; code: RefusalCode; reason: string; builtOnMissing?: boolean }

/**
 * Records in the journal after which they are folded into a snapshot: more for a long document, since the work of folding
 * grows with it.
 */
const FOLD_AFTER_RECORDS = 500
const FOLD_AFTER_SNAPSHOT_BYTES = 64

/**
 * One document in memory with everyone who has it open. Durable first: a change is checked, applied and journalled, and
 * only once it is on disk do others see it and does its writer hear that it is saved.
 */
export class Room {
  readonly name: string
  readonly #document: Y.Doc
  readonly #journal: Journal
  readonly #watch: RoomWatch
  readonly #owners: ClientOwners
  readonly #presence: Presence
  readonly #sockets = new Set<Socket>()
  #life: Life = { name: 'open' }
  #records: number
  #foldAt = FOLD_AFTER_RECORDS
  #lastAppend: Promise<void> = Promise.resolve()
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
    return new Room(name, readDocument(name, updates), updates, new ClientOwners(owners), journal, watch)
  }

  private constructor(
    name: string,
    document: Y.Doc,
    records: readonly Uint8Array[],
    owners: ClientOwners,
    journal: Journal,
    watch: RoomWatch,
  ) {
    this.name = name
    this.#document = document
    this.#records = records.length
    this.#size = new DocumentSize(
      records.reduce((bytes, record) => bytes + record.byteLength, 0),
      () => Y.encodeStateAsUpdate(document).byteLength,
    )
    this.#owners = owners
    this.#journal = journal
    this.#watch = watch
    this.#presence = new Presence(this.#owners, watch.now)
    this.#owners.claim(document.clientID, SERVER)
    document.on('update', (update: Uint8Array) => this.#caught.push(update))
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
    return syncStep1Frame(this.#document)
  }

  /** What the document has beyond the state vector, as a frame; resolves once all of it is on disk. Throws on a malformed vector. */
  answerTo(stateVector: Uint8Array): Promise<Uint8Array> {
    const frame = syncStep2Frame(this.#document, stateVector)
    return this.#lastAppend.then(() => frame)
  }

  /** Resolves once everything applied so far is on disk; rejects when it did not get there. */
  settled(): Promise<void> {
    return this.#lastAppend
  }

  /** Takes a person's update whole or not at all. */
  receiveUpdate(socket: Socket, person: Person, update: Uint8Array): Receipt {
    if (this.#life.name !== 'open') return { kind: 'refused', code: 'not-saved', reason: 'the disk refused' }
    const check = checkUpdate(this.#document, update, {
      mayWriteAs: (clientId) => this.#owners.mayClaim(clientId, person.id),
    })
    if (!check.ok) {
      const { reason, builtOnMissing } = check
      return { kind: 'refused', code: 'invalid', reason, builtOnMissing }
    }
    // What only deletes is let through: it is how a document becomes smaller.
    if (check.writers.length > 0 && !this.#size.hasRoomFor(update.byteLength)) {
      return { kind: 'refused', code: 'too-large', reason: 'the document would grow too large' }
    }
    for (const clientId of check.writers) this.#owners.claim(clientId, person.id)
    this.#caught = []
    if (!this.#applied(update, socket)) {
      return { kind: 'refused', code: 'invalid', reason: 'could not be applied whole' }
    }
    return { kind: 'taken', durable: this.#keep({ personId: person.id, clientIds: check.writers }, socket) }
  }

  receivePresence(socket: Socket, person: Person, update: Uint8Array, rights: { mayEdit: boolean }): void {
    this.#announce(this.#presence.receive(socket, person, update, rights), socket)
  }

  presenceOfOthers(socket: Socket): Uint8Array {
    return presenceFrame(this.#presence.others(socket))
  }

  /** Answers what `look` sees, once all of it is on disk. `look` must not change the document. */
  async read<T>(look: (document: Y.Doc) => T): Promise<T> {
    const seen = look(this.#document)
    await this.#lastAppend
    return seen
  }

  /** Runs the server's own change; everyone sees it, and the promise resolves, once it is on disk. */
  async edit<T>(change: (document: Y.Doc) => T): Promise<T> {
    if (this.#life.name !== 'open') throw new JournalFailed(`The room ${this.name} is no longer open.`)
    this.#caught = []
    try {
      return change(this.#document)
    } finally {
      // What a change that throws has already done is in memory, so it must be on disk as well.
      await this.#keep({ personId: SERVER, clientIds: [this.#document.clientID] })
    }
  }

  /** Sends everyone away and lets the document go; folds the journal first when that is worth it. */
  close(code: number, reason: string): void {
    if (this.#life.name === 'open') {
      if (this.#records > 1 && this.#version > 0) this.#fold()
      this.#life = { name: 'closed' }
    }
    for (const socket of [...this.#sockets]) socket.close(code, reason)
    this.#document.destroy()
  }

  /** What passed the check applies whole; should it not, memory is no longer to be trusted and the disk is. */
  #applied(update: Uint8Array, origin: Socket): boolean {
    let reason = 'something is left pending'
    try {
      Y.applyUpdate(this.#document, update, origin)
      const { pendingStructs, pendingDs } = this.#document.store
      if (!pendingStructs && !pendingDs) return true
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
    this.#fail(`an update passed the check but not Yjs: ${reason}`)
    return false
  }

  #keep(authorship: Authorship, from?: Socket): Promise<void> {
    const updates = this.#caught
    this.#caught = []
    if (updates.length === 0) return this.#lastAppend
    this.#version++
    updates.forEach((update, index) => {
      // The first is the writer's own words; what Yjs tidied up after them is news to the writer, too.
      const except = index === 0 ? from : undefined
      const started = this.#watch.now()
      this.#records++
      this.#size.grewBy(update.byteLength)
      this.#lastAppend = this.#journal.append(this.name, update, authorship).then(
        () => {
          this.#watch.durable(this.#watch.now() - started)
          this.#broadcast(updateFrame(update), except)
        },
        (error: unknown) => {
          this.#fail(error instanceof Error ? error.message : String(error))
          throw error
        },
      )
    })
    // Whoever needs the outcome waits for it; this only keeps Node from ending the process meanwhile.
    this.#lastAppend.catch(() => {})
    this.#foldWhenLong()
    return this.#lastAppend
  }

  #broadcast(frame: Uint8Array, except: Socket | undefined): void {
    if (this.#life.name === 'failed') return
    for (const socket of this.#sockets) if (socket !== except) socket.send(frame)
    this.#watch.broadcast(this.#sockets.size - (except && this.#sockets.has(except) ? 1 : 0))
  }

  #announce(entry: PresenceEntry | undefined, from: Socket): void {
    if (!entry) return
    const frame = presenceFrame([entry])
    for (const socket of this.#sockets) if (socket !== from) socket.send(frame)
  }

  #fail(reason: string): void {
    if (this.#life.name !== 'open') return
    this.#life = { name: 'failed' }
    this.#watch.failed(this.name, reason)
    const frame = refusedFrame('not-saved')
    for (const socket of [...this.#sockets]) {
      socket.send(frame)
      socket.close(CLOSE_CODES.overloaded, 'not saved')
    }
  }

  #foldWhenLong(): void {
    if (this.#records >= this.#foldAt) this.#fold()
  }

  /** Puts a snapshot in the place of the records, once it has shown that it reads as the document in memory does. */
  #fold(): void {
    const snapshot = Y.encodeStateAsUpdate(this.#document)
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
      this.#watch.notFolded(this.name, error instanceof Error ? error.message : String(error))
    })
  }

  #differenceTo(snapshot: Uint8Array): string | undefined {
    try {
      const copy = readDocument(this.name, [snapshot])
      try {
        return differenceBetween(this.#document, copy)
      } finally {
        copy.destroy()
      }
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}
