/** What a person makes of a proposal before anything of it is in a plan. */
import type { z } from 'zod'
import type { ImportProposal, Leftover, ProposedActivity } from '#shared/import/proposal.ts'
import type { LeftBehind } from '#shared/import/reading.ts'
import { type PeriodFault, parsePeriod } from '#shared/plan/parse-period.ts'
import { type ActivityParty, ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { importedPlan } from '#shared/protocol/schemas/import.ts'
import { refusedFields, type YearOrTitle } from '../plans/refused-fields.ts'

export interface Review {
  fileName: string
  title: string
  /** As it is typed. */
  year: string
  /** Of those activities of which the file does not say it. */
  fallbackParty: ActivityParty
  fallbackCategory: Category
  sections: readonly ReviewedSection[]
  activities: readonly ReviewedActivity[]
  leftovers: readonly ReviewedLeftover[]
  leftBehind: readonly LeftBehind[]
}

export interface ReviewedSection {
  category: Category
  text: RichText
  isKept: boolean
}

export interface ReviewedActivity {
  key: string
  proposed: ProposedActivity
  isKept: boolean
  title: string
  period: string
  /** Undefined takes the fallback. */
  party: ActivityParty | undefined
  category: Category | undefined
}

export interface ReviewedLeftover {
  key: string
  leftover: Leftover
  /** The section whose text it goes into; left out where none is chosen. */
  into: Category | undefined
}

export type ActivityEdit = Partial<Omit<ReviewedActivity, 'key' | 'proposed'>>

export type ReviewChange =
  | { kind: 'plan'; edit: Partial<Pick<Review, 'title' | 'year' | 'fallbackParty' | 'fallbackCategory'>> }
  | { kind: 'activity'; key: string; edit: ActivityEdit }
  | { kind: 'section'; category: Category; isKept: boolean }
  | { kind: 'leftover'; key: string; into: Category | undefined }

/** The category that has what fits nowhere else. */
const OTHER_TASKS: Category = 5

/** What is looked at first: all of the activities and texts, none of what is left over. */
export function beginReview(
  proposal: ImportProposal,
  fallback: { fileName: string; title: string; year: number; party: ActivityParty },
): Review {
  const { title, year, sections, activities, leftovers, leftBehind } = proposal
  return {
    fileName: fallback.fileName,
    title: title || fallback.title,
    year: String(year ?? fallback.year),
    fallbackParty: fallback.party,
    fallbackCategory: OTHER_TASKS,
    sections: sections.map((section) => ({ ...section, isKept: true })),
    activities: activities.map((proposed, index) => ({
      key: `activity-${index}`,
      proposed,
      isKept: true,
      title: proposed.title,
      period: proposed.period,
      party: proposed.party,
      category: proposed.category,
    })),
    leftovers: leftovers.map((leftover, index) => ({
      key: `leftover-${index}`,
      leftover,
      into: undefined,
    })),
    leftBehind,
  }
}

/** One change; what is not changed stays the same object. */
export function changedReview(review: Review, change: ReviewChange): Review {
  switch (change.kind) {
    case 'plan':
      return { ...review, ...change.edit }
    case 'activity':
      return {
        ...review,
        activities: review.activities.map((one) =>
          one.key === change.key ? { ...one, ...change.edit } : one,
        ),
      }
    case 'section':
      return {
        ...review,
        sections: review.sections.map((one) =>
          one.category === change.category ? { ...one, isKept: change.isKept } : one,
        ),
      }
    case 'leftover':
      return {
        ...review,
        leftovers: review.leftovers.map((one) =>
          one.key === change.key ? { ...one, into: change.into } : one,
        ),
      }
    default:
      change satisfies never
      return review
  }
}

/** What is wrong with an activity as it stands; nothing is wrong with one that is left out. */
export interface ActivityFault {
  title?: 'missing'
  period?: PeriodFault
}

export function faultOf({ isKept, title, period }: ReviewedActivity, year: string): ActivityFault {
  if (!isKept) return {}
  const parsed = parsePeriod(period, Number(year))
  return {
    ...(title.trim() === '' && { title: 'missing' }),
    ...(parsed.kind === 'fault' && { period: parsed.fault }),
  }
}

export function isFaulty(fault: ActivityFault): boolean {
  return fault.title !== undefined || fault.period !== undefined
}

/** How many times something was not understood. */
export function countOfRemarks(review: Review): number {
  const remarks = review.activities.reduce((sum, { proposed }) => sum + proposed.remarks.length, 0)
  return remarks + review.leftovers.filter(({ leftover }) => leftover.why !== 'generated').length
}

export type ImportedPlan = z.input<typeof importedPlan>
export type PlanFault = YearOrTitle | 'activities'

/** The plan to create, or which part of the review is not right yet. */
export function planOf(review: Review): { plan: ImportedPlan } | { faults: readonly PlanFault[] } {
  const kept = review.activities.filter(({ isKept }) => isKept)
  const hasFaults = kept.some((activity) => isFaulty(faultOf(activity, review.year)))
  const parsed = importedPlan.safeParse({
    year: Number(review.year),
    title: review.title,
    sections: ALL_CATEGORIES.flatMap((category) => {
      const text = textOf(review, category)
      return text.length > 0 ? [{ category, text }] : []
    }),
    activities: kept.map((activity) => importedActivity(activity, review)),
  })
  if (parsed.success && !hasFaults) return { plan: parsed.data }
  const faults = refusedFields(parsed.error)
  return { faults: faults.length > 0 ? faults : ['activities'] }
}

/** A section's own text, and below it what is put into it. */
function textOf({ sections, leftovers }: Review, category: Category): RichText {
  const own = sections.filter((section) => section.category === category && section.isKept)
  const added = leftovers.filter(({ into }) => into === category)
  return [...own.flatMap(({ text }) => text), ...added.flatMap(({ leftover }) => leftover.blocks)]
}

function importedActivity(activity: ReviewedActivity, review: Review): ImportedPlan['activities'][number] {
  const { period: _period, where: _where, remarks: _remarks, ...fields } = activity.proposed
  const parsed = parsePeriod(activity.period, Number(review.year))
  return {
    ...fields,
    ...(parsed.kind === 'period' && parsed.period),
    title: activity.title.trim(),
    party: activity.party ?? review.fallbackParty,
    category: activity.category ?? review.fallbackCategory,
  }
}
