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
import type { Missed, MissedRecord, Standing, Written } from '../ports/shared-journal.ts'
import { type HolderOfRoot, holderOfMeetingRoot, holderOfPlanRoot } from './allowed-content.ts'
import { Answers } from './answers.ts'
import { Beat } from './beat.ts'
import { ClientOwners, SERVER } from './client-owners.ts'
import { newIn, recordsOf } from './committed-records.ts'
import { DivergenceGuard } from './divergence-guard.ts'
import { DocumentSize } from './document-size.ts'
import { refusedFrame, syncStep1Frame } from './encode-frame.ts'
import { Folding } from './folding.ts'
import type { FrozenRoom } from './frozen-room.ts'
import { type Change, Intake, type Refused } from './intake.ts'
import type { Others, SharedRoom } from './others.ts'
import type { PresentPerson } from './presence.ts'
import { PresenceRounds } from './presence-rounds.ts'
import { RoomDocument } from './room-document.ts'
import { GenerationEnded, RoomLife } from './room-life.ts'
import type { RoomWatch } from './room-watch.ts'
import type { Socket, Writer } from './socket.ts'
import { type Judged, tellChanges, tellSaved } from './tell-turn.ts'
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

/** What has come of judging: how the document has changed, and whose updates are settled with it. */
interface Made {
  changes: readonly Change<Writer>[]
  judged: readonly Judged[]
}

