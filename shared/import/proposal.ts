/** What is proposed to be imported of a file, for a person to review: nothing of it is in any plan yet. */
import type { PeriodFault } from '#shared/plan/parse-period.ts'
import type { Activity, Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import type { LeftBehind } from './reading.ts'

export interface ImportProposal {
  /** Empty where the file has none. */
  title: string
  /** The year that the file is about, where it says. */
  year?: number
  sections: ProposedSection[]
  /** In the file's order. */
  activities: ProposedActivity[]
  leftovers: Leftover[]
  leftBehind: LeftBehind[]
}

/** Of a file in which nothing has been found yet. */
export function emptyProposal(
  title: string,
  year: number | undefined,
  leftBehind: LeftBehind[],
): ImportProposal {
  return { title, ...(year && { year }), sections: [], activities: [], leftovers: [], leftBehind }
}

export interface ProposedSection {
  category: Category
  text: RichText
}

/** What a plan's activity says in words of its own. */
type StatedFields = Pick<
  Activity,
  | 'title'
  | 'status'
  | 'audience'
  | 'partners'
  | 'place'
  | 'counterpart'
  | 'responsible'
  | 'budget'
  | 'goal'
  | 'body'
>
/** Undefined where the file does not say. */
type StatedWhere = Pick<Activity, 'category' | 'party'>

export interface ProposedActivity extends StatedFields, Partial<StatedWhere> {
  /** As it stands in the file, so that another year can be meant by it; `parsePeriod` reads it, or it is empty. */
  period: string
  where: Where
  /** What was not understood. Each stands in the body as well, as it was written. */
  remarks: Remark[]
}

/** Where something stood in the file. */
export type Where =
  | { kind: 'row'; sheet: string; row: number }
  /** Under a heading; `heading` is empty for what stands before the first. */
  | { kind: 'heading'; heading: string }

export interface Remark {
  /** The heading or label it had in the file. */
  label: string
  text: string
  why: RemarkReason
}

export const REMARK_REASONS = [
  'not-understood',
  'no-such-day',
  'no-such-week',
  'ends-before-start',
  'read-in-part',
  'party-unknown',
  'section-unknown',
  'status-unknown',
  'budget-not-understood',
  'label-unknown',
  'too-long',
] as const satisfies readonly (PeriodFault | string)[]
export type RemarkReason = (typeof REMARK_REASONS)[number]

/** Part of the file that is in no section; a person says whether it goes into one. */
export interface Leftover {
  where: Where
  why: LeftoverReason
  blocks: RichText
}

/**
 * `generated` is what an export of ours adds to a plan and makes anew each time; `outside-sections` stands under no heading
 * of a section; `no-headings` is a sheet without column headings that say what its columns are; `total` is a sum.
 */
export const LEFTOVER_REASONS = ['generated', 'outside-sections', 'no-headings', 'total'] as const
export type LeftoverReason = (typeof LEFTOVER_REASONS)[number]
