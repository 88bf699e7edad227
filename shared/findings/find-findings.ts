import { overlapsOf } from '../overlap/find-overlaps.ts'
import { type JudgedActivity, type Reading, readActivity } from '../overlap/reading.ts'
import { roleFindingOf } from '../role-findings/find-role-findings.ts'
import type { Findings } from './findings.ts'

/** All warnings of a plan: overlaps strongest first, role findings in the order of the activities. */
export function findFindings(activities: readonly JudgedActivity[]): Findings {
  return findingsOf(activities.map((activity) => readActivity(activity)))
}

function findingsOf(readings: readonly Reading[]): Findings {
  return {
    overlaps: overlapsOf(readings),
    roleFindings: readings.flatMap((reading) => roleFindingOf(reading) ?? []),
  }
}

/** Finds the warnings of a plan again and again while it is edited, reading only what changed since the last time. */
export interface FindingsReader {
  find(activities: readonly JudgedActivity[]): Findings
}

/** Keeps the readings of the last plan it saw; the findings are those of `findFindings`. */
export function createFindingsReader(): FindingsReader {
  let known = new Map<string, { key: string; reading: Reading }>()
  return {
    find(activities) {
      const next = new Map<string, { key: string; reading: Reading }>()
      const readings = activities.map((activity) => {
        const key = keyOf(activity)
        const before = known.get(activity.id)
        const reading = before?.key === key ? before.reading : readActivity(activity)
        next.set(activity.id, { key, reading })
        return reading
      })
      known = next
      return findingsOf(readings)
    },
  }
}

/** Every field that a reading is made from. */
const READ_FIELDS = [
  'party',
  'category',
  'title',
  'description',
  'start',
  'end',
  'precision',
  'status',
  'audience',
  'partners',
  'place',
  'counterpart',
] as const satisfies readonly (keyof JudgedActivity)[]

function keyOf(activity: JudgedActivity): string {
  return JSON.stringify(READ_FIELDS.map((field) => activity[field]))
}
