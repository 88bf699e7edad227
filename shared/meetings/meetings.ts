/** What the server writes of all meetings: when they are and how far they have come, the tasks they gave, who called whom. */
import { dateInDenmark } from '../basics/format-date.ts'
import { type IsoDate, isoDate, monthOf, toDayNumber, yearOf } from '../basics/iso-date.ts'
import type { Signature } from '../permissions/person.ts'

interface Signed {
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

export const MEETING_STEPS = ['agenda-sent', 'held', 'minutes-sent'] as const
/** dagsorden sendt · holdt · referat til godkendelse. */
export type MeetingStep = (typeof MEETING_STEPS)[number]

export const MEETING_STATES = ['draft', ...MEETING_STEPS, 'approved'] as const
/** udkast · … · godkendt og låst. */
export type MeetingState = (typeof MEETING_STATES)[number]

/** One month's meeting. It is there without being made; only what somebody has said of it is kept. */
export interface Slot {
  /** The month: `2027-03`. */
  id: string
  date?: IsoDate
  /** `13:00`, as the clock shows it in Denmark. */
  time?: string
  place?: string
  steps: Partial<Record<MeetingStep, Signed>>
  /** When both parties had approved the minutes. */
  approvedAt?: string
}

/** Something that a meeting has given somebody to do (opgave), carried on until it is ended. */
export interface Task {
  id: string
  meetingId: string
  pointId: string
  /** What is to be done, in its own words: a decision's may change until the minutes are approved. */
  text: string
  owner: { personId: string; name: string }
  dueDate: IsoDate
  planId?: string
  activityId?: string
  given: Signed
  ended?: Signed & { how: 'done' | 'dropped'; reason: string }
}

/** A conversation that was no meeting (kontakt), in one line. */
export interface Contact extends Signed {
  id: string
  text: string
  on: IsoDate
}

export interface Meetings {
  /** ISO instant: since when there are meetings here. */
  begunAt: string
  slots: Slot[]
  /** In the order they were given. */
  tasks: Task[]
  /** The oldest first. */
  contacts: Contact[]
}

export function hasDay(slot: Slot): slot is Slot & { date: IsoDate } {
  return slot.date !== undefined
}

export function meetingState({ steps, approvedAt }: Slot): MeetingState {
  if (approvedAt !== undefined) return 'approved'
  return MEETING_STEPS.findLast((step) => steps[step] !== undefined) ?? 'draft'
}

/** Whether the meeting can take this step now. An agenda can be sent again, with what has come since, until the meeting was held. */
export function mayTake(step: MeetingStep, slot: Slot): boolean {
  switch (step) {
    case 'agenda-sent':
      return slot.date !== undefined && ['draft', 'agenda-sent'].includes(meetingState(slot))
    case 'held':
      return meetingState(slot) === 'agenda-sent'
    case 'minutes-sent':
      return meetingState(slot) === 'held'
    default:
      return step satisfies never
  }
}

/** The month that a day is in, as the meeting's id. */
export function meetingOf(date: IsoDate): string {
  return date.slice(0, 7)
}

/** The month so many months on. */
export function monthsOn(meetingId: string, months: number): string {
  const first = `${meetingId}-01`
  return meetingOf(isoDate(yearOf(first), monthOf(first) + months, 1))
}

const MONTHS_AHEAD = 12

/** Whether there is such a meeting: one each month since the workspace began, and as far ahead as one plans. */
export function isMonthOfMeeting(
  meetingId: string,
  { begunAt, now }: { begunAt: string; now: string },
): boolean {
  return (
    meetingId >= meetingOf(dateInDenmark(begunAt)) &&
    meetingId <= monthsOn(meetingOf(dateInDenmark(now)), MONTHS_AHEAD)
  )
}

/** The slot as it is kept, or as it is while nobody has said anything of it. */
export function slotOf({ slots }: Pick<Meetings, 'slots'>, id: string): Slot {
  return slots.find((slot) => slot.id === id) ?? { id, steps: {} }
}

/** The one that is next: the earliest that was not held, from this month on. */
export function nextMeeting(meetings: Pick<Meetings, 'slots'>, today: IsoDate): Slot {
  for (let id = meetingOf(today); ; id = monthsOn(id, 1)) {
    const slot = slotOf(meetings, id)
    if (!slot.steps.held) return slot
  }
}

/** The day a meeting was held: the one it was set to, or, where that was put off, the day it was said to be held. */
export function heldOn({ date, steps: { held } }: Slot): IsoDate | undefined {
  if (!held) return undefined
  const said = dateInDenmark(held.at)
  return date !== undefined && date < said ? date : said
}

/** How long the directors can be without contact before they are told (organisering.b: at least monthly). */
export const CONTACT_DAYS = 30

export interface LastContact {
  on: IsoDate
  /** False where there has been none yet: then `on` is the day the workspace began. */
  hasBeen: boolean
}

/** The last time they met or spoke, up to `today`; since the workspace began where they never have. */
export function lastContact({ begunAt, slots, contacts }: Meetings, today: IsoDate): LastContact {
  const days = [...slots.map(heldOn), ...contacts.map(({ on }) => on)]
  const last = days
    .filter((day) => day !== undefined && day <= today)
    .sort()
    .at(-1)
  return { on: last ?? dateInDenmark(begunAt), hasBeen: last !== undefined }
}

export function daysSince(date: IsoDate, today: IsoDate): number {
  return toDayNumber(today) - toDayNumber(date)
}

/** Those that a meeting carries on from those before it, the earliest due first. */
export function openTasks(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ ended }) => !ended).sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
}
