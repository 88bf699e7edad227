/** What of the cooperation a year's account tells: how overlaps ended, duties in time, and the months in which there was contact. */

import { byName } from '../basics/by-name.ts'
import { dateInDenmark } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import type { Duty } from '../duties/duty.ts'
import { isOverdue } from '../duties/duty.ts'
import { type Decision, decisionFor } from '../findings/decision.ts'
import { idsOfPair, type Overlap } from '../findings/findings.ts'
import { heldOn, type Meetings } from '../meetings/meetings.ts'
import { DUTY_ENDS, type DutyEnd, OVERLAP_ENDS, type OverlapEnd } from './figure-names.ts'

/** How each overlap that was found has ended, those that people have answered and that are there no more among them. */
export function overlapEnds(
  overlaps: readonly Overlap[],
  decisions: readonly Decision[],
  merged: ReadonlySet<string>,
): Record<OverlapEnd, number> {
  const ends = new Map<string, OverlapEnd>()
  // What was answered while it stood, in the order in which it was.
  for (const { findingId, outcome } of decisions) {
    if (!idsOfPair(findingId)) continue
    if (outcome === 'reopen' || outcome === 'joint') ends.delete(findingId)
    else ends.set(findingId, outcome === 'coordinate' ? 'coordinated' : 'kept')
  }
  for (const overlap of overlaps) {
    if (overlap.label === 'overlap' && !decisionFor(overlap, decisions)) ends.set(overlap.id, 'open')
  }
  for (const id of merged) ends.set(id, 'merged')
  return counted(OVERLAP_ENDS, [...ends.values()])
}

/** Whether each duty was acknowledged in time; what was dropped with a reason, or lapsed, was none. */
export function dutyEnds(
  duties: readonly Pick<Duty, 'state' | 'due'>[],
  today: IsoDate,
): Record<DutyEnd, number> {
  const ends = duties.flatMap((duty): DutyEnd[] => {
    const { state, due } = duty
    if (state.name === 'dropped' || state.name === 'lapsed') return []
    if (state.name === 'acknowledged') return [dateInDenmark(state.at) <= due.on ? 'in-time' : 'late']
    return [isOverdue(duty, today) ? 'late' : 'not-due']
  })
  return counted(DUTY_ENDS, ends)
}

/** How many months of the year had a meeting or another conversation. */
export function contactMonths(
  { slots, contacts }: Pick<Meetings, 'slots' | 'contacts'>,
  year: number,
): number {
  const days = [...slots.map(heldOn), ...contacts.map(({ on }) => on)]
  return new Set(days.flatMap((day) => (day?.startsWith(`${year}-`) ? [day.slice(0, 7)] : []))).size
}

function counted<Name extends string>(names: readonly Name[], all: readonly Name[]): Record<Name, number> {
  return byName(names, (name) => all.filter((one) => one === name).length)
}
