import type * as Y from 'yjs'
import { Problem } from '../http/problem.ts'
import type { Lease } from '../ports/leases.ts'
import type { HowEdited, Room } from '../rooms/room.ts'

/**
 * One generation of a document, and of the ledger beside it: what a command has judged in the one goes into the other only
 * while both last. Else it would say in the new generation what the old one was ended to hide.
 */
export class Generation {
  readonly planId: string
  readonly document: Room
  readonly #ledger: Room
  /** What the command is run under, where that may be done by one at a time. */
  readonly #lease: Lease | undefined

  constructor(planId: string, document: Room, ledger: Room, lease?: Lease) {
    this.planId = planId
    this.document = document
    this.#ledger = ledger
    this.#lease = lease
  }

  /** Throws `plan-begun-anew` where it has ended. To be asked in the very step that writes what was judged, wherever that is. */
  mustLast(): void {
    if (!this.document.lasts) throw new Problem('plan-begun-anew')
  }

  readLedger<T>(look: (ledger: Y.Doc) => T): Promise<T> {
    return this.#ledger.read(look)
  }

  /** Resolves once it is on disk. */
  writeLedger<T>(change: (ledger: Y.Doc) => T): Promise<T> {
    return this.#ledger.edit((ledger) => {
      this.mustLast()
      return change(ledger)
    }, this.#how)
  }

  /** The same in the document itself. */
  writeDocument<T>(change: (document: Y.Doc) => T): Promise<T> {
    return this.document.edit(change, this.#how)
  }

  /** The same beside both. */
  writeBeside<T>(room: Room, change: (document: Y.Doc) => T): Promise<T> {
    return room.edit((document) => {
      this.mustLast()
      return change(document)
    }, this.#how)
  }

  get #how(): HowEdited {
    return this.#lease ? { lease: this.#lease } : {}
  }
}
