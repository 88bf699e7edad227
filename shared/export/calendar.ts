/** The plan's activities as a calendar has them, for the .ics file and for feeds. */
import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { addDays, type IsoDate, mondayOf } from '#shared/basics/iso-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { type Activity, activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { activityFields, activityPartyName } from './activity-fields.ts'
import { EXPORT_WORDS } from './export-words.ts'
import { TABLE_WORDS } from './table-words.ts'

/** An entry that lasts whole days. */
export interface CalendarEvent {
  /** The same for as long as the activity is there, wherever and however it is moved. */
  uid: string
  start: IsoDate
  /** The day after the last. */
  endExclusive: IsoDate
  title: string
  place: string
  /** Lines parted by \n. */
  description: string
  categories: string[]
  status: 'tentative' | 'confirmed' | 'cancelled'
}

/**
 * The activities that lie on days or in weeks, in reading order; a month or a quarter filled from end to end would say that
 * they take all of it. A week is in from Monday to Sunday, and its entry's title says that it is a week. Budgets and success
 * criteria stay out: calendars get about.
 */
export function calendarEvents(plan: Plan, agreement: Agreement, locale: Locale): CalendarEvent[] {
  return activitiesOf(plan).flatMap((activity) => {
    const days = daysOf(activity)
    return days ? [{ ...days, ...eventOf(activity, plan.year, agreement, locale) }] : []
  })
}

function eventOf(
  activity: Activity,
  year: number,
  agreement: Agreement,
  locale: Locale,
): Omit<CalendarEvent, 'start' | 'endExclusive'> {
  return {
    // An activity that next year's plan has taken over is another entry there.
    uid: `${encodeURIComponent(activity.id.toWellFormed())}.${year}@samplan`,
    title: titleOf(activity, locale),
    place: activity.place.trim(),
    description: descriptionOf(activity, agreement, locale),
    categories: [
      categoryTitle(agreement, activity.category, locale),
      activityPartyName(activity.party, agreement, locale),
    ],
    status: statusOf(activity),
  }
}

function daysOf({
  precision,
  ...period
}: Activity): Pick<CalendarEvent, 'start' | 'endExclusive'> | undefined {
  const start = period.start ?? period.end
  if (start === undefined) return undefined
  // Two people's changes that met may end it before it starts.
  const end = period.end !== undefined && period.end > start ? period.end : start
  if (precision === 'day') return { start, endExclusive: addDays(end, 1) }
  if (precision === 'week') return { start: mondayOf(start), endExclusive: addDays(mondayOf(end), 7) }
  return undefined
}

function titleOf(activity: Activity, locale: Locale): string {
  const words = TABLE_WORDS[locale]
  const title = activity.title.trim() || EXPORT_WORDS[locale].untitled
  const dated = activity.precision === 'week' ? words.week(title, formatPeriod(activity, locale)) : title
  // Some programs show a cancelled entry like any other.
  return activity.status === 'cancelled' ? words.cancelled(dated) : dated
}

function descriptionOf(activity: Activity, agreement: Agreement, locale: Locale): string {
  const { budget: _, ...told } = activity
  const fields = activityFields({ ...told, place: '', goal: '' }, agreement, locale)
  const lines = fields.map(({ label, value }) => `${label}: ${value}`)
  return [lines.join('\n'), activity.description.trim()].filter(Boolean).join('\n\n')
}

function statusOf({ status }: Activity): CalendarEvent['status'] {
  switch (status) {
    case 'idea':
    case 'planned':
      return 'tentative'
    case 'confirmed':
    case 'done':
      return 'confirmed'
    case 'cancelled':
      return 'cancelled'
    default:
      status satisfies never
      return 'tentative'
  }
}
