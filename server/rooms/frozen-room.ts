import type * as Y from 'yjs'
import type { Standing } from '../ports/shared-journal.ts'

export interface AuthoredDocument {
  document: Y.Doc
  epoch: string
  /** The id of whoever has written under a client id. */
  authorOf(clientId: number): string | undefined
}

/** A room that takes nothing until one of the two is called. */
export interface FrozenRoom extends AuthoredDocument {
  /** Where the document stands that it shows. */
  readonly standing: Standing
  /** A new generation is on disk: sends everybody away to it. */
  end(reason: string): void
  /** There is none after all: takes what has waited. */
  goOn(): void
}
