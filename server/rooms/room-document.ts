import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { emptyDocument, isWhole, leaveFormatting, readDocument } from './read-document.ts'
import { sliceInWorker } from './slice-in-worker.ts'
import { SnapshotIndex } from './snapshot-index.ts'

/** From here on, decoding takes longer than a person should wait to see the document. */
const LONG_BYTES = 64 * 1024

interface Stored {
  snapshot: Uint8Array
  stateVector: Uint8Array
  /** Undefined where the snapshot is of an unusual kind. */
  index: SnapshotIndex | undefined
}

/**
 * A room's document. A long one that stands in the journal as one snapshot, which has shown that it reads as it should
 * when it was made, is given out as it is stored and decoded only when something is to be made of it.
 */
export class RoomDocument {
  readonly #name: string
  readonly #listeners: ((update: Uint8Array) => void)[] = []
  /** As it is stored, and how far it reaches; undefined once the document has changed. */
  #stored: Stored | undefined
  #decoded: Y.Doc | undefined
  #awakening: Promise<void> | undefined

  /** Throws DocumentDamaged when the records do not make a whole document, or are no updates at all. */
  constructor(name: string, records: readonly Uint8Array[]) {
    this.#name = name
    const [snapshot, ...others] = records
    if (snapshot && others.length === 0 && snapshot.byteLength >= LONG_BYTES) {
      this.#stored = storedOf(name, snapshot)
    } else {
      this.#decode(records)
    }
  }

  /** Calls back with every change from now on, as an update. */
  onUpdate(listener: (update: Uint8Array) => void): void {
    this.#listeners.push(listener)
  }

  /**
   * Decodes a long document piece by piece, with others' work in between, so that `live` costs nothing once it resolves;
   * undefined when it does already. Rejects with DocumentDamaged.
   */
  awaken(): Promise<void> | undefined {
    if (this.#decoded || !this.#stored) return undefined
    this.#awakening ??= this.#decodeInSlices(this.#stored.snapshot)
    return this.#awakening
  }

  /** The document itself. Throws DocumentDamaged where it cannot be decoded after all. */
  get live(): Y.Doc {
    return this.#decoded ?? this.#decode(this.#stored ? [this.#stored.snapshot] : [])
  }

  /** Nothing has been made of it since it was loaded. */
  get isStored(): boolean {
    return this.#decoded === undefined
  }

  get stateVector(): Uint8Array {
    return this.#stored?.stateVector ?? Y.encodeStateVector(this.live)
  }

  /** All of it, as one update. */
  get whole(): Uint8Array {
    return this.#stored?.snapshot ?? Y.encodeStateAsUpdate(this.live)
  }

  /** What it has beyond the state vector, as one update. Throws on a malformed vector. */
  beyond(stateVector: Uint8Array): Uint8Array {
    if (isNothing(stateVector)) return this.whole
    if (this.#stored) {
      const { snapshot, index } = this.#stored
      return index?.beyond(stateVector) ?? Y.diffUpdate(snapshot, stateVector)
    }
    return Y.encodeStateAsUpdate(this.live, stateVector)
  }

  destroy(): void {
    this.#decoded?.destroy()
  }

  #decode(records: readonly Uint8Array[]): Y.Doc {
    return this.#adopt(readDocument(this.#name, records))
  }

  async #decodeInSlices(snapshot: Uint8Array): Promise<void> {
    const document = emptyDocument()
    const tidyAgain = leaveFormatting(document)
    try {
      for (const slice of await sliceInWorker(snapshot)) {
        Y.applyUpdate(document, slice)
        await setImmediate()
      }
      if (!isWhole(document)) throw new Error('something it builds on is missing')
    } catch {
      // Threads may be short; whether the document is damaged only reading it here can tell.
      if (!this.#decoded) this.#decode([snapshot])
      return
    }
    tidyAgain()
    if (!this.#decoded) this.#adopt(document)
  }

  #adopt(document: Y.Doc): Y.Doc {
    document.on('update', (update: Uint8Array) => {
      this.#stored = undefined
      for (const listener of this.#listeners) listener(update)
    })
    this.#decoded = document
    return document
  }
}

function storedOf(name: string, snapshot: Uint8Array): Stored {
  try {
    const index = SnapshotIndex.of(snapshot)
    return { snapshot, index, stateVector: index?.stateVector ?? Y.encodeStateVectorFromUpdate(snapshot) }
  } catch (error) {
    throw new DocumentDamaged(name, reasonOf(error))
  }
}

/** The state vector of whoever has nothing yet. */
function isNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}
