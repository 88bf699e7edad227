import { textHash } from '../basics/text-hash.ts'
import { idOfPair, type Overlap } from '../findings/findings.ts'
import { timeText } from './describe-time.ts'
import { evidenceOf, sharedWordsOf } from './evidence.ts'
import { explain } from './explain.ts'
import { type Profile, profileOf } from './likeness.ts'
import { measureRarity } from './rarity.ts'
import { type JudgedActivity, type Reading, readActivity } from './reading.ts'
import { type ScoredPair, scorePairs } from './score.ts'

/** Warnings about activities of the two parties that duplicate each other or should be coordinated, strongest first. */
export function findOverlaps(activities: readonly JudgedActivity[]): Overlap[] {
  return overlapsOf(activities.map((activity) => readActivity(activity)))
}

/** The same from readings already made. Joint and cancelled activities give no warning. */
export function overlapsOf(readings: readonly Reading[]): Overlap[] {
  return pairsOf(readings).flatMap(toOverlap).sort(strongestFirst)
}

/** Every CenSec × DI FOS pair with its scores, whether it makes a warning or not. */
export function pairsOf(readings: readonly Reading[]): ScoredPair[] {
  const standing = readings.filter(({ activity }) => activity.status !== 'cancelled')
  const rarity = measureRarity(standing)
  const profilesOf = (party: string): Profile[] =>
    standing.filter(({ activity }) => activity.party === party).map((reading) => profileOf(reading, rarity))
  return scorePairs(profilesOf('censec'), profilesOf('difos'))
}

function toOverlap(pair: ScoredPair): Overlap[] {
  if (pair.label === 'none') return []
  const evidence = evidenceOf(pair.a, pair.b)
  const reasons = explain(pair.label, evidence)
  if (reasons.length === 0) return []
  const a = pair.a.reading.activity.id
  const b = pair.b.reading.activity.id
  return [
    {
      id: idOfPair(a, b),
      a,
      b,
      label: pair.label,
      score: pair.label === 'overlap' ? pair.score : pair.scoreAny,
      reasons,
      evidence,
      clauses: pair.label === 'overlap' ? ['formaal.b', 'opgaver.b', 'tillaeg.4.c'] : ['opgaver.d'],
      fingerprint: textHash(
        [
          substanceOf(pair.a.reading),
          substanceOf(pair.b.reading),
          // Subjects that the vocabulary does not know are judged by the words both use.
          ...sharedWordsOf(pair.a.reading, pair.b.reading),
        ].join('\n'),
      ),
    },
  ]
}

/** What was judged of an activity: its concepts, its period and its place, but not how it is worded. */
export function substanceOf(reading: Reading): string {
  const { activity, mentions, time } = reading
  return [activity.party, timeText(time), activity.place.toLowerCase(), ...[...mentions.keys()].sort()].join(
    ' ',
  )
}

function strongestFirst(p: Overlap, q: Overlap): number {
  if (p.label !== q.label) return p.label === 'overlap' ? -1 : 1
  return q.score - p.score || (p.id < q.id ? -1 : 1)
}
