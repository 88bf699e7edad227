import type { StoredTrail } from './stored-audit.ts'
import type { StoredUploads } from './stored-uploads.ts'

/**
 * A journal at rest: a data folder's, also while a server writes it, or a backup's. Reading changes nothing, and all
 * that one StoredJournal answers is of one moment. Known users: operations.
 */
export interface StoredJournal {
  readonly epoch: string
  /** What a backup says of itself; undefined for the journal of a data folder. */
  readonly backup: BackupNote | undefined
  /** What had been uploaded, of a backup; undefined for a data folder's journal, and for a backup from before there was any. */
  readonly uploads: StoredUploads | undefined
  documents(): string[]
  /** Throws DocumentDamaged, naming the first record that is not what was written. */
  read(document: string): Uint8Array[]
  /** One sentence for each version of a plan that is not as it was kept. */
  damagedVersions(): string[]
  /** Of every document, and of the versions of every plan, what tells it from any other. */
  contents(): Contents
  close(): void
}

export interface BackupNote {
  /** ISO instant. */
  madeAt: string
  /** The directory of that moment, as JSON text. */
  directory: string
  /** The audit trail of that moment; undefined where there was none. */
  audit: StoredTrail | undefined
  contents: Contents
}

/** By document: how many records it has, and the SHA-256 of all of them and of whose its client ids are. */
export type Contents = ReadonlyMap<string, { records: number; sha256: string }>

/** What came of a document in a journal that was damaged. */
export interface Rescued {
  document: string
  /** How many of its records could be kept. */
  records: number
  /** Why not all; undefined where nothing is lost. */
  lost: string | undefined
}

export interface JournalFiles {
  /** Throws JournalFailed, in one sentence, for a file that is none. */
  open(path: string): StoredJournal
  /** Writes a journal as it is at this moment, with the note, to a new file; answers what it read, not what it wrote. */
  copy(from: string, to: string, note: Omit<BackupNote, 'contents'>): Contents
  /** Adds what has been uploaded to a backup; rejects with ContentLost, nothing added, where some of it cannot be read. */
  keepUploads(path: string, uploads: StoredUploads): Promise<void>
  /** Writes what can be read of a damaged journal to a new one: each document up to its first bad record. */
  rescue(from: string, to: string): Rescued[]
  /** Makes a journal to go on with out of a backup's copy at this very path: its note goes, its epoch is a new one. */
  revive(path: string): void
}
