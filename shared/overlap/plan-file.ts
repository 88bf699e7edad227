import type { ActivityParty, Category } from '../plan/plan.ts'
import type { JudgedActivity } from './reading.ts'

/** An activity as plans are exchanged for scoring: `org` for the party, null for what is not known. */
export interface PlanFileActivity {
  id: string
  org: ActivityParty
  category: Category
  title: string
  description?: string | null
  start?: string | null
  end?: string | null
  audience?: string[] | null
  partners?: string[] | null
  place?: string | null
}

/** The same activity as findings judge it; a date that is given counts as exact. */
export function fromPlanFile(entry: PlanFileActivity): JudgedActivity {
  const { id, org, category, title, start, end } = entry
  return {
    id,
    party: org,
    category,
    title,
    description: entry.description ?? '',
    ...(start && { start }),
    ...(end && { end }),
    precision: start ? 'day' : 'open',
    status: 'planned',
    audience: entry.audience ?? [],
    partners: entry.partners ?? [],
    place: entry.place ?? '',
    counterpart: '',
  }
}

/** `tillaeg.3.d` is `tillaeg.3` in labelled plans, `opgaver.b` is `opgaver`. */
export function coarseClause(clause: string): string {
  const [head = '', number] = clause.split('.')
  return number && /^\d$/u.test(number) ? `${head}.${number}` : head
}
