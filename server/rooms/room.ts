import type * as Y from 'yjs'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { lockedReading } from '#shared/meetings/locked.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Category } from '#shared/plan/plan.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { parseRoom } from '#shared/protocol/rooms.ts'
import { agreedReadings, changedAgreedSection } from '#shared/sign-off/changes-agreed.ts'
import { DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { type Lease, LeaseLost } from '../ports/leases.ts'
import type { Missed, MissedRecord, Standing } from '../ports/shared-journal.ts'
import { type HolderOfRoot, holderOfMeetingRoot, holderOfPlanRoot } from './allowed-content.ts'
import { Answers } from './answers.ts'
import { Beat } from './beat.ts'
import { ClientOwners, SERVER } from './client-owners.ts'
import { DivergenceGuard } from './divergence-guard.ts'
import { DocumentSize } from './document-size.ts'
import { refusedFrame, syncStep1Frame } from './encode-frame.ts'
import type { FrozenRoom } from './frozen-room.ts'
import { Intake, type Refused } from './intake.ts'
import type { Others, SharedRoom } from './others.ts'
import type { PresentPerson } from './presence.ts'
import { PresenceRounds } from './presence-rounds.ts'
import { RoomDocument } from './room-document.ts'
import { type Made, RoomJournal } from './room-journal.ts'
import { RoomLife } from './room-life.ts'
import type { RoomWatch } from './room-watch.ts'
import type { Socket, Writer } from './socket.ts'
import { tellChanges, tellSaved } from './tell-turn.ts'
import { type Opened, type Turns, turnsOver } from './turns.ts'
import { WaitingUpdates } from './waiting-updates.ts'

/** A room to look into. */
export type ReadableRoom = Pick<Room, 'version' | 'read'>

export interface HowEdited {
  /** The id of the person in whose name; the server's own where absent. */
  by?: string
  /** What was judged before has to hold still. */
  lease?: Lease
}

/** A change of the server's own would have altered what both parties have agreed, which nobody may. */
class AlreadyAgreed extends Error {
  override name = 'AlreadyAgreed'
}

interface RoomParts {
  turns: Turns
  watch: RoomWatch
  beat: Beat
  /** Where other servers have the document open, too. */
  others: Others | undefined
}

const NOT_OPEN: Refused = { code: 'not-saved', reason: 'the disk refused', builtOnMissing: false }

/**
 * One document in memory with everyone who has it open. It goes by turns: what has come in since the last one is checked,
 * applied and journalled together, and only once it is on disk do others see it, in one frame, and do its writers hear
 * that it is saved.
 */
export class Room implements SharedRoom {
  readonly name: string
  /** Names this life of the document: who was here in another may merge nothing into it. */
  readonly epoch: string
  readonly #document: RoomDocument
  readonly #answers: Answers
  readonly #guard: DivergenceGuard
  readonly #others: Others | undefined
  readonly #watch: RoomWatch
  readonly #presence: PresenceRounds
  readonly #sockets = new Set<Socket>()
  readonly #life: RoomLife
  readonly #owners: ClientOwners
  readonly #intake: Intake<Writer>
  readonly #journal: RoomJournal
  readonly #waiting = new WaitingUpdates()
  readonly #beat: Beat
  readonly #turn = () => this.#takeTurn()

  /**
   * Reads the document back from the journal. Rejects with DocumentDamaged when it cannot be read back whole, or was
   * never begun: a room never starts out empty by mistake.
   */
  static async load(
    name: string,
    journal: Journal,
    watch: RoomWatch,
    { beat = new Beat(), others }: Partial<Pick<RoomParts, 'beat' | 'others'>> = {},
  ): Promise<Room> {
    const turns = turnsOver(journal)
    return new Room(name, await turns.open(name), { turns, watch, beat, others })
  }

  private constructor(
    name: string,
    { epoch, seen, records, owners: known }: Opened,
    { turns, watch, beat, others }: RoomParts,
  ) {
    this.name = name
    this.epoch = epoch
    this.#others = others
    this.#watch = watch
    this.#beat = beat
    const owners = new ClientOwners(known)
    this.#life = new RoomLife(name)
    const document = new RoomDocument(name, records)
    const size = new DocumentSize(
      records.reduce((bytes, record) => bytes + record.byteLength, 0),
      () => document.whole.byteLength,
    )
    this.#document = document
    this.#owners = owners
    this.#intake = new Intake({ document, owners, size, holderOfRoot: holderOfRootIn(name) })
    this.#answers = new Answers(document)
    this.#guard = new DivergenceGuard(name, document, watch.now)
    const tellOthers = others && ((people: readonly PresentPerson[]) => others.tellPresence(this, people))
    this.#presence = new PresenceRounds({ owners, now: watch.now, sockets: this.#sockets, tellOthers })
    this.#journal = new RoomJournal(
      { seen, records },
      {
        room: this,
        document,
        size,
        turns,
        others,
        watch,
        life: this.#life,
        owners,
        intake: this.#intake,
        show: (made) => this.#show(made),
        heard: () => this.#beat.heard(this.#sockets.size),
        free: () => {
          if (!this.#waiting.isEmpty) this.#askForTurn()
        },
        ended: () => this.#endedElsewhere(),
        failed: (error) => this.#fail(error),
      },
    )
    this.#journal.foldWhenLong()
  }

  /** Grows with every change; the same number means the same document. */
  get version(): number {
    return this.#journal.version
  }

  /** Which life of the document it is, and how far in it the room has got. */
  get standing(): Standing {
    return { epoch: this.epoch, seen: this.#journal.seen }
  }

  /** Whether this still is the document that everybody has. */
  get lasts(): boolean {
    return this.#life.lasts
  }

  /** Throws GenerationEnded where the document has been given another. */
  mustNotHaveEnded(): void {
    this.#life.mustNotHaveEnded()
  }

  /** Answers false, and sends the socket away, where the room has failed since it was entered: another is loaded then. */
  join(socket: Socket): boolean {
    if (!this.lasts) {
      socket.close(CLOSE_CODES.overloaded, 'the room is loaded anew')
      return false
    }
    this.#sockets.add(socket)
    this.#presence.join(socket)
    return true
  }

  leave(socket: Socket): void {
    this.#sockets.delete(socket)
    this.#presence.leave(socket)
  }

  /** The frame that asks a writer for what the document lacks. */
  question(): Uint8Array {
    return syncStep1Frame(this.#document.stateVector)
  }

  /** What the document has beyond the state vector, as a frame; resolves once all of it is on disk. Throws on a malformed vector. */
  answerTo(stateVector: Uint8Array): Promise<Uint8Array> {
    const awakening = this.#awakenForWaiting()
    if (awakening) return awakening.then(() => this.answerTo(stateVector))
    this.#takeTurn()
    const frame = this.#answers.to(stateVector)
    return this.#journal.kept.then(() => frame)
  }

  /** Resolves once everything received so far is judged and what was taken is on disk; rejects when it did not get there. */
  settled(): Promise<void> {
    const awakening = this.#awakenForWaiting()
    if (awakening) return awakening.then(() => this.settled())
    this.#takeTurn()
    return this.#journal.kept
  }

  /** Takes a writer's update, its `count`th, whole or not at all in the next turn, and tells the writer then. */
  receiveUpdate(writer: Writer, update: Uint8Array, count: number): void {
    this.#waiting.add(writer, update, count)
    this.#askForTurn()
  }

  receivePresence(socket: Socket, person: Person, update: Uint8Array, rights: { mayEdit: boolean }): void {
    this.#presence.receive(socket, person, update, rights)
  }

  /**
   * Answers false where a page reads otherwise than the room though both know the same. Where the room itself reads otherwise
   * than what it would write, everybody goes and comes back to what the disk has.
   */
  readsAlike(stateVector: Uint8Array, hash: string): boolean {
    // As it is stored it was compared when it was stored.
    if (this.#document.isStored) return true
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

  get presentHere(): readonly PresentPerson[] {
    return this.#presence.here
  }

  hearsPresence(server: string, people: readonly PresentPerson[], isWhole: boolean): void {
    if (this.lasts) this.#presence.hears(server, people, isWhole)
  }

  forgetsPresence(server?: string): void {
    if (this.lasts) this.#presence.forget(server)
  }

  presenceOfOthers(socket: Socket): Uint8Array {
    return this.#presence.othersThan(socket)
  }

  /**
   * Answers what `look` sees, once all of it is on disk: nothing of what any server had committed when it was asked is missing.
   * `look` must not change the document.
   */
  async read<T>(look: (document: Y.Doc) => T): Promise<T> {
    const awakening = this.#awaken()
    if (awakening) await awakening
    if (this.#others) await this.#others.catchUp(this)
    this.#life.mustNotHaveEnded()
    const seen = look(this.#document.live)
    await this.#journal.inMemory
    return seen
  }

  /** The id of whoever has written under a client id. */
  authorOf(clientId: number): string | undefined {
    return this.#owners.ownerOf(clientId)
  }

  /**
   * Runs a change that the server makes, in the name of a person or as its own; everyone sees it, and the promise resolves,
   * once it is on disk. Rejects with LeaseLost where it is to be made under a lease that is another's by now.
   */
  async edit<T>(change: (document: Y.Doc) => T, how: HowEdited = {}): Promise<T> {
    const { by = SERVER, lease } = how
    const awakening = this.#awaken()
    if (awakening) await awakening
    const { thawed } = this.#life
    if (thawed) {
      await thawed
      return this.edit(change, how)
    }
    this.#life.mustNotHaveEnded()
    this.#life.mustBeOpen()
    lease?.mustStand()
    let outcome: { value: T } | { error: unknown } | undefined
    await this.#journal.keep(() => {
      const { live } = this.#document
      const agreed = agreedReadings(live)
      const locked = lockedReading(live)
      try {
        outcome = { value: this.#intake.changeFor(by, change) }
      } catch (error) {
        outcome = { error }
      }
      // What a change that throws has already done is in memory, so it must be on disk as well.
      const changes = this.#intake.takeOwn(by)
      if (changes.length > 0) this.#mustStand(agreed, locked)
      return { changes, judged: [] }
    }, lease)
    if (!outcome && lease) throw new LeaseLost(lease)
    if (!outcome) throw new JournalFailed(`The room ${this.name} was not changed.`)
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  /** The last hold: whoever forgot to ask whether something is agreed has changed it in memory, and memory is let go. */
  #mustStand(agreed: ReadonlyMap<Category, string>, locked: string | undefined): void {
    const changed = changedAgreedSection(agreed, this.#document.live)
    const areMinutes = locked !== undefined && lockedReading(this.#document.live) !== locked
    if (changed === undefined && !areMinutes) return
    throw new AlreadyAgreed(areMinutes ? 'the minutes are approved' : `section ${changed} is agreed`)
  }

  /** Takes nothing more, and resolves once all that was taken is on disk; rejects when it did not get there. */
  async freeze(): Promise<FrozenRoom> {
    const awakening = this.#awaken()
    if (awakening) await awakening
    this.#takeTurn()
    const thaw = this.#life.freeze()
    const goOn = () => {
      if (thaw('open') && !this.#waiting.isEmpty) this.#askForTurn()
    }
    try {
      await this.#journal.kept
      if (this.#others) await this.#others.catchUp(this)
      this.#life.mustNotHaveEnded()
    } catch (error) {
      goOn()
      throw error
    }
    const end = (reason: string) => {
      if (thaw('ended')) this.#letGo(CLOSE_CODES.epochEnded, reason)
    }
    const authorOf = (clientId: number) => this.authorOf(clientId)
    const { standing } = this
    return { document: this.#document.live, epoch: this.epoch, standing, authorOf, end, goOn }
  }

  /** Sends everyone away and lets the document go; folds the journal first when that is worth it. */
  close(code: number, reason: string): void {
    this.#takeTurn()
    if (this.#life.name === 'open' && this.#journal.version > 0) this.#journal.fold()
    this.#life.close()
    this.#letGo(code, reason)
  }

  #letGo(code: number, reason: string): void {
    this.#beat.cancel(this.#turn)
    this.#presence.stop()
    for (const socket of [...this.#sockets]) socket.close(code, reason)
    this.#journal.whenDone(() => this.#document.destroy())
  }

  #askForTurn(): void {
    if (this.#journal.isKeeping) return
    if (this.#waiting.isEnoughForATurn) this.#takeTurn()
    else this.#beat.ask(this.#turn, this.#sockets.size)
  }

  #takeTurn(): void {
    this.#beat.cancel(this.#turn)
    if (this.#waiting.isEmpty || this.#life.name === 'frozen') return
    const awakening = this.#awaken()
    if (awakening) {
      awakening.then(
        () => this.#askForTurn(),
        () => {},
      )
      return
    }
    if (this.#life.name !== 'open') {
      for (const [writer] of this.#waiting.takeAll()) writer.refused(NOT_OPEN)
      return
    }
    this.#journal.keep(() => {
      const writers = this.#waiting.takeAll()
      return {
        changes: writers.flatMap(([writer, { updates }]) => this.#intake.takeAll(writer, updates)),
        judged: writers.map(([{ socket }, { count }]) => ({ socket, count })),
      }
    })
  }

  hears(missed: Missed): void {
    if (this.lasts) this.#journal.hears(missed)
  }

  follows(epoch: string, records: readonly MissedRecord[]): boolean {
    return this.#journal.follows(epoch, records)
  }

  awake(): Promise<void> {
    return this.#awaken() ?? Promise.resolve()
  }

  #endedElsewhere(): void {
    if (!this.#life.end()) return
    this.#watch.renewed(this.name)
    this.#letGo(CLOSE_CODES.epochEnded, this.#others?.reasonFor(this) ?? 'a new generation')
  }

  #show({ changes, judged }: Made): void {
    if (changes.length === 0 || this.#life.name === 'failed') {
      tellSaved(judged)
      return
    }
    this.#watch.broadcast(tellChanges(changes, judged, this.#sockets, this.#presence.takeAlong()))
  }

  /** Undefined where there is nothing to wait for. A document that cannot be decoded after all is nobody's. */
  #awaken(): Promise<void> | undefined {
    return this.#document.awaken()?.catch((error: unknown) => {
      this.#fail(error)
      throw error
    })
  }

  #awakenForWaiting(): Promise<void> | undefined {
    return this.#waiting.isEmpty ? undefined : this.#awaken()
  }

  #fail(error: unknown): void {
    if (!this.#life.fail()) return
    this.#journal.giveUp(error)
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
}

/** What may stand in the document of that name. */
function holderOfRootIn(name: string): HolderOfRoot {
  const kind = parseRoom(name)?.kind
  return kind === 'meeting' || kind === 'closed-meeting' ? holderOfMeetingRoot : holderOfPlanRoot
}
