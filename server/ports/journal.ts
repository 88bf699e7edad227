import type { SharedJournal } from './shared-journal.ts'

/**
 * Where the documents live: one append-only list of Yjs updates a document. Known users: rooms. Every adapter passes
 * journal-contract.ts.
 */
export interface Journal {
  /** Names this life of the documents: after a restore from a backup it is another. */
  readonly epoch: string

  /** Names this life of one document: the journal's own epoch until a new generation of it is begun. */
  epochOf(document: string): Promise<string>

  /**
   * Resolves once the update is on disk, after everything appended before it, in the order of the calls.
   * Rejects with JournalFailed when it is not; then nothing of it was kept, nor of any write asked for before the
   * rejection was heard, for that may build on it.
   */
  append(document: string, update: Uint8Array, authorship?: Authorship): Promise<void>

  /**
   * Every update of the document in the order appended; an unknown document has none.
   * Rejects with DocumentDamaged when a record is missing or not what was written; never answers a part.
   */
  read(document: string): Promise<Uint8Array[]>

  /** Who owns each client id the document was written under, also where the record has been folded away. */
  readOwners(document: string): Promise<Map<number, string>>

  /**
   * Puts one snapshot in the place of everything appended to the document before this call; resolves once on disk.
   * A crash leaves either the old records or the snapshot. Rejects as `append`.
   */
  replace(document: string, snapshot: Uint8Array, authorship?: Authorship): Promise<void>

  /**
   * Begins a new generation of each document: another epoch, and its snapshot in the place of everything appended before
   * this call, of which no byte is left in the store. Client ids of before belong to EARLIER_GENERATION from then on. A crash
   * leaves all of them as they were or all of them new. Resolves once on disk; rejects as `append`.
   */
  renew(renewals: readonly Renewal[]): Promise<void>

  /** Where other servers write the same documents: how to write beside them, and what they have written. */
  readonly shared?: SharedJournal | undefined

  /** Resolves once everything asked for before is done and the store is let go. */
  close(): Promise<void>
}

/** A document's new generation. */
export interface Renewal {
  document: string
  snapshot: Uint8Array
  authorship: Authorship
}

/** Nobody is this person, so that nobody can write on under a client id of a generation that has ended. */
export const EARLIER_GENERATION = 'earlier-generation'

/** Whose words an update holds. */
export interface Authorship {
  /** The id of a person, or of the server itself. */
  personId: string
  /** The Yjs client ids that something new is written under. Whoever is first to write under one owns it for good. */
  clientIds: readonly number[]
}

/** The disk refused: full, broken, or gone. */
export class JournalFailed extends Error {
  override name = 'JournalFailed'
}

/** A document cannot be read back as it was written. It must not be opened, least of all as an empty one. */
export class DocumentDamaged extends Error {
  override name = 'DocumentDamaged'

  constructor(document: string, reason: string) {
    super(`The document ${document} is damaged and was not opened: ${reason}`)
  }
}
