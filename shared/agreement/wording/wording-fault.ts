import type { WordingLayers } from './signed-wording.ts'

/** What keeps three layers from being of one text: a change of letters that do not stand there, a boundary out of order. */
export function wordingFault({ raw, changes, passages }: WordingLayers): string | undefined {
  let end = 0
  for (const { at, was } of changes) {
    if (at < end || raw.slice(at, at + was.length) !== was) return `changes: at ${at} stands something else`
    end = at + was.length
  }
  if (passages[0]?.from !== 0) return 'passages: the first begins the text'
  const isOrdered = passages.every(({ from }, index) => from < (passages[index + 1]?.from ?? raw.length))
  return isOrdered ? undefined : 'passages: each begins before the next'
}
