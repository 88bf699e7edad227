import type { Category } from '../plan/plan.ts'
import { comparePlans, type PlanChange } from './compare-plans.ts'
import type { WrittenPlan, WrittenSection } from './written-plan.ts'

/** A section as it was agreed: as it stands in this plan. */
export interface AgreedSection {
  category: Category
  plan: WrittenPlan
}

/**
 * What has become of the agreed sections since. What nobody has agreed is left out: the plan's title, the other sections'
 * texts, and their activities but those that were agreed and stand there now.
 */
export function compareAgreed(agreed: readonly AgreedSection[], after: WrittenPlan): PlanChange {
  const sections = agreed.flatMap(({ category, plan }) =>
    plan.sections.filter((section) => section.category === category),
  )
  const ids = new Set(sections.flatMap(idsIn))
  const isAgreed = (category: Category) => sections.some((section) => section.category === category)
  return comparePlans(
    { ...after, sections },
    {
      ...after,
      sections: after.sections.map((section) =>
        isAgreed(section.category)
          ? section
          : {
              category: section.category,
              text: [],
              writers: [],
              activities: section.activities.filter(({ activity }) => ids.has(activity.id)),
            },
      ),
    },
  )
}

function idsIn({ activities }: WrittenSection): string[] {
  return activities.map(({ activity }) => activity.id)
}
