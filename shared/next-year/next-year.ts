import { type DanishHoliday, danishHoliday } from '#shared/basics/danish-holidays.ts'
import { addDays, type IsoDate, toDayNumber, yearOf } from '#shared/basics/iso-date.ts'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import { wholePeriod } from '#shared/plan/period.ts'
import {
  type Activity,
  type ActivityStatus,
  activitiesOf,
  type Period,
  type Plan,
  type Section,
} from '#shared/plan/plan.ts'
import { movePeriod } from './move-period.ts'
import { toldStatus } from './told-status.ts'

export interface NextYearChoices {
  /** Of the plan to begin; later or earlier than the present one's. */
  year: number
  leaveOutDone: boolean
  leaveOutCancelled: boolean
  keepBudgets: boolean
}

export type CopiedActivity = Omit<Activity, 'id' | 'rank'>

export interface NextYear {
  sections: Pick<Section, 'category' | 'text'>[]
  /** In reading order. */
  activities: CopiedActivity[]
  /** The ids of what they are copies of, in the same order. */
  originIds: string[]
  onHolidays: ActivityOnHoliday[]
}

export interface ActivityOnHoliday {
  title: string
  date: IsoDate
  holiday: DanishHoliday
}

/**
 * Another year's plan made of a plan: its texts, and its activities with their periods moved as `movePeriod` says. An idea
 * stays one and what was cancelled becomes one, by what is said of it afterwards where anything is, and what was postponed into that year is held then; all else is planned, for nothing of next year is confirmed or done. What
 * then falls on a holiday is told and left there, since only people know when to hold it instead.
 */
export function nextYear(
  plan: Plan,
  choices: NextYearChoices,
  followUps: ReadonlyMap<string, FollowUp> = new Map(),
): NextYear {
  const copied = activitiesOf(plan)
    .map((activity) => ({ activity, followUp: followUps.get(activity.id) }))
    .filter(({ activity, followUp }) => isLetThrough(toldStatus(activity.status, followUp), choices))
  const activities = copied.map(({ activity, followUp }) => ({
    ...copyOf(activity, toldStatus(activity.status, followUp), choices, plan.year),
    ...postponedTo(activity, followUp, choices.year),
  }))
  return {
    sections: plan.sections.map(({ category, text }) => ({ category, text })),
    activities,
    originIds: copied.map(({ activity }) => activity.id),
    onHolidays: activities.flatMap(holidayOf),
  }
}

/** Whether what came to that is copied. */
export function isLetThrough(
  status: ActivityStatus,
  { leaveOutDone, leaveOutCancelled }: Pick<NextYearChoices, 'leaveOutDone' | 'leaveOutCancelled'>,
): boolean {
  return !(leaveOutDone && status === 'done') && !(leaveOutCancelled && status === 'cancelled')
}

/** What was postponed into that year is held then, for as long as it was to last. */
function postponedTo(
  { start, end }: Pick<Activity, 'start' | 'end'>,
  followUp: FollowUp | undefined,
  year: number,
): Partial<Period> {
  const { outcome, on } = followUp ?? {}
  if (outcome !== 'postponed' || on === undefined || yearOf(on) !== year) return {}
  const days = start && end ? toDayNumber(end) - toDayNumber(start) : 0
  return { start: on, end: addDays(on, days < LONGEST_EVENT_DAYS ? days : 0), precision: 'day' }
}

function copyOf(
  activity: Activity,
  came: ActivityStatus,
  { year, keepBudgets: keepBudget }: NextYearChoices,
  from: number,
): CopiedActivity {
  const { id: _id, rank: _rank, start, end, precision, budget, status: _planned, ...kept } = activity
  return {
    ...kept,
    ...movePeriod({ start, end, precision }, year - from),
    status: STATUS_NEXT_YEAR[came],
    ...(keepBudget && budget !== undefined && { budget }),
  }
}

const STATUS_NEXT_YEAR: Record<ActivityStatus, ActivityStatus> = {
  idea: 'idea',
  planned: 'planned',
  confirmed: 'planned',
  done: 'planned',
  cancelled: 'idea',
}

/** Of what is on given days: a week with a holiday in it is any week before Easter. */
const LONGEST_EVENT_DAYS = 7

function holidayOf({ title, ...activity }: CopiedActivity): ActivityOnHoliday[] {
  const period = wholePeriod(activity)
  if (period?.precision !== 'day' || period.end > addDays(period.start, LONGEST_EVENT_DAYS)) return []
  for (let date = period.start; date <= period.end; date = addDays(date, 1)) {
    const holiday = danishHoliday(date)
    if (holiday) return [{ title, date, holiday }]
  }
  return []
}
