import type { Missed, MissedRecord, Standing } from '../ports/shared-journal.ts'
import type { PresentPerson } from './presence.ts'

/** A room as the other servers concern it. */
export interface SharedRoom {
  readonly name: string
  readonly standing: Standing
  readonly lasts: boolean
  /** What other servers have committed. Records that are known already are passed over. */
  hears(missed: Missed): void
  /** Answers false where the records do not follow on what is known, or cannot be taken in at once: the database has them. */
  follows(epoch: string, records: readonly MissedRecord[]): boolean
  /** Decodes the document where that is still to be done, so that what others have committed can be taken in. */
  awake(): Promise<void>
  /** Who is in the room on this server. */
  readonly presentHere: readonly PresentPerson[]
  /** Who is there on another; with `isWhole`, nobody else. */
  hearsPresence(server: string, people: readonly PresentPerson[], isWhole: boolean): void
  /** Nobody is there on the server any more; without a name, on any that has been silent. */
  forgetsPresence(server?: string): void
}

/** The other servers that have a room's document, as the room speaks to them. */
export interface Others {
  /** Tells what is committed. */
  tell(room: SharedRoom, records: readonly MissedRecord[]): void
  /** Tells what has changed in who is here. */
  tellPresence(room: SharedRoom, people: readonly PresentPerson[]): void
  /** Resolves once the room has heard all that was committed when this was asked. */
  catchUp(room: SharedRoom): Promise<void>
  /** Why the room's document has been given a new generation elsewhere, where that was told. */
  reasonFor(room: SharedRoom): string | undefined
}