const NOTHING_MADE: Made = { changes: [], judged: [] }
const NOTHING: Written = { kind: 'changes', changes: [] }

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
  readonly #turns: Turns
  readonly #others: Others | undefined
  readonly #watch: RoomWatch
  readonly #presence: PresenceRounds
  readonly #sockets = new Set<Socket>()
  readonly #life: RoomLife
  readonly #owners: ClientOwners
  readonly #intake: Intake<Writer>
  readonly #folding: Folding
  /** Resolves once all that was asked to be kept is; rejects where it is not. */
  #lastTurn: Promise<void> = Promise.resolve()
  /** The same of all that is in memory. */
  #inMemory: Promise<void> = Promise.resolve()
  /** The position of the last record that is in memory, on disk or on its way there. */
  #seen: number
  readonly #waiting = new WaitingUpdates()
  readonly #beat: Beat
  readonly #turn = () => this.#takeTurn()
  /** A turn is on its way to disk; meanwhile the next one gathers. */
  #isKeeping = false
  #version = 0

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
    this.#seen = seen
    this.#turns = turns
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
    this.#folding = new Folding(records.length, {
      name,
      document,
      size,
      watch,
      replace: (snapshot) => this.#replace(snapshot),
      failed: (error) => this.#notFolded(error),
    })
    this.#folding.foldWhenLong()
  }

  /** Grows with every change; the same number means the same document. */
  get version(): number {
    return this.#version
  }

  /** Which life of the document it is, and how far in it the room has got. */
  get standing(): Standing {
    return { epoch: this.epoch, seen: this.#seen }
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
    return this.#lastTurn.then(() => frame)
  }

  /** Resolves once everything received so far is judged and what was taken is on disk; rejects when it did not get there. */
  settled(): Promise<void> {
    const awakening = this.#awakenForWaiting()
    if (awakening) return awakening.then(() => this.settled())
    this.#takeTurn()
    return this.#lastTurn
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
    await this.#inMemory
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
    await this.#keep(() => {
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
      await this.#lastTurn
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
    if (this.#life.name === 'open' && this.#version > 0) this.#folding.fold()
    this.#life.close()
    this.#letGo(code, reason)
  }

  #letGo(code: number, reason: string): void {
    this.#beat.cancel(this.#turn)
    this.#presence.stop()
    for (const socket of [...this.#sockets]) socket.close(code, reason)
    const destroy = () => this.#document.destroy()
    // A turn that still waits for the document is judged on it.
    if (this.#turns.areShared) void Promise.allSettled([this.#lastTurn, this.#folding.last]).then(destroy)
    else destroy()
  }

  #askForTurn(): void {
    if (this.#isKeeping) return
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
    this.#keep(() => {
      const writers = this.#waiting.takeAll()
      return {
        changes: writers.flatMap(([writer, { updates }]) => this.#intake.takeAll(writer, updates)),
        judged: writers.map(([{ socket }, { count }]) => ({ socket, count })),
      }
    })
  }

  /**
   * Journals what `make` makes of the document, on all that others have committed; shows it to everybody, and tells whose
   * updates it is, once it and all before it are on disk.
   */
  #keep(make: () => Made, lease?: Lease): Promise<void> {
    const started = this.#watch.now()
    let made = NOTHING_MADE
    let isJudged = false
    let keeping: Promise<void> | undefined
    const judge = (missed: Missed | undefined): Written => {
      this.#takeIn(missed)
      this.#life.mustNotBeOver()
      isJudged = true
      if (keeping) this.#inMemory = keeping
      made = make()
      this.#version += made.changes.length
      this.#seen += made.changes.length
      this.#folding.recordsAdded(made.changes.length)
      return { kind: 'changes', changes: made.changes }
    }
    this.#isKeeping = true
    const kept: Promise<void> = this.#take(judge, lease) ?? this.#lastTurn
    keeping = kept
      .then(() => {
        if (this.#lastTurn === keeping) this.#isKeeping = false
        if (made.changes.length > 0) this.#watch.durable(this.#watch.now() - started, this.name)
        this.#show(made.changes, made.judged)
        if (this.#turns.areShared) this.#folding.foldWhenLong()
        if (!this.#waiting.isEmpty) this.#askForTurn()
      })
      .catch((error: unknown) => {
        // Thrown on, it would end the process for everybody; and nobody knows how much of it is in memory.
        this.#fail(error)
        throw error
      })
    this.#lastTurn = keeping
    if (isJudged) this.#inMemory = keeping
    keeping.catch(() => {})
    this.#folding.foldWhenLong()
    return keeping
  }

  /** Rejects also where the judge throws at once. What is kept of it is told to the other servers. */
  #take(judge: (missed: Missed | undefined) => Written, lease?: Lease): Promise<void> | undefined {
    let records: MissedRecord[] = []
    try {
      const kept = this.#turns.take({
        document: this.name,
        lease,
        standing: () => this.standing,
        judge: (missed) => {
          const written = judge(missed)
          if (this.#others) records = recordsOf(written, this.#seen)
          return written
        },
      })
      return this.#others ? kept?.then(() => this.#others?.tell(this, records)).catch(unlessLeaseLost) : kept
    } catch (error) {
      return Promise.reject(error)
    }
  }

  #replace(snapshot: () => Uint8Array | undefined): Promise<void> | undefined {
    return this.#take((missed) => {
      this.#takeIn(missed)
      this.#life.mustNotBeOver()
      const whole = snapshot()
      if (!whole) return NOTHING
      this.#seen++
      return { kind: 'snapshot', snapshot: whole }
    })
  }

  #notFolded(error: unknown): void {
    // Nothing is lost: the records it would have replaced are still there. But where others count them, too, they count otherwise.
    if (this.#turns.areShared) this.#fail(error)
    else this.#watch.notFolded(this.name, reasonOf(error))
  }

  hears(missed: Missed): void {
    if (!this.lasts) return
    try {
      this.#takeIn(missed)
    } catch (error) {
      if (!(error instanceof GenerationEnded)) this.#fail(error)
    }
  }

  follows(epoch: string, [first]: readonly MissedRecord[]): boolean {
    return epoch === this.epoch && !this.#document.isStored && (first?.position ?? 0) <= this.#seen + 1
  }

  awake(): Promise<void> {
    return this.#awaken() ?? Promise.resolve()
  }

  #takeIn(missed: Missed | undefined): void {
    if (!missed) return
    if (missed.kind === 'ended') {
      this.#endedElsewhere()
      throw new GenerationEnded()
    }
    const { updates, writers, seen, isFolded, added } = newIn(missed, this.#seen)
    for (const [clientId, personId] of writers) this.#owners.hasWritten(clientId, personId)
    if (isFolded) this.#folding.folded()
    this.#folding.recordsAdded(added)
    this.#seen = seen
    if (updates.length === 0) return
    const changes = this.#intake.takeIn(updates)
    if (changes.length === 0) return
    this.#version += changes.length
    this.#watch.heard(this.name)
    this.#beat.heard(this.#sockets.size)
    // It may build on what is only on its way to disk.
    this.#inMemory.then(
      () => this.#show(changes, []),
      () => {},
    )
  }

  #endedElsewhere(): void {
    if (!this.#life.end()) return
    this.#watch.renewed(this.name)
    this.#letGo(CLOSE_CODES.epochEnded, this.#others?.reasonFor(this) ?? 'a new generation')
  }

  #show(changes: readonly Change<Writer>[], judged: readonly Judged[]): void {
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
    // Whoever waits for what is in memory waits in vain; nothing of it is to be called saved, or shown.
    this.#lastTurn = Promise.reject(error)
    this.#lastTurn.catch(() => {})
    this.#inMemory = this.#lastTurn
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

/** It was refused before anything was made: there is nothing to keep, and who asked sees that nothing was. */
function unlessLeaseLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error
}

/** What may stand in the document of that name. */
function holderOfRootIn(name: string): HolderOfRoot {
  const kind = parseRoom(name)?.kind
  return kind === 'meeting' || kind === 'closed-meeting' ? holderOfMeetingRoot : holderOfPlanRoot
}
