import * as Y from 'yjs'
import { contentOf } from '#shared/plan/content-hash.ts'

/**
 * Answers in what two copies of a document differ, in words for the log and without a word of the content; undefined when
 * they are the same to everyone: the same writers and clocks, the same deletions, and all that is to be seen.
 */
export function differenceBetween(one: Y.Doc, other: Y.Doc): string | undefined {
  if (Buffer.compare(Y.encodeStateVector(one), Y.encodeStateVector(other)) !== 0) return 'the state vectors'
  const [deletions, otherDeletions] = [one, other].map((document) =>
    Y.createDeleteSetFromStructStore(document.store),
  )
  if (!deletions || !otherDeletions || !Y.equalDeleteSets(deletions, otherDeletions)) return 'the deletions'
  return contentOf(one) === contentOf(other) ? undefined : 'what is to be seen'
}
