import { type DanishHoliday, danishHoliday } from '#shared/basics/danish-holidays.ts'
import { addDays, type IsoDate } from '#shared/basics/iso-date.ts'
import { wholePeriod } from '#shared/plan/period.ts'
import {
  type Activity,
  type ActivityStatus,
  activitiesOf,
  type Plan,
  type Section,
} from '#shared/plan/plan.ts'
import { movePeriod } from './move-period.ts'

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
 * stays one and what was cancelled becomes one; all else is planned, for nothing of next year is confirmed or done. What
 * then falls on a holiday is told and left there, since only people know when to hold it instead.
 */
export function nextYear(plan: Plan, choices: NextYearChoices): NextYear {
  const years = choices.year - plan.year
  const copied = activitiesOf(plan)
    .filter(({ status }) => !(choices.leaveOutDone && status === 'done'))
    .filter(({ status }) => !(choices.leaveOutCancelled && status === 'cancelled'))
  const activities = copied.map((activity) => copyOf(activity, years, choices.keepBudgets))
  return {
    sections: plan.sections.map(({ category, text }) => ({ category, text })),
    activities,
    originIds: copied.map(({ id }) => id),
    onHolidays: activities.flatMap(holidayOf),
  }
}

function copyOf(activity: Activity, years: number, keepBudget: boolean): CopiedActivity {
  const { id: _id, rank: _rank, start, end, precision, budget, status, ...kept } = activity
  return {
    ...kept,
    ...movePeriod({ start, end, precision }, years),
    status: STATUS_NEXT_YEAR[status],
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
