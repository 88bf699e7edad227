/** What activities said when a finding on them was decided, so that it can be told later what has changed since. */
import type { Locale } from '../basics/locale.ts'
import { textHash } from '../basics/text-hash.ts'
import { formatPeriod } from '../plan/format-period.ts'
import type { Activity, Category, Period } from '../plan/plan.ts'

export interface JudgedState extends Period {
  id: string
  title: string
  category: Category
  audience: string[]
  place: string
  counterpart: string
  partners: string[]
  /** A hash of its text: a decision keeps no copy of that. */
  text: string
}

export function judgedState(activity: Activity): JudgedState {
  const { id, title, category, start, end, precision, audience, place, counterpart, partners } = activity
  return {
    id,
    title,
    category,
    precision,
    ...(start && { start }),
    ...(end && { end }),
    audience,
    place,
    counterpart,
    partners,
    text: textHash(activity.description),
  }
}

interface ChangeWords {
  date: (from: string, to: string) => string
  period: (from: string, to: string) => string
  title: (from: string) => string
  section: (from: Category, to: Category) => string
  text: string
  names: Record<'audience' | 'place' | 'counterpart' | 'partners', string>
  changed: (name: string, from: string, to: string) => string
  added: (name: string, to: string) => string
  removed: (name: string, from: string) => string
}

const WORDS: Record<Locale, ChangeWords> = {
  da: {
    date: (from, to) => `datoen er flyttet fra ${from} til ${to}`,
    period: (from, to) => `perioden er ændret fra ${from} til ${to}`,
    title: (from) => `titlen er ny; den var »${from}«`,
    section: (from, to) => `den er flyttet fra afsnit ${from} til afsnit ${to}`,
    text: 'teksten er ændret',
    names: { audience: 'målgruppen', place: 'stedet', counterpart: 'modparten', partners: 'partnerne' },
    changed: (name, from, to) => `${name} er ændret fra ${from} til ${to}`,
    added: (name, to) => `${name} er tilføjet: ${to}`,
    removed: (name, from) => `${name} er fjernet: ${from}`,
  },
  en: {
    date: (from, to) => `the date has been moved from ${from} to ${to}`,
    period: (from, to) => `the period has been changed from ${from} to ${to}`,
    title: (from) => `the title is new; it was “${from}”`,
    section: (from, to) => `it has been moved from section ${from} to section ${to}`,
    text: 'the text has been changed',
    names: {
      audience: 'the audience',
      place: 'the place',
      counterpart: 'the counterpart',
      partners: 'the partners',
    },
    changed: (name, from, to) => `${name} has been changed from ${from} to ${to}`,
    added: (name, to) => `${name} has been added: ${to}`,
    removed: (name, from) => `${name} has been removed: ${from}`,
  },
}

/** Every way in which an activity says something else than when it was judged, each as the end of a sentence; none for none. */
export function changesSince(before: JudgedState, activity: Activity, locale: Locale): string[] {
  return changesBetween(before, judgedState(activity), locale)
}

/** The same of two states. */
export function changesBetween(before: JudgedState, now: JudgedState, locale: Locale): string[] {
  const words = WORDS[locale]
  const [was, is] = [formatPeriod(before, locale), formatPeriod(now, locale)]
  const onDates = before.precision === 'day' && now.precision === 'day'
  const fields = (['audience', 'place', 'counterpart', 'partners'] as const).map((field) =>
    fieldChange(words, words.names[field], plain(before[field]), plain(now[field])),
  )
  return [
    was !== is && (onDates ? words.date : words.period)(was, is),
    before.title !== now.title && words.title(before.title),
    before.category !== now.category && words.section(before.category, now.category),
    ...fields,
    before.text !== now.text && words.text,
  ].filter((change) => typeof change === 'string')
}

function fieldChange(words: ChangeWords, name: string, from: string, to: string): string | undefined {
  if (from === to) return undefined
  if (from === '') return words.added(name, to)
  return to === '' ? words.removed(name, from) : words.changed(name, from, to)
}

function plain(value: string | readonly string[]): string {
  return typeof value === 'string' ? value.trim() : value.join(', ')
}
