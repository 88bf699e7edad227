import type * as Y from 'yjs'
import { activityRecords, bodyOf } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { placeKey, type TextMark } from '../plan/text-marks.ts'
import type { ShownFinding } from './shown-finding.ts'

/** Marks every place in the activities' bodies where the words that made the finding stand. */
export function evidenceMarks(
  document: Y.Doc,
  finding: ShownFinding,
): ReadonlyMap<string, readonly TextMark[]> {
  const marks = new Map<string, readonly TextMark[]>()
  for (const [activityId, words] of finding.words) {
    const record = activityRecords(document).get(activityId)
    const body = record && bodyOf(record)
    if (!body) continue
    const found = placesOf(flatText(body), words).map(([from, to]) => ({
      id: finding.id,
      from,
      to,
      kind: 'evidence' as const,
    }))
    if (found.length > 0) marks.set(placeKey({ kind: 'body', activityId }), found)
  }
  return marks
}

/** Where the words stand in a text, whole words only, in order and without overlap. */
function placesOf(text: string, words: readonly string[]): [from: number, to: number][] {
  const distinct = [...new Set(words)].filter((word) => word.trim()).sort((a, b) => b.length - a.length)
  if (distinct.length === 0) return []
  const anyWord = distinct.map((word) => RegExp.escape(word)).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyWord})(?![\\p{L}\\p{N}])`, 'giu')
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}
