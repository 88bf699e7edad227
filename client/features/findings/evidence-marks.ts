import type * as Y from 'yjs'
import { placeKey } from '#shared/comments/thread.ts'
import { activityRecords, bodyOf } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import type { TextMark } from '../plan/text-marks.ts'
import type { ShownFinding } from './shown-finding.ts'
import { wordPlaces } from './word-places.ts'

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
    const found = wordPlaces(flatText(body), words).map(([from, to]) => ({
      id: finding.id,
      from,
      to,
      kind: 'evidence' as const,
    }))
    if (found.length > 0) marks.set(placeKey({ kind: 'body', activityId }), found)
  }
  return marks
}
