import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { FollowUpFields } from '#shared/follow-up/follow-up-document.ts'
import type { Category } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { withEmptyFields } from '../demo-activity.ts'
import type { DemoPlan } from '../demo-plan.ts'
import { PAST_ACTIVITIES } from './activities.ts'

const TEXTS: Partial<Record<Category, string>> = {
  1: 'Året stod i forsyningssikkerhedens tegn. DI FOS førte dialogen med politikerne, og den store debat blev holdt i fællesskab.',
  2: 'CenSec samlede virksomheder og forskere om kvalitet og om ansøgninger til Den Europæiske Forsvarsfond.',
  3: 'Eurosatory var årets største fremstød. Rejsen til Kiel blev udskudt, så den kan holdes sammen.',
  4: 'Begge parter hjalp de mindre leverandører med NIS2 og sikkerhedsgodkendelse, koordineret i tid og sted.',
  5: 'Et fælles særnummer om forsvarsforliget gik til begge parters medlemmer.',
}

/** The year before the demo's: nearly all of it is over, and what became of it is told, so that its account can be read. */
export const LAST_YEAR_PLAN: DemoPlan = {
  title: 'Fælles aktivitetsplan 2026',
  year: 2026,
  sections: BUILT_IN_CATEGORIES.map((category) => ({
    category,
    text: paragraphsFrom(TEXTS[category] ?? ''),
  })),
  activities: PAST_ACTIVITIES.map(({ followUp: _told, ...activity }) => withEmptyFields(activity)),
}

/** What became of each activity of which it is said. */
export const PAST_FOLLOW_UPS: readonly { id: string; followUp: FollowUpFields }[] = PAST_ACTIVITIES.flatMap(
  ({ id, followUp }) => (followUp ? [{ id, followUp }] : []),
)

/** The two that were made one. */
export const MERGED_PAIR = ['demo-26-debat-difos', 'demo-26-debat-censec'] as const

/** Overlaps that were not coordinated. */
export const KEPT_PAIRS: readonly (readonly [string, string])[] = [
  ['demo-26-godkendelse-censec', 'demo-26-godkendelse-difos'],
]
