import * as Y from 'yjs'
import { BUILT_IN_INDICATORS } from '#shared/label/built-in-indicators.ts'
import { addLabelActs, readLabelActs } from '#shared/label/label-document.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { LabelAct } from '#shared/protocol/schemas/label.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import type { Leases } from '../ports/leases.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'

export interface LabelActsOptions {
  rooms: Rooms
  leases: Leases
  clock: Clock
  ids: Ids
}

const ROOM = { kind: 'label' } as const

type WithoutSignature<Act> = Act extends unknown ? Omit<Act, 'id' | 'by' | 'at'> : never
/** Something to be done to the file; who does it and when is put to it. */
export type LabelDeed = WithoutSignature<LabelAct>

/**
 * What was done to the label's file: one document, written by the server alone, to which acts are only added. Acts come one
 * after the other, on whichever server, so that what one has judged still holds when it is written. Throws `label-damaged`
 * where the document cannot be loaded.
 */
export class LabelActs {
  readonly #options: LabelActsOptions
  #begun: Promise<void> | undefined
  #read: { room: Room; version: number; acts: LabelAct[] } | undefined

  constructor(options: LabelActsOptions) {
    this.#options = options
  }

  /** All of them, in order; the same object as before while none is added. */
  list(): Promise<readonly LabelAct[]> {
    return this.#inRoom(async (room) => {
      const { version } = room
      if (this.#read?.room !== room || this.#read.version !== version)
        this.#read = { room, version, acts: await room.read(readLabelActs) }
      return this.#read.acts
    })
  }

  /** Adds what `decide` makes of all that was done before, and answers it once it is on disk. What `decide` throws is thrown. */
  add(
    person: Person,
    decide: (acts: readonly LabelAct[]) => LabelDeed | Promise<LabelDeed>,
  ): Promise<LabelAct> {
    const { leases, clock, ids } = this.#options
    return leases.under('label', async (lease) => {
      const before = await this.list()
      const deed = await decide(before)
      const signed = (one: LabelDeed): LabelAct => ({
        ...one,
        id: ids.newId(),
        by: signatureOf(person),
        at: instantOf(clock),
      })
      // The file keeps the set that it began with.
      const beginning = before.length === 0 ? [signed({ act: 'begun', set: BUILT_IN_INDICATORS })] : []
      const act = signed(deed)
      await this.#inRoom((room) =>
        room.edit((document) => addLabelActs(document, [...beginning, act]), { lease }),
      )
      return act
    })
  }

  async #inRoom<T>(work: (room: Room) => Promise<T>): Promise<T> {
    const { rooms } = this.#options
    // Where there has never been one; what is damaged stays as it is and does not open.
    this.#begun ??= rooms.beginWhereNew(ROOM, new Y.Doc()).catch((error: unknown) => {
      this.#begun = undefined
      throw error
    })
    await this.#begun
    try {
      return await rooms.visit(ROOM, work)
    } catch (error) {
      throw error instanceof DocumentDamaged ? new Problem('label-damaged') : error
    }
  }
}
