/**
 * The plan as the rest of the product reads it: plain values, no Yjs.
 * `readPlan` in read-plan.ts makes it from the shared document.
 */
import type { IsoDate } from '../basics/iso-date.ts'
import type { RichText } from './rich-text.ts'

export const PARTIES = ['censec', 'difos'] as const
export type Party = (typeof PARTIES)[number]

export const ACTIVITY_PARTIES = ['censec', 'difos', 'joint'] as const
export type ActivityParty = (typeof ACTIVITY_PARTIES)[number]

/** The agreement's five task categories, in its order. */
export const CATEGORIES = [1, 2, 3, 4, 5] as const
export type Category = (typeof CATEGORIES)[number]

export const PRECISIONS = ['day', 'week', 'month', 'quarter', 'year', 'ongoing', 'open'] as const
/** How exactly the period is known. `ongoing` runs all year, `open` is not decided yet. */
export type Precision = (typeof PRECISIONS)[number]

export const ACTIVITY_STATUSES = ['idea', 'planned', 'confirmed', 'done', 'cancelled'] as const
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number]

export const PLAN_STATUSES = ['draft', 'agreed'] as const
export type PlanStatus = (typeof PLAN_STATUSES)[number]

/** First and last day, both included; absent while undecided. Always a range, never a faked day. */
export interface Period {
  start?: IsoDate
  end?: IsoDate
  precision: Precision
}

export interface Activity extends Period {
  id: string
  party: ActivityParty
  category: Category
  /** Fractional index; activities of a section are ordered by rank, then by id. */
  rank: string
  title: string
  /** The body as plain text, paragraphs parted by a line break. */
  description: string
  body: RichText
  status: ActivityStatus
  audience: string[]
  partners: string[]
  place: string
  counterpart: string
  responsible: string
  /** Whole Danish kroner. */
  budget?: number
  /** Success criterion (succeskriterium). */
  goal: string
}

export interface Section {
  category: Category
  text: RichText
  activities: Activity[]
}

export interface Plan {
  title: string
  /** The calendar year the plan is for. */
  year: number
  sections: Section[]
}

/** All activities in reading order. */
export function activitiesOf(plan: Plan): Activity[] {
  return plan.sections.flatMap((section) => section.activities)
}

export function isParty(value: unknown): value is Party {
  return PARTIES.some((party) => party === value)
}

export function isCategory(value: unknown): value is Category {
  return CATEGORIES.some((category) => category === value)
}

export function otherParty(party: Party): Party {
  return party === 'censec' ? 'difos' : 'censec'
}
