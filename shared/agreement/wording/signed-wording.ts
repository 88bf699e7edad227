/**
 * The signed wording (ordlyd) of an agreement in three layers: the text as it was read of the file, the changes that make it
 * readable, each of which can be taken back, and the passages it falls into. All places are those of the raw text, so that
 * neither a change taken back nor a boundary that is moved disturbs anything else.
 */
import type { Signature } from '#shared/permissions/person.ts'

export const CHANGE_REASONS = [
  'line',
  'hyphen',
  'page-foot',
  'page-start',
  'letter',
  'name',
  'spacing',
  'abbreviation',
  'run-together',
  'full-stop',
] as const
export type ChangeReason = (typeof CHANGE_REASONS)[number]

/** One change between what a file says and what is shown of it. */
export interface WordingChange {
  /** Where it stands in the raw text. */
  at: number
  was: string
  reads: string
  why: ChangeReason
  /** Whether it is made. What could stand so on the paper too is only proposed. */
  isMade: boolean
}

export const PIECE_KINDS = ['clause', 'item', 'category', 'appendix', 'appendix-item'] as const
export type PieceKind = (typeof PIECE_KINDS)[number]

/** A numbered part of the agreement, as it begins. */
export interface PieceStart {
  /** As the agreement's data calls it, without the letter: `formaal`, `governance.1`, `tillaeg.3`; a category is called `opgaver.2`. */
  id: string
  kind: PieceKind
  number: number
  /** Empty for an item whose rule begins on the same line. */
  title: string
}

/** What stands between two boundaries; it ends where the next one begins, so that nothing can fall between two. */
export interface Passage {
  from: number
  /** The clauses that it is the wording of: none for a heading, several where one sentence says what they say. */
  clauses: string[]
  begins?: PieceStart | undefined
}

/** What is to be published, or was. */
export interface WordingLayers {
  raw: string
  changes: WordingChange[]
  passages: Passage[]
}

export interface WordingVersion {
  id: string
  /** The day the agreement is from, as its parties say. */
  date: string
  fileName: string
  /** SHA-256 of the raw text. */
  sha256: string
  publishedAt: string
  by: Signature
}

/** A version that was published, which nothing changes any more. */
export interface SignedWording extends WordingVersion, WordingLayers {}
