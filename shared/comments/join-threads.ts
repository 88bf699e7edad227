import type { Comment, Thread } from './thread.ts'

/**
 * One thread of two copies that went on apart: every comment of either, each as it was changed most, in the order they were
 * made. For all else the second copy counts; it is resolved where either is.
 */
export function joinedThread(one: Thread, other: Thread): Thread {
  const comments = new Map(one.comments.map((comment) => [comment.id, comment]))
  for (const comment of other.comments) {
    const known = comments.get(comment.id)
    if (!known || changesOf(known) < changesOf(comment)) comments.set(comment.id, comment)
  }
  const resolved = other.resolved ?? one.resolved
  return {
    ...other,
    comments: [...comments.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    ...(resolved && { resolved }),
  }
}

/** A comment only ever gains earlier wordings; deleting it makes one of the last. */
function changesOf({ earlier }: Comment): number {
  return earlier.length
}
