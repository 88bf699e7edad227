/** The figures of an account by name, as an address and an answer have them, and whose they are of. */
import { COUNTS, type Count } from '../follow-up/follow-up.ts'
import { REGIONS, type Region } from '../follow-up/regions.ts'
import { ACTIVITY_PARTIES, type ActivityParty } from '../plan/plan.ts'

/** What became of what was planned; `untold` where nobody has said so yet. */
export const FATES = ['held', 'postponed', 'cancelled', 'untold'] as const
export type Fate = (typeof FATES)[number]

export type FigureName =
  | 'planned'
  | Fate
  | Count
  | `region:${Region | 'unknown'}`
  | 'evaluated'
  | 'answered'
  | 'budget'
  | 'spent'

export const FIGURES: readonly FigureName[] = [
  'planned',
  ...FATES,
  ...COUNTS,
  ...[...REGIONS, 'unknown' as const].map((region) => `region:${region}` as const),
  'evaluated',
  'answered',
  'budget',
  'spent',
]

/** Whose activities a column tells of; all of them last, as the sum of the others. */
export const ACCOUNT_COLUMNS = [...ACTIVITY_PARTIES, 'all'] as const
export type AccountColumn = ActivityParty | 'all'

/** How an overlap ended: flettet til én · koordineret · fastholdt · åben. */
export const OVERLAP_ENDS = ['merged', 'coordinated', 'kept', 'open'] as const
export type OverlapEnd = (typeof OVERLAP_ENDS)[number]

/** How a duty did: kvitteret i tide · for sent (also where nobody has yet) · fristen er ikke nået. */
export const DUTY_ENDS = ['in-time', 'late', 'not-due'] as const
export type DutyEnd = (typeof DUTY_ENDS)[number]
