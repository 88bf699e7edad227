import type * as Y from 'yjs'
import { attach } from '#shared/comments/attach.ts'
import { type Anchor, placeKey } from '#shared/comments/thread.ts'
import type { TextMark } from '../plan/text-marks.ts'
import type { PlacedThread } from './thread-place.ts'

interface Marked {
  threads: readonly PlacedThread[]
  activeId: string | undefined
  /** What is being commented on right now. */
  draft: Anchor | undefined
  document: Y.Doc
}

const DRAFT_MARK = 'draft-comment'

/** The marks of open threads, the active one's stronger, and of the words a new comment is being written on. */
export function commentMarks({ threads, activeId, draft, document }: Marked) {
  const marks = new Map<string, TextMark[]>()
  const add = (key: string, mark: TextMark) => marks.set(key, [...(marks.get(key) ?? []), mark])
  for (const { thread, place } of threads) {
    if (place.kind !== 'text') continue
    const isActive = thread.id === activeId
    if (thread.resolved && !isActive) continue
    add(placeKey(place.text), {
      id: thread.id,
      from: place.from,
      to: place.to,
      kind: isActive ? 'active-comment' : 'comment',
    })
  }
  const drafted = draft?.kind === 'text' ? attach(document, draft) : undefined
  if (drafted?.kind === 'attached') {
    add(placeKey(drafted.place), {
      id: DRAFT_MARK,
      from: drafted.from,
      to: drafted.to,
      kind: 'active-comment',
    })
  }
  return marks
}
