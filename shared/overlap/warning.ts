import { textHash } from '../basics/text-hash.ts'
import { idOfPair, type Overlap } from '../findings/findings.ts'
import { conceptPairOf } from './concept-pair.ts'
import { timeText } from './describe-time.ts'
import { evidenceOf, sharedWordsOf } from './evidence.ts'
import { explain, saidEvidence } from './explain.ts'
import type { Reading } from './reading.ts'
import type { ScoredPair } from './score.ts'

/** The pair as a warning with its reasons; undefined where it is none, or where nothing can be said for it. */
export function warningOf(pair: ScoredPair, lessons: number): Overlap | undefined {
  if (pair.label === 'none') return undefined
  const evidence = saidEvidence(pair.label, evidenceOf(pair.a, pair.b))
  const reasons = explain(pair.label, evidence)
  if (reasons.length === 0) return undefined
  const [a, b] = [pair.a.reading, pair.b.reading]
  const concepts = conceptPairOf(pair.a, pair.b)
  return {
    id: idOfPair(a.activity.id, b.activity.id),
    a: a.activity.id,
    b: b.activity.id,
    label: pair.label,
    score: pair.label === 'overlap' ? pair.score : pair.scoreAny,
    reasons,
    evidence,
    ...(concepts && { concepts }),
    ...(lessons > 0 && { lowered: lessons }),
    clauses: a.vocabulary.agreement.overlapClauses[pair.label],
    fingerprint: textHash(
      [
        substanceOf(a),
        substanceOf(b),
        // Subjects that the vocabulary does not know are judged by the words both use.
        ...sharedWordsOf(a.builtIn ?? a, b.builtIn ?? b),
      ].join('\n'),
    ),
  }
}

/** What was judged of an activity: its concepts, its period and its place, but not how it is worded. */
export function substanceOf(reading: Reading): string {
  const { activity, mentions, time } = reading.builtIn ?? reading
  return [activity.party, timeText(time), activity.place.toLowerCase(), ...[...mentions.keys()].sort()].join(
    ' ',
  )
}

/** Overlaps before related ones, then by score. */
export function strongestFirst(p: Overlap, q: Overlap): number {
  if (p.label !== q.label) return p.label === 'overlap' ? -1 : 1
  return q.score - p.score || (p.id < q.id ? -1 : 1)
}
