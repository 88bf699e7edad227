import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type {
  SignedWording,
  WordingLayers,
  WordingVersion,
} from '#shared/agreement/wording/signed-wording.ts'
import { addWording, readWordings } from '#shared/agreement/wording/wordings-document.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'

export interface WordingsOptions {
  rooms: Rooms
  clock: Clock
  ids: Ids
}

const ROOM = { kind: 'agreement-wordings' } as const

/** The versions of the agreement's signed wording: one document, written by the server alone, to which versions are only added. */
export class Wordings {
  readonly #options: WordingsOptions
  #begun: Promise<void> | undefined
  #read: { room: Room; version: number; wordings: SignedWording[] } | undefined

  constructor(options: WordingsOptions) {
    this.#options = options
  }

  /** All of them, the one in force first. */
  list(): Promise<SignedWording[]> {
    return this.#inRoom(async (room) => {
      const { version } = room
      if (this.#read?.room !== room || this.#read.version !== version)
        this.#read = { room, version, wordings: await room.read(readWordings) }
      return this.#read.wordings
    })
  }

  /** Throws `not-found`. */
  async read(wordingId: string): Promise<SignedWording> {
    const found = (await this.list()).find(({ id }) => id === wordingId)
    if (!found) throw new Problem('not-found')
    return found
  }

  /** Resolves once it is on disk. */
  async publish(
    wording: WordingLayers & Pick<WordingVersion, 'date' | 'fileName'>,
    by: Person,
  ): Promise<SignedWording> {
    const { clock, ids } = this.#options
    const published: SignedWording = {
      ...wording,
      id: ids.newId(),
      sha256: createHash('sha256').update(wording.raw).digest('hex'),
      publishedAt: instantOf(clock),
      by: signatureOf(by),
    }
    await this.#inRoom((room) => room.edit((document) => addWording(document, published)))
    return published
  }

  async #inRoom<T>(work: (room: Room) => Promise<T>): Promise<T> {
    const { rooms } = this.#options
    // Where there has never been any; what is damaged stays as it is and does not open.
    this.#begun ??= rooms.beginWhereNew(ROOM, new Y.Doc()).catch((error: unknown) => {
      this.#begun = undefined
      throw error
    })
    await this.#begun
    return rooms.visit(ROOM, work)
  }
}
