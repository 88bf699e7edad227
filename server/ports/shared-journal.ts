import type { Authorship, Renewal } from './journal.ts'
import type { Lease } from './leases.ts'

/**
 * Writing documents beside other servers that write the same ones. What each appends stands on what all others have; who
 * misses something is told before they write. Known users: rooms. Every adapter passes shared-journal-contract.ts.
 */
export interface SharedJournal {
  /** As the journal's own `read`, with where that stands, all of one moment. */
  load(document: string): Promise<Loaded>

  /**
   * Takes the document for a moment in which nobody else can append to it, calls `judge` with what was missed, and appends
   * what that answers. Resolves once it is committed, after everything asked for before it. Rejects with what `judge` throws,
   * and then appends nothing; with JournalFailed as `append` does, and also where, after a lost line, somebody else has
   * appended first: memory is ahead of the disk then. A document that somebody holds is waited for.
   */
  turn(turn: Turn): Promise<void>

  /** What others have appended to each of the documents since; only where there is something. */
  missedIn(known: readonly Known[]): Promise<[document: string, missed: Missed][]>

  /** Where each of the documents stands that there are. */
  standingsOf(documents: readonly string[]): Promise<Map<string, Standing>>

  /**
   * Keeps other servers from appending to the documents until `release`, which never rejects; for some seconds, if this server
   * ends before. Waits for who holds one of them.
   */
  hold(documents: readonly string[]): Promise<Held>

  /**
   * As the journal's own `renew`, where each document still stands as given; answers false, and nothing is changed, where one
   * does not. `committed` is called once it is so, when what was there before is yet to be taken out of the store. Rejects with
   * NewerServers, as `hold` does, and nothing is changed.
   */
  renew(renewals: readonly (Renewal & Standing)[], committed?: () => void): Promise<boolean>
}

/** A server of a newer Samplan has been here: what it has written may be more than this one knows, and would leave out of a copy. */
export class NewerServers extends Error {
  override name = 'NewerServers'

  constructor() {
    super('A newer Samplan runs on this database: only its servers may give documents a new generation.')
  }
}

/** One life of a document, and the position of the last record in it that somebody has. */
export interface Standing {
  epoch: string
  seen: number
}

export interface Known extends Standing {
  document: string
}

export interface Loaded extends Standing {
  updates: Uint8Array[]
}

export interface Held {
  release(): Promise<void>
}

export interface Turn {
  document: string
  /** Under what it is judged; refused with LeaseLost, and not judged, where that has been given out again. */
  lease?: Lease | undefined
  /** Asked when the document is taken: what is heard meanwhile counts. */
  standing(): Standing
  /** In one step; called once. */
  judge(missed: Missed | undefined): Written
}

/** What is to be appended; or a snapshot in the place of everything there is, which says the same. */
export type Written =
  | { kind: 'changes'; changes: readonly { update: Uint8Array; authorship: Authorship }[] }
  | { kind: 'snapshot'; snapshot: Uint8Array }

export type Missed =
  /** The document that was known is no more. */
  | { kind: 'ended' }
  | {
      kind: 'records'
      /** In order; the first may be a snapshot in the place of others. */
      records: readonly MissedRecord[]
      /** Where records were folded away that had not been seen: whose all client ids are. */
      owners: ReadonlyMap<number, string> | undefined
    }

export interface MissedRecord {
  position: number
  /** A snapshot says nothing new where all before it was seen. */
  isSnapshot: boolean
  update: Uint8Array
  author: string | undefined
}
