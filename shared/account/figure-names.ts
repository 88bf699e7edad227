/** The figures of an account by name, as an address and an answer have them, and whose they are of. */
import { COUNTS, type Count, QUESTIONS, type Question, STEPS, type Step } from '../follow-up/follow-up.ts'
import { REGIONS, type Region } from '../follow-up/regions.ts'
import { ACTIVITY_PARTIES, type ActivityParty, PARTIES, type Party } from '../plan/plan.ts'

/** What became of what was planned; `untold` where nobody has said so yet. */
export const FATES = ['held', 'postponed', 'cancelled', 'untold'] as const
export type Fate = (typeof FATES)[number]

/** How many chose a step of a question's answers. */
export type AnswerName = `${Question}:${Step}`

export const ANSWERS: readonly AnswerName[] = QUESTIONS.flatMap((question) =>
  STEPS.map((step): AnswerName => `${question}:${step}`),
)

export type FigureName =
  | 'planned'
  | Fate
  | Count
  | `region:${Region | 'unknown'}`
  | 'evaluated'
  | 'answered'
  | AnswerName
  | 'budget'
  | 'spent'

export const FIGURES: readonly FigureName[] = [
  'planned',
  ...FATES,
  ...COUNTS,
  ...[...REGIONS, 'unknown' as const].map((region) => `region:${region}` as const),
  'evaluated',
  'answered',
  ...ANSWERS,
  'budget',
  'spent',
]

/** Whose activities a column tells of; all of them last, as the sum of the others. */
export const ACCOUNT_COLUMNS = [...ACTIVITY_PARTIES, 'all'] as const
export type AccountColumn = ActivityParty | 'all'

/** How an overlap ended: flettet til én · koordineret · fastholdt · ikke overlap · åben. */
export const OVERLAP_ENDS = ['merged', 'coordinated', 'kept', 'dismissed', 'open'] as const
export type OverlapEnd = (typeof OVERLAP_ENDS)[number]

/** How a duty did: kvitteret i tide · for sent (also where nobody has yet) · fristen er ikke nået. */
export const DUTY_ENDS = ['in-time', 'late', 'not-due'] as const
export type DutyEnd = (typeof DUTY_ENDS)[number]

/**
 * What of the cooperation a figure counts: overlaps by how they ended, or all that were found; duties of a party, or of both, by how
 * they did, or all; months with contact. Overlaps are between the parties, so they are told in all alone.
 */
export type CooperationName =
  | `overlaps:${OverlapEnd | 'all'}`
  | `duties:${DutyEnd | 'all'}:${Party | 'all'}`
  | 'contact'

export const COOPERATION: readonly CooperationName[] = [
  ...[...OVERLAP_ENDS, 'all' as const].map((end) => `overlaps:${end}` as const),
  ...[...DUTY_ENDS, 'all' as const].flatMap((end) =>
    [...PARTIES, 'all' as const].map((party) => `duties:${end}:${party}` as const),
  ),
  'contact',
]
