/** What of the cooperation a year's account tells: how overlaps ended, duties in time, and the months in which there was contact. */

import { byName } from '../basics/by-name.ts'
import { dateInDenmark } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import { type Duty, isOverdue } from '../duties/duty.ts'
import { type Decision, decisionFor, type NamedActivity, namesAbout } from '../findings/decision.ts'
import { activityIdsOf, idsOfPair, type Overlap } from '../findings/findings.ts'
import { heldOn, type Meetings } from '../meetings/meetings.ts'
import { type Activity, PARTIES, type Party } from '../plan/plan.ts'
import type { AccountAnswer } from '../protocol/schemas/account.ts'
import {
  COOPERATION,
  type CooperationName,
  DUTY_ENDS,
  type DutyEnd,
  OVERLAP_ENDS,
  type OverlapEnd,
} from './figure-names.ts'

/** An overlap that was found, by what its activities are called. */
export interface ToldOverlap {
  findingId: string
  /** As they were called when it was decided, or as they are called. */
  titles: string[]
  /** One of them that is still there, or the one that both became. */
  activityId?: string
  /** Whether its warning still stands there. */
  isFound: boolean
}

export interface OverlapFacts {
  overlaps: readonly Overlap[]
  decisions: readonly Decision[]
  /** The ids of the overlaps whose two activities are one now. */
  merged: ReadonlySet<string>
  activities: readonly Pick<Activity, 'id' | 'title' | 'party'>[]
}

/** Every overlap that was found by how it has ended, those that people have answered and that are there no more among them. */
export function overlapEnds({
  overlaps,
  decisions,
  merged,
  activities,
}: OverlapFacts): Record<OverlapEnd, ToldOverlap[]> {
  const ends = new Map<string, OverlapEnd>()
  // What was answered while it stood, in the order in which it was.
  for (const { findingId, outcome } of decisions) {
    if (!idsOfPair(findingId)) continue
    if (outcome === 'reopen' || outcome === 'joint') ends.delete(findingId)
    else ends.set(findingId, END_OF[outcome])
  }
  for (const overlap of overlaps) {
    if (overlap.label === 'overlap' && !decisionFor(overlap, decisions)) ends.set(overlap.id, 'open')
  }
  for (const id of merged) ends.set(id, 'merged')
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  const found = new Set(overlaps.map(({ id }) => id))
  return byName(OVERLAP_ENDS, (end) =>
    [...ends].flatMap(([findingId, its]): ToldOverlap[] => {
      if (its !== end) return []
      const activityId = activityIdsOf(findingId).find((id) => byId.has(id))
      const decision = decisions.findLast((one) => one.findingId === findingId)
      return [
        {
          findingId,
          titles: namesOf(findingId, decision, (id) => byId.get(id)).map(({ title }) => title),
          ...(activityId !== undefined && { activityId }),
          isFound: found.has(findingId),
        },
      ]
    }),
  )
}

const END_OF = {
  coordinate: 'coordinated',
  'not-overlap': 'dismissed',
  keep: 'kept',
  done: 'kept',
} as const

function namesOf(
  findingId: string,
  decision: Decision | undefined,
  activityOf: (id: string) => NamedActivity | undefined,
): NamedActivity[] {
  if (decision) return namesAbout(decision, activityOf)
  return activityIdsOf(findingId).flatMap((id) => activityOf(id) ?? [])
}

/** A duty by its activity. */
export interface ToldDuty {
  dutyId: string
  title: string
}

/** Whether each party's duties were acknowledged in time; what was dropped with a reason, or lapsed, was none. */
export function dutyEnds(
  duties: readonly Pick<Duty, 'id' | 'title' | 'owner' | 'state' | 'due'>[],
  today: IsoDate,
): Record<Party, Record<DutyEnd, ToldDuty[]>> {
  return byName(PARTIES, (party) =>
    byName(DUTY_ENDS, (end) =>
      duties
        .filter((duty) => duty.owner === party && endOf(duty, today) === end)
        .map(({ id: dutyId, title }) => ({ dutyId, title })),
    ),
  )
}

function endOf(duty: Pick<Duty, 'state' | 'due'>, today: IsoDate): DutyEnd | undefined {
  const { state, due } = duty
  if (state.name === 'dropped' || state.name === 'lapsed') return undefined
  if (state.name === 'acknowledged') return dateInDenmark(state.at) <= due.on ? 'in-time' : 'late'
  return isOverdue(duty, today) ? 'late' : 'not-due'
}

/** A month in which the directors met or spoke. */
export interface ToldMonth {
  /** `2027-03`. */
  month: string
  /** The days, the earliest first. */
  on: IsoDate[]
}

/** The months of the year that had a meeting or another conversation. */
export function contactMonths(
  { slots, contacts }: Pick<Meetings, 'slots' | 'contacts'>,
  year: number,
): ToldMonth[] {
  const days = [...slots.map(heldOn), ...contacts.map(({ on }) => on)]
    .filter((day) => day !== undefined)
    .filter((day) => day.startsWith(`${year}-`))
    .toSorted()
  return [...Map.groupBy(days, (day) => day.slice(0, 7))].map(([month, on]) => ({ month, on }))
}

type Cooperation = Pick<AccountAnswer, 'overlaps' | 'duties' | 'contact'>

/** What a figure of the cooperation counts; undefined where who asks may not see it. */
export function cooperationBehind(
  name: CooperationName,
  { overlaps, duties, contact }: Cooperation,
):
  | { kind: 'overlaps'; told: ToldOverlap[] }
  | { kind: 'duties'; told: ToldDuty[] }
  | { kind: 'contact'; told: ToldMonth[] }
  | undefined {
  const [kind = '', asked, of] = name.split(':')
  switch (kind) {
    case 'overlaps':
      return {
        kind,
        told: OVERLAP_ENDS.flatMap((end) => (asked === 'all' || asked === end ? overlaps[end] : [])),
      }
    case 'duties':
      return {
        kind,
        told: PARTIES.filter((party) => of === 'all' || of === party).flatMap((party) =>
          DUTY_ENDS.flatMap((end) => (asked === 'all' || asked === end ? duties[party][end] : [])),
        ),
      }
    case 'contact':
      return contact && { kind, told: contact }
    default:
      return undefined
  }
}

/** The figure of the cooperation that a text names; undefined where it names none. */
export function cooperationNamed(text: string | null): CooperationName | undefined {
  return COOPERATION.find((name) => name === text)
}
