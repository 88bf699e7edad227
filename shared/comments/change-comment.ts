import type { Signature } from '../permissions/person.ts'
import type { Comment, Thread } from './thread.ts'

/** Who changes a comment, and when. */
interface Change {
  by: Signature
  /** ISO instant. */
  at: string
}

/** The thread with what `change` makes of one of its comments. */
export function withComment(
  thread: Thread,
  commentId: string,
  change: (comment: Comment) => Comment,
): Thread {
  const comments = thread.comments.map((comment) => (comment.id === commentId ? change(comment) : comment))
  return { ...thread, comments }
}

/** The comment with another wording; what it said until now is kept with it. The same wording changes nothing but whom it mentions. */
export function reworded(
  comment: Comment,
  { body, mentions }: Pick<Comment, 'body' | 'mentions'>,
  change: Change,
): Comment {
  const { calledLater: _, ...kept } = comment
  const calledLater = [
    ...(comment.calledLater ?? []).filter(({ personId }) => mentions.includes(personId)),
    ...mentions
      .filter((personId) => !comment.mentions.includes(personId))
      .map((personId) => ({ personId, at: change.at })),
  ]
  return {
    ...kept,
    body,
    mentions,
    ...(calledLater.length > 0 && { calledLater }),
    earlier: body === comment.body ? comment.earlier : withPresent(comment, change),
  }
}

/**
 * The thread with the comment taken back: it says nothing and calls nobody any more, and what it said is kept with it.
 * A thread in which nothing is left is resolved with it.
 */
export function withoutComment(thread: Thread, commentId: string, change: Change): Thread {
  const left = withComment(thread, commentId, ({ calledLater: _, ...comment }) => ({
    ...comment,
    body: '',
    mentions: [],
    earlier: withPresent(comment, change),
    deleted: change,
  }))
  const isEmpty = left.comments.every(({ deleted }) => deleted)
  return isEmpty && !left.resolved ? { ...left, resolved: change } : left
}

function withPresent({ body, earlier }: Comment, { by, at }: Change): Comment['earlier'] {
  return [...earlier, { body, until: at, by }]
}
