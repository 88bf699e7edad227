/** What of the meetings each person is told: domain rule "others see minutes only when approved". */
import { dateInDenmark } from '../basics/format-date.ts'
import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'
import type { MeetingLine, MeetingsAnswer, PlanTask } from '../protocol/schemas/meetings.ts'
import {
  CONTACT_DAYS,
  daysSince,
  lastContact,
  type Meetings,
  meetingOf,
  meetingState,
  monthsOn,
  nextMeeting,
  type Slot,
  slotOf,
  type Task,
} from './meetings.ts'

/** As the list of meetings shows the person; `now` is an ISO instant. A task is told with the minutes it stands in. */
export function meetingsFor(
  person: Pick<Person, 'role' | 'party'>,
  meetings: Meetings,
  now: string,
): MeetingsAnswer {
  const today = dateInDenmark(now)
  const worksOnThem = can(person, 'read', { kind: 'meeting' })
  const { on, hasBeen } = lastContact(meetings, today)
  const days = daysSince(on, today)
  const next = nextMeeting(meetings, today)
  return {
    meetings: monthsUpTo(meetings, next.id).map((id) => meetingLine(slotOf(meetings, id))),
    next: next.id,
    tasks: tasksFor(person, meetings).sort(openFirst),
    contact: { on, hasBeen, days, isOverdue: days >= CONTACT_DAYS },
    contacts: worksOnThem ? meetings.contacts.toReversed() : [],
  }
}

/** The tasks that are about activities of the plan, of those that the person is told. */
export function planTasksFor(
  person: Pick<Person, 'role' | 'party'>,
  meetings: Meetings,
  planId: string,
): PlanTask[] {
  return tasksFor(person, meetings).flatMap(({ id, meetingId, text, planId: about, activityId }) =>
    about === planId && activityId !== undefined ? [{ id, meetingId, text, activityId }] : [],
  )
}

function tasksFor(person: Pick<Person, 'role' | 'party'>, meetings: Meetings): Task[] {
  const worksOnThem = can(person, 'read', { kind: 'meeting' })
  return meetings.tasks.filter(
    ({ meetingId }) => worksOnThem || slotOf(meetings, meetingId).approvedAt !== undefined,
  )
}

export function meetingLine({ steps, ...slot }: Slot): MeetingLine {
  return { ...slot, state: meetingState({ ...slot, steps }) }
}

/** The newest first; one that has been set further ahead than the next is there as well. */
function monthsUpTo({ begunAt, slots }: Meetings, next: string): string[] {
  const last = [next, ...slots.map(({ id }) => id)].sort().at(-1) ?? next
  const months: string[] = []
  for (let id = meetingOf(dateInDenmark(begunAt)); id <= last; id = monthsOn(id, 1)) months.push(id)
  return months.reverse()
}

function openFirst(a: Task, b: Task): number {
  if (!a.ended !== !b.ended) return a.ended ? 1 : -1
  return a.dueDate < b.dueDate ? -1 : 1
}
