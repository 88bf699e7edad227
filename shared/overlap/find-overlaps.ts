import type { Overlap } from '../findings/findings.ts'
import { OverlapIndex } from './overlap-index.ts'
import { type JudgedActivity, type Reading, readActivity } from './reading.ts'
import type { ScoredPair } from './score.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Warnings about activities of the two parties that duplicate each other or should be coordinated, strongest first. */
export function findOverlaps(
  activities: readonly JudgedActivity[],
  vocabulary: Vocabulary,
): readonly Overlap[] {
  return indexOf(activities.map((activity) => readActivity(activity, vocabulary))).overlaps()
}

/** Every pair of the cluster's and the association's with its scores, whether it makes a warning or not. */
export function pairsOf(readings: readonly Reading[]): ScoredPair[] {
  return indexOf(readings).pairs()
}

function indexOf(readings: readonly Reading[]): OverlapIndex {
  const index = new OverlapIndex()
  for (const reading of readings) index.put(reading)
  return index
}
