import type { Agreement } from '../agreement/agreement.ts'
import type { JudgedActivity } from '../overlap/reading.ts'
import type { Activity } from '../plan/plan.ts'
import type { WorkspaceVocabulary } from '../vocabulary/workspace-vocabulary.ts'

/** What a reader that knows the plan as it was must hear to know it as it is. */
export interface PlanNews {
  /** Told first, and not again. */
  agreement?: Agreement
  changed: readonly JudgedActivity[]
  /** Every activity's id in reading order; missing where that is as before. */
  order?: readonly string[]
  /** Missing where it is as before. */
  vocabulary?: WorkspaceVocabulary
}

/** Tells the news since the last time it was asked. Activities and vocabularies that are unchanged are the same objects. */
export function planNews(
  agreement: Agreement,
): (activities: readonly Activity[], vocabulary: WorkspaceVocabulary | undefined) => PlanNews {
  let isBegun = false
  let told = new Map<string, Activity>()
  let toldVocabulary: WorkspaceVocabulary | undefined
  return (activities, vocabulary) => {
    const before = [...told.keys()]
    const changed = activities.filter((activity) => told.get(activity.id) !== activity).map(judged)
    told = new Map(activities.map((activity) => [activity.id, activity]))
    const isSameOrder =
      before.length === activities.length && activities.every(({ id }, index) => id === before[index])
    const isNewVocabulary = vocabulary !== toldVocabulary
    toldVocabulary = vocabulary
    const isFirst = !isBegun
    isBegun = true
    return {
      ...(isFirst && { agreement }),
      changed,
      ...(!isSameOrder && { order: [...told.keys()] }),
      ...(isNewVocabulary && vocabulary && { vocabulary }),
    }
  }
}

/** The body is not judged, only its words: it stays here. */
function judged({ body: _, ...activity }: Activity): JudgedActivity {
  return activity
}
