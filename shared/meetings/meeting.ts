/** The coordination meeting (koordineringsmøde): organisering.a and b of the agreement. One a month, named by the month. */
import type { Category } from '../plan/plan.ts'
import type { RichText } from '../plan/rich-text.ts'

const MEETING_ID = /^\d{4}-(0[1-9]|1[0-2])$/

/** Whether the text names a month, as in `2027-03`. */
export function isMeetingId(text: string): boolean {
  return MEETING_ID.test(text)
}

export const POINT_TYPES = ['information', 'discussion', 'decision'] as const
/** til orientering · til drøftelse · til beslutning. */
export type PointType = (typeof POINT_TYPES)[number]

export const CLOSED_REASONS = ['personnel', 'secretariat'] as const
/** personaleforhold · interne sekretariatsforhold: nothing else may be closed (governance.2.c). */
export type ClosedReason = (typeof CLOSED_REASONS)[number]

/** A point (punkt) of an agenda and of the minutes made of it. */
export interface Point {
  id: string
  /** Fractional index; points stand in the order of rank, then of id. */
  rank: string
  title: string
  type: PointType
  category?: Category
  /** Of a closed point alone. */
  reason?: ClosedReason
  /** Sagsfremstilling. */
  presentation: RichText
  /** Indstilling. */
  recommendation: RichText
  /** Empty where nothing may be decided: see `mayDecide`. */
  decision: RichText
  /** The key of the proposal it was made of. */
  proposal?: string
  planId?: string
  activityId?: string
}

/** Nothing is decided under a point that is there to inform. */
export function mayDecide({ type }: Pick<Point, 'type'>): boolean {
  return type !== 'information'
}

/** Everything that a meeting's document says. */
export interface MeetingPapers {
  points: Point[]
  /** Ids of people, sorted. */
  present: string[]
  absent: string[]
}

/** The sides of a meeting's papers: what all who meet see, and what the directors keep between them. */
export const MEETING_PARTS = ['open', 'closed'] as const
export type MeetingPart = (typeof MEETING_PARTS)[number]
