import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { CLUSTER } from './activities/cluster.ts'
import { INTERNATIONAL } from './activities/international.ts'
import { OPERATIONAL } from './activities/operational.ts'
import { OTHER } from './activities/other.ts'
import { POLITICAL } from './activities/political.ts'
import { type DemoActivity, withEmptyFields } from './demo-activity.ts'
import { SECTION_TEXTS } from './sections.ts'

export interface DemoPlan {
  title: string
  year: number
  sections: { category: Category; text: RichText }[]
  /** In reading order: by section, and within it as they shall stand. */
  activities: DemoActivity[]
}

/**
 * The plan the demo workspace starts with. Invented, but as two secretariats would write it: some activities
 * overlap in other words, some step on the other party's task, some have no date yet.
 */
export const DEMO_PLAN: DemoPlan = {
  title: 'Fælles aktivitetsplan 2027',
  year: 2027,
  sections: BUILT_IN_CATEGORIES.map((category) => ({ category, text: SECTION_TEXTS[category] ?? [] })),
  activities: [...POLITICAL, ...CLUSTER, ...INTERNATIONAL, ...OPERATIONAL, ...OTHER].map(withEmptyFields),
}
