import type { Overlap, RoleFinding } from '../findings/findings.ts'
import { activityIdsOf } from '../findings/findings.ts'
import { type Category, PARTIES, type Party } from '../plan/plan.ts'
import { isCurrent, type SectionState, type SectionStateName } from '../sign-off/sign-off.ts'
import type { PlanFacts, SectionFacts } from './plan-facts.ts'

/** How far a section is, how much is in it, and how many warnings in it nobody has answered. */
export interface SectionOverview extends Pick<SectionFacts, 'category' | 'activities'> {
  state: SectionStateName
  /** The party that has approved it as it reads, where one has. */
  approvedBy?: Party
  /** When what is in force was agreed. */
  agreedAt?: string
  /** A warning between two sections counts in both. */
  open: number
}

export function sectionOverview(
  { category, activities }: Pick<SectionFacts, 'category' | 'activities'>,
  { state, contentHash, open }: { state: SectionState; contentHash: string; open: number },
): SectionOverview {
  const approvedBy = PARTIES.find((party) => isCurrent(state.approvals[party], contentHash))
  return {
    category,
    activities,
    state: state.name,
    ...(approvedBy && { approvedBy }),
    ...(state.agreedAt !== undefined && { agreedAt: state.agreedAt }),
    open,
  }
}

/** How many of the warnings are about activities of each section. */
export function countBySection(
  findings: readonly (Overlap | RoleFinding)[],
  { activities }: Pick<PlanFacts, 'activities'>,
): ReadonlyMap<Category, number> {
  const categoryOf = new Map(activities.map(({ id, category }) => [id, category]))
  const counts = new Map<Category, number>()
  for (const { id } of findings)
    for (const category of new Set(activityIdsOf(id).map((activityId) => categoryOf.get(activityId))))
      if (category) counts.set(category, (counts.get(category) ?? 0) + 1)
  return counts
}
