import { diffWordsWithSpace } from 'diff'

/** `skipped` stands for words that both have, too far from any change to be read with it. */
export interface WordChange {
  kind: 'same' | 'added' | 'removed' | 'skipped'
  text: string
}

/** About how many characters of what both texts have are shown beside a change. */
const BESIDE = 60

/**
 * The words of both texts in one row, so that what is not `added` is of the old one and what is not `removed` of the new
 * one; none where the two are the same.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  if (before === after) return []
  const parts = diffWordsWithSpace(before, after).map(
    ({ value, added, removed }): WordChange => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }),
  )
  return parts.flatMap((part, index) =>
    part.kind === 'same'
      ? shortened(part.text, { isFirst: index === 0, isLast: index === parts.length - 1 })
      : [part],
  )
}

function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): WordChange[] {
  const head = isFirst ? '' : text.slice(0, endOfWord(text, BESIDE))
  const tail = isLast ? '' : text.slice(startOfWord(text, text.length - BESIDE))
  if (head.length + tail.length >= text.length) return [{ kind: 'same', text }]
  const skipped = text.slice(head.length, text.length - tail.length)
  const row: WordChange[] = [
    { kind: 'same', text: head },
    { kind: 'skipped', text: skipped },
    { kind: 'same', text: tail },
  ]
  return row.filter(({ text: words }) => words !== '')
}

/** Where the word ends that stands at the offset. */
function endOfWord(text: string, offset: number): number {
  const rest = text.slice(offset).search(/\s/u)
  return rest < 0 ? text.length : offset + rest
}

/** Where the word begins that stands at the offset. */
function startOfWord(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).search(/\S*$/u)
}
