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

/** The task categories that a plan has room for. Which of them there are is for the agreement in force to say. */
export const ALL_CATEGORIES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type Category = (typeof ALL_CATEGORIES)[number]

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

/** Whether a plan has room for it, in whatever agreement. */
export function isCategory(value: unknown): value is Category {
  return ALL_CATEGORIES.some((category) => category === value)
}

export function otherParty(party: Party): Party {
  return party === 'censec' ? 'difos' : 'censec'
}
