import { reasonOf } from '#shared/basics/reason-of.ts'
import { type Lease, LeaseLost } from '../ports/leases.ts'
import type { Missed, MissedRecord, Standing, Written } from '../ports/shared-journal.ts'
import type { ClientOwners } from './client-owners.ts'
import { newIn, recordsOf } from './committed-records.ts'
import { Folding, type FoldingOptions } from './folding.ts'
import type { Change, Intake } from './intake.ts'
import type { Others, SharedRoom } from './others.ts'
import { GenerationEnded, type RoomLife } from './room-life.ts'
import type { RoomWatch } from './room-watch.ts'
import type { Writer } from './socket.ts'
import type { Judged } from './tell-turn.ts'
import type { Opened, Turns } from './turns.ts'

/** What has come of judging: how the document has changed, and whose updates are settled with it. */
export interface Made {
  changes: readonly Change<Writer>[]
  judged: readonly Judged[]
}

const NOTHING_MADE: Made = { changes: [], judged: [] }
const NOTHING: Written = { kind: 'changes', changes: [] }

export interface RoomJournalOptions extends Pick<FoldingOptions, 'document' | 'size'> {
  /** As the other servers know it. */
  room: SharedRoom
  turns: Turns
  /** Where other servers have the document open, too. */
  others: Others | undefined
  watch: RoomWatch
  life: RoomLife
  owners: ClientOwners
  intake: Intake<Writer>
  /** What was made is on disk: everybody may see it, and its writers hear that it is saved. */
  show: (made: Made) => void
  /** What another server has written is in memory. */
  heard: () => void
  /** What was made last is on disk, and nothing is on its way there: the next turn may come. */
  free: () => void
  /** Another server has begun a new generation of the document. */
  ended: () => void
  /** Something could not be kept, or memory cannot be trusted: what the disk has is to be loaded anew. */
  failed: (error: unknown) => void
}

/** A room's way to disk, and what others put there on its way into memory: in one order, which is that of the journal. */
export class RoomJournal {
  readonly #options: RoomJournalOptions
  readonly #folding: Folding
  /** Resolves once all that was asked to be kept is; rejects where it is not. */
  #kept: Promise<void> = Promise.resolve()
  /** The same of all that is in memory. */
  #inMemory: Promise<void> = Promise.resolve()
  #isKeeping = false
  /** The position of the last record that is in memory, on disk or on its way there. */
  #seen: number
  #version = 0

