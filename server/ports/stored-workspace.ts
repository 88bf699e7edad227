/**
 * A whole workspace at rest, wherever it is kept, to be read or written as a whole while no server has it. Known users:
 * move.
 */
import type { UploadedDocument } from '#shared/uploads/document.ts'
import type { StoredTrail } from './stored-audit.ts'

export interface StoredRecord {
  position: number
  bytes: Uint8Array
  checksum: number
  author: string | null
}

export interface StoredOwner {
  client: number
  person: string
  /** Those from before there were checksums have none. */
  checksum: number | null
}

/** A part of a workspace. Each comes once, a document's and a plan's once each, in any order. */
export type Piece =
  | { kind: 'workspace'; epoch: string }
  | {
      kind: 'document'
      document: string
      /** Where a generation of its own was begun. */
      epoch: string | null
      /** By position. */
      records: StoredRecord[]
      /** By client. */
      owners: StoredOwner[]
    }
  | {
      kind: 'versions'
      plan: string
      /** By position. */
      versions: { position: number; version: string; note: string; parts: string; checksum: number }[]
      /** By hash, compressed. */
      parts: { hash: string; bytes: Uint8Array }[]
      /** By person. */
      visits: { person: string; visit: string }[]
    }
  /** What is known of the uploaded documents, in the order they came; absent where nothing was ever uploaded. */
  | { kind: 'uploads'; documents: readonly UploadedDocument[] }
  /** The content of one of them or several. */
  | { kind: 'upload-content'; sha256: string; bytes: Uint8Array }
  /** As canonical JSON. */
  | { kind: 'directory'; directory: string }
  | { kind: 'trail'; trail: StoredTrail }

export interface StoredWorkspace {
  /** What to call it to people; no password is in it. */
  readonly name: string
  /** Keeps servers and other operations off it; rejects, naming the holder, where one has it. */
  hold(): Promise<{ release(): Promise<void> }>
  /** Why nothing can be written to it, in a sentence; undefined where it is empty. */
  whyNotEmpty(): Promise<string | undefined>
  /** Rejects where anything of it is not what was written. */
  read(): AsyncIterable<Piece>
  /**
   * Writes a whole workspace to an empty one. `prove` is handed what was written, read back, before it counts; where it
   * throws, or this is cut short, nothing can start on what is there.
   */
  write(pieces: AsyncIterable<Piece>, prove: (written: AsyncIterable<Piece>) => Promise<void>): Promise<void>
}
