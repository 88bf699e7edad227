import * as random from 'lib0/random'
import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { type RefusalCode, UPDATE_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import type { Authorship } from '../ports/journal.ts'
import type { HolderOfRoot } from './allowed-content.ts'
import { checkUpdate } from './check-update.ts'
import { type ClientOwners, SERVER } from './client-owners.ts'
import type { DocumentSize } from './document-size.ts'
import { applyRecords, isWhole } from './read-document.ts'
import type { RoomDocument } from './room-document.ts'

export interface Refused {
  code: RefusalCode
  /** For the log; never a word of the content. */
  reason: string
  /** It may be sound, but builds on what has not arrived: the sender's whole difference would do. */
  builtOnMissing: boolean
}

/** Whose updates are taken, and who hears what becomes of them. */
export interface Author {
  readonly person: Person
  refused(refusal: Refused): void
}

/** One update, applied. `from` is undefined for the server's own. */
export interface Change<A extends Author> {
  update: Uint8Array
  from: A | undefined
  authorship: Authorship
}

export interface IntakeOptions {
  document: RoomDocument
  owners: ClientOwners
  size: DocumentSize
  /** What may stand in it. */
  holderOfRoot: HolderOfRoot
}

/** Checks and applies what is to go into a document. What it hands out is in memory and must come to disk. */
export class Intake<A extends Author> {
  readonly #options: IntakeOptions
  /** Updates Yjs made while one change was applied: the change itself, and what it tidied up after it. */
  #caught: Uint8Array[] = []
  /** Under which the server writes for people, by person. */
  readonly #clientIds = new Map<string, number>()

  constructor(options: IntakeOptions) {
    this.#options = options
    options.document.onUpdate((update) => this.#caught.push(update))
  }

  /**
   * Takes all of an author's updates as one where they hold together, which spares most of the work; else one by one,
   * each whole or not at all, and tells the author which were refused. Throws when one was applied in part: memory is no longer
   * to be trusted then, and the disk is.
   */
  takeAll(author: A, updates: readonly Uint8Array[]): Change<A>[] {
    const joined = updates.length > 1 ? join(updates) : undefined
    const taken = joined && this.#take(author, joined)
    if (Array.isArray(taken)) return taken
    let lacks = false
    return updates.flatMap((update) => {
      const changes = this.#take(author, update)
      if (Array.isArray(changes)) return changes
      // What follows on a missing update lacks it, too: one answer with the whole difference mends all of them.
      if (!(lacks && changes.builtOnMissing)) author.refused(changes)
      lacks ||= changes.builtOnMissing
      return []
    })
  }

  /** Changes the document in a person's name, or the server's own; `takeOwn` hands out what has come of it. */
  changeFor<T>(personId: string, change: (document: Y.Doc) => T): T {
    const { live } = this.#options.document
    const serversId = live.clientID
    live.clientID = this.#clientIdFor(personId)
    try {
      return change(live)
    } finally {
      live.clientID = serversId
    }
  }

  /** What has just been done in the name of this person, or of the server. */
  takeOwn(personId: string): Change<A>[] {
    return this.#takeCaught().map((update) => this.#ownOf(personId, update))
  }

  /**
   * Puts in what others have committed, which needs no check any more; answers it as changes, none where all of it was
   * there. Throws where it builds on what is missing: memory is not to be trusted then.
   */
  takeIn(updates: readonly Uint8Array[]): Change<A>[] {
    const { live } = this.#options.document
    applyRecords(live, updates)
    if (!isWhole(live)) throw new Error('what others have committed builds on something that is missing')
    return this.#takeCaught().map((update) => ({
      update,
      from: undefined,
      authorship: { personId: SERVER, clientIds: [] },
    }))
  }

  #take(author: A, update: Uint8Array): Change<A>[] | Refused {
    const { document, owners, size, holderOfRoot } = this.#options
    const { person } = author
    const ownership = { mayWriteAs: (clientId: number) => owners.mayClaim(clientId, person.id) }
    const check = checkUpdate(document.live, update, ownership, holderOfRoot)
    if (!check.ok) {
      const { isOfAgreed, isOfSwept, reason, builtOnMissing } = check
      const code = isOfAgreed ? 'agreed' : isOfSwept ? 'taken-out' : 'invalid'
      return { code, reason, builtOnMissing }
    }
    // What only deletes is let through: it is how a document becomes smaller.
    if (check.writers.length > 0 && !size.hasRoomFor(update.byteLength)) {
      return { code: 'too-large', reason: 'the document would grow too large', builtOnMissing: false }
    }
    for (const clientId of check.writers) owners.claim(clientId, person.id)
    this.#apply(update, author)
    const [own, ...tidiedUp] = this.#takeCaught()
    const changes = tidiedUp.map((tidied) => this.#ownOf(SERVER, tidied))
    if (!own) return changes
    return [
      { update: own, from: author, authorship: { personId: person.id, clientIds: check.writers } },
      ...changes,
    ]
  }

  #apply(update: Uint8Array, origin: A): void {
    const { live } = this.#options.document
    Y.applyUpdate(live, update, origin)
    if (!isWhole(live)) throw new Error('an update passed the check and is not applied whole')
  }

  #takeCaught(): Uint8Array[] {
    const caught = this.#caught
    this.#caught = []
    for (const update of caught) this.#options.size.grewBy(update.byteLength)
    return caught
  }

  #ownOf(personId: string, update: Uint8Array): Change<A> {
    const clientId = this.#clientIdFor(personId)
    this.#options.owners.claim(clientId, personId)
    return { update, from: undefined, authorship: { personId, clientIds: [clientId] } }
  }

  /** The id under which the server writes for somebody, one for as long as the document is in memory. */
  #clientIdFor(personId: string): number {
    const { document, owners } = this.#options
    if (personId === SERVER) return document.live.clientID
    const known = this.#clientIds.get(personId)
    if (known !== undefined) return known
    let clientId = random.uint32()
    while (owners.ownerOf(clientId) !== undefined || document.live.store.clients.has(clientId))
      clientId = random.uint32()
    this.#clientIds.set(personId, clientId)
    owners.claim(clientId, personId)
    return clientId
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