  constructor({ seen, records }: Pick<Opened, 'seen' | 'records'>, options: RoomJournalOptions) {
    this.#options = options
    this.#seen = seen
    const { document, size, watch, room } = options
    this.#folding = new Folding(records.length, {
      name: room.name,
      document,
      size,
      watch,
      replace: (snapshot) => this.#replace(snapshot),
      failed: (error) => this.#notFolded(error),
    })
  }

  /** Grows with every change; the same number means the same document. */
  get version(): number {
    return this.#version
  }

  get seen(): number {
    return this.#seen
  }

  /** A turn is on its way to disk; meanwhile the next one gathers. */
  get isKeeping(): boolean {
    return this.#isKeeping
  }

  /** Resolves once all that was asked to be kept is; rejects where it is not. */
  get kept(): Promise<void> {
    return this.#kept
  }

  /** Resolves once all that is in memory is on disk; rejects where it is not. */
  get inMemory(): Promise<void> {
    return this.#inMemory
  }

  /** Calls back once nothing is to be judged or folded on the document any more: at once where no other server writes it. */
  whenDone(callback: () => void): void {
    if (this.#options.turns.areShared)
      void Promise.allSettled([this.#kept, this.#folding.last]).then(callback)
    else callback()
  }

  /**
   * Journals what `make` makes of the document, on all that others have committed; shows it to everybody, and tells whose
   * updates it is, once it and all before it are on disk.
   */
  keep(make: () => Made, lease?: Lease): Promise<void> {
    const { room, watch, life, turns, show, free, failed } = this.#options
    const started = watch.now()
    let made = NOTHING_MADE
    let isJudged = false
    let keeping: Promise<void> | undefined
    const judge = (missed: Missed | undefined): Written => {
      this.#takeIn(missed)
      life.mustNotBeOver()
      isJudged = true
      if (keeping) this.#inMemory = keeping
      made = make()
      this.#version += made.changes.length
      this.#seen += made.changes.length
      this.#folding.recordsAdded(made.changes.length)
      return { kind: 'changes', changes: made.changes }
    }
    this.#isKeeping = true
    const kept: Promise<void> = this.#take(judge, lease) ?? this.#kept
    keeping = kept
      .then(() => {
        if (this.#kept === keeping) this.#isKeeping = false
        if (made.changes.length > 0) watch.durable(watch.now() - started, room.name)
        show(made)
        if (turns.areShared) this.foldWhenLong()
        free()
      })
      .catch((error: unknown) => {
        // Thrown on, it would end the process for everybody; and nobody knows how much of it is in memory.
        failed(error)
        throw error
      })
    this.#kept = keeping
    if (isJudged) this.#inMemory = keeping
    keeping.catch(() => {})
    this.foldWhenLong()
    return keeping
  }

  /** What other servers have committed. Records that are known already are passed over. */
  hears(missed: Missed): void {
    try {
      this.#takeIn(missed)
    } catch (error) {
      if (!(error instanceof GenerationEnded)) this.#options.failed(error)
    }
  }

  /** Answers false where the records do not follow on what is known, or cannot be taken in at once. */
  follows(epoch: string, [first]: readonly MissedRecord[]): boolean {
    const { room, document } = this.#options
    return epoch === room.standing.epoch && !document.isStored && (first?.position ?? 0) <= this.#seen + 1
  }

  /** Puts a snapshot in the place of all records, where it is worth it. */
  fold(): void {
    this.#folding.fold()
  }

  foldWhenLong(): void {
    this.#folding.foldWhenLong()
  }

  /** The room has failed. Whoever waits for what is in memory waits in vain; nothing of it is to be called saved, or shown. */
  giveUp(error: unknown): void {
    this.#kept = Promise.reject(error)
    this.#kept.catch(() => {})
    this.#inMemory = this.#kept
  }

  /** Rejects also where the judge throws at once. What is kept of it is told to the other servers. */
  #take(judge: (missed: Missed | undefined) => Written, lease?: Lease): Promise<void> | undefined {
    const { room, turns, others } = this.#options
    let records: MissedRecord[] = []
    try {
      const kept = turns.take({
        document: room.name,
        lease,
        standing: (): Standing => room.standing,
        judge: (missed) => {
          const written = judge(missed)
          if (others) records = recordsOf(written, this.#seen)
          return written
        },
      })
      return others ? kept?.then(() => others.tell(room, records)).catch(unlessLeaseLost) : kept
    } catch (error) {
      return Promise.reject(error)
    }
  }

  #replace(snapshot: () => Uint8Array | undefined): Promise<void> | undefined {
    return this.#take((missed) => {
      this.#takeIn(missed)
      this.#options.life.mustNotBeOver()
      const whole = snapshot()
      if (!whole) return NOTHING
      this.#seen++
      return { kind: 'snapshot', snapshot: whole }
    })
  }

  #notFolded(error: unknown): void {
    const { turns, failed, watch, room } = this.#options
    // Nothing is lost: the records it would have replaced are still there. But where others count them, too, they count otherwise.
    if (turns.areShared) failed(error)
    else watch.notFolded(room.name, reasonOf(error))
  }

  #takeIn(missed: Missed | undefined): void {
    if (!missed) return
    const { owners, intake, watch, room, show, heard, ended } = this.#options
    if (missed.kind === 'ended') {
      ended()
      throw new GenerationEnded()
    }
    const { updates, writers, seen, isFolded, added } = newIn(missed, this.#seen)
    for (const [clientId, personId] of writers) owners.hasWritten(clientId, personId)
    if (isFolded) this.#folding.folded()
    this.#folding.recordsAdded(added)
    this.#seen = seen
    if (updates.length === 0) return
    const changes = intake.takeIn(updates)
    if (changes.length === 0) return
    this.#version += changes.length
    watch.heard(room.name)
    heard()
    // It may build on what is only on its way to disk.
    this.#inMemory.then(
      () => show({ changes, judged: [] }),
      () => {},
    )
  }
}

/** It was refused before anything was made: there is nothing to keep, and who asked sees that nothing was. */
function unlessLeaseLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error
}
