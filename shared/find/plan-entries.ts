import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { categoryTitle } from '../agreement/clause.ts'
import { LOCALES, type Locale } from '../basics/locale.ts'
import { formatPeriod } from '../plan/format-period.ts'
import type { Activity, ActivityParty, ActivityStatus, Category } from '../plan/plan.ts'
import { plainText, type RichText } from '../plan/rich-text.ts'
import type { FindEntry } from './entry.ts'

const PARTY_WORDS: Record<ActivityParty, string> = {
  censec: 'CenSec',
  difos: 'DI FOS',
  joint: 'fælles joint CenSec DI FOS',
}

const STATUS_WORDS: Record<ActivityStatus, string> = {
  idea: 'idé idea',
  planned: 'planlagt planned',
  confirmed: 'bekræftet confirmed',
  done: 'gennemført done',
  cancelled: 'aflyst cancelled',
}

/** An activity by its title, its text and its facts; by whose it is, when and in which state, in either language. */
export function activityEntry(activity: Activity): FindEntry {
  const { id, category, party, title, body, place, counterpart, responsible, partners, audience, goal } =
    activity
  return {
    key: `activity/${id}`,
    place: { kind: 'activity', activityId: id, category, party },
    title,
    text: plainText(body),
    facts: [place, counterpart, responsible, ...partners, ...audience, goal].filter(Boolean).join(' · '),
    also: [
      PARTY_WORDS[party],
      STATUS_WORDS[activity.status],
      ...LOCALES.map((locale) => formatPeriod(activity, locale)),
    ].join(' · '),
  }
}

/** A section by its title in either language, and by its own text. */
export function sectionEntry(category: Category, text: RichText, locale: Locale): FindEntry {
  return {
    key: `section/${category}`,
    place: { kind: 'section', category },
    title: `${category}. ${categoryTitle(BUILT_IN_AGREEMENT, category, locale)}`,
    text: plainText(text),
    facts: '',
    also: LOCALES.map((one) => categoryTitle(BUILT_IN_AGREEMENT, category, one)).join(' · '),
  }
}
