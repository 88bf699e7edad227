import type { Anchor, Thread } from '../comments/thread.ts'
import type { CommentedOn, FindEntry } from './entry.ts'

/** Every comment by its words as they are now and by who wrote them; what was taken back, or said before, is not found. */
export function commentEntries(threads: readonly Thread[]): FindEntry[] {
  return threads.flatMap(({ id: threadId, anchor, comments }) =>
    comments
      .filter(({ deleted }) => !deleted)
      .map(({ id, author, body }) => ({
        key: `comment/${threadId}/${id}`,
        place: { kind: 'comment', threadId, about: commentedOn(anchor) },
        title: author.name,
        text: body,
        facts: '',
        also: '',
      })),
  )
}

function commentedOn(anchor: Anchor): CommentedOn {
  switch (anchor.kind) {
    case 'plan':
      return {}
    case 'activity':
      return { activityId: anchor.activityId }
    case 'text':
      return anchor.place.kind === 'body'
        ? { activityId: anchor.place.activityId }
        : { category: anchor.place.category }
    default:
      anchor satisfies never
      return {}
  }
}
