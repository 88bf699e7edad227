/** What an overview needs of a plan: nothing of its texts, and no budget. */
import type { Activity, ActivityParty, Category, Plan } from '../plan/plan.ts'
import { wordingHash, wordingOf } from '../sign-off/section-wording.ts'

export type ActivityFacts = Pick<
  Activity,
  'id' | 'title' | 'party' | 'category' | 'start' | 'end' | 'precision' | 'status'
>

export interface SectionFacts {
  category: Category
  /** Cancelled ones do not count, as in the exported document. */
  activities: Record<ActivityParty, number>
  /** How it reads now; only of those that were asked for, since it takes reading all of it. */
  contentHash: string | undefined
}

export interface PlanFacts {
  /** In reading order. */
  activities: ActivityFacts[]
  sections: SectionFacts[]
}

/** `signed` are the sections of which directors have said something. */
export function factsOf({ sections }: Plan, signed: readonly Category[]): PlanFacts {
  return {
    activities: sections.flatMap(({ activities }) => activities.map(activityFacts)),
    sections: sections.map((section) => ({
      category: section.category,
      activities: countByParty(section.activities),
      contentHash: signed.includes(section.category) ? wordingHash(wordingOf(section)) : undefined,
    })),
  }
}

function activityFacts({
  id,
  title,
  party,
  category,
  start,
  end,
  precision,
  status,
}: Activity): ActivityFacts {
  return { id, title, party, category, ...(start && { start }), ...(end && { end }), precision, status }
}

function countByParty(activities: readonly Activity[]): Record<ActivityParty, number> {
  const counts = { censec: 0, difos: 0, joint: 0 }
  for (const { party, status } of activities) if (status !== 'cancelled') counts[party] += 1
  return counts
}
