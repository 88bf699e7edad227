import type { Agreement } from '../agreement/agreement.ts'
import { categoryTitle } from '../agreement/clause.ts'
import { partyName } from '../agreement/party-name.ts'
import { LOCALES, type Locale } from '../basics/locale.ts'
import { formatPeriod } from '../plan/format-period.ts'
import {
  type Activity,
  type ActivityParty,
  type ActivityStatus,
  type Category,
  PARTIES,
} from '../plan/plan.ts'
import { plainText, type RichText } from '../plan/rich-text.ts'
import type { FindEntry } from './entry.ts'

const STATUS_WORDS: Record<ActivityStatus, string> = {
  idea: 'idé idea',
  planned: 'planlagt planned',
  confirmed: 'bekræftet confirmed',
  done: 'gennemført done',
  cancelled: 'aflyst cancelled',
}

/** An activity by its title, its text and its facts; by whose it is, when and in which state, in either language. */
export function activityEntry(activity: Activity, agreement: Agreement): FindEntry {
  const { id, category, party, title, body, place, counterpart, responsible, partners, audience, goal } =
    activity
  return {
    key: `activity/${id}`,
    place: { kind: 'activity', activityId: id, category, party },
    title,
    text: plainText(body),
    facts: [place, counterpart, responsible, ...partners, ...audience, goal].filter(Boolean).join(' · '),
    also: [
      partyWords(party, agreement),
      STATUS_WORDS[activity.status],
      ...LOCALES.map((locale) => formatPeriod(activity, locale)),
    ].join(' · '),
  }
}

/** A section by its title in either language, and by its own text. */
export function sectionEntry(
  { category, text }: { category: Category; text: RichText },
  agreement: Agreement,
  locale: Locale,
): FindEntry {
  return {
    key: `section/${category}`,
    place: { kind: 'section', category },
    title: `${category}. ${categoryTitle(agreement, category, locale)}`,
    text: plainText(text),
    facts: '',
    also: LOCALES.map((one) => categoryTitle(agreement, category, one)).join(' · '),
  }
}

/** Whose it is, in either language. */
function partyWords(party: ActivityParty, agreement: Agreement): string {
  const parties = party === 'joint' ? PARTIES : [party]
  const names = parties.flatMap((one) => LOCALES.map((locale) => partyName(agreement, one, locale)))
  return [...(party === 'joint' ? ['fælles joint'] : []), ...new Set(names)].join(' ')
}
