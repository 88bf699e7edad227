import type { Agreement } from '../agreement/agreement.ts'
import { lessonCounter } from '../overlap/concept-pair.ts'
import { OverlapIndex } from '../overlap/overlap-index.ts'
import { type JudgedActivity, readActivity } from '../overlap/reading.ts'
import { vocabularyOf } from '../overlap/vocabulary.ts'
import { roleFindingOf } from '../role-findings/find-role-findings.ts'
import { NOTHING_TAUGHT, type WorkspaceVocabulary } from '../vocabulary/workspace-vocabulary.ts'
import type { Findings, RoleFinding } from './findings.ts'

/** All warnings of a plan: overlaps strongest first, role findings in the order of the activities. */
export function findFindings(
  activities: readonly JudgedActivity[],
  agreement: Agreement,
  taught: WorkspaceVocabulary = NOTHING_TAUGHT,
): Findings {
  return createFindingsReader(agreement, taught).find(activities)
}

/** Finds the warnings of a plan again and again while it is edited, reading only what changed since the last time. */
export interface FindingsReader {
  find(activities: readonly JudgedActivity[]): Findings
}

/** What is known of an activity until it changes. */
interface Known {
  activity: JudgedActivity
  /** Its judged fields as one text. */
  key: string
  roleFinding: RoleFinding | undefined
}

/** Finds with what the workspace has taught beside the built-in vocabulary; the findings are those of `findFindings`. */
export function createFindingsReader(
  agreement: Agreement,
  taught: WorkspaceVocabulary = NOTHING_TAUGHT,
): FindingsReader {
  const vocabulary = vocabularyOf(agreement, taught.words)
  const index = new OverlapIndex(lessonCounter(taught.lessons))
  const known = new Map<string, Known>()

  function know(activity: JudgedActivity): Known {
    const before = known.get(activity.id)
    if (before?.activity === activity) return before
    const key = keyOf(activity)
    const now = before?.key === key ? { ...before, activity } : readAnew(activity, key)
    known.set(activity.id, now)
    return now
  }

  function readAnew(activity: JudgedActivity, key: string): Known {
    const reading = readActivity(activity, vocabulary)
    index.put(reading)
    return { activity, key, roleFinding: roleFindingOf(reading) }
  }

  return {
    find(activities) {
      const roleFindings = activities.flatMap((activity) => know(activity).roleFinding ?? [])
      if (known.size > activities.length) {
        const there = new Set(activities.map(({ id }) => id))
        for (const id of known.keys()) {
          if (there.has(id)) continue
          known.delete(id)
          index.remove(id)
        }
      }
      return { overlaps: index.overlaps(), roleFindings }
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
