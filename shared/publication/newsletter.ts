/** What a party can tell its members of a public plan, in a letter of its own: made of what is public, and of nothing else. */
import type { Agreement } from '../agreement/agreement.ts'
import { bothPartyNames, partyName } from '../agreement/party-name.ts'
import { dateInDenmark, formatDate } from '../basics/format-date.ts'
import type { IsoDate } from '../basics/iso-date.ts'
import { type Locale, languageTag } from '../basics/locale.ts'
import { TABLE_WORDS } from '../export/table-words.ts'
import { formatPeriod } from '../plan/format-period.ts'
import { wholePeriod } from '../plan/period.ts'
import { type ActivityParty, otherParty, type Party } from '../plan/plan.ts'
import { plainText } from '../plan/rich-text.ts'
import { NEWSLETTER_WORDS } from './newsletter-words.ts'
import type { PublicActivity, PublicPlan } from './public-plan.ts'

export interface NewsletterOptions {
  agreement: Agreement
  locale: Locale
  /** Whose members read it: what it does itself stands first. */
  party: Party
  /** What is over by then is no news. */
  today: IsoDate
  /** Sections agreed before that day are left out. */
  agreedSince?: IsoDate | undefined
  /** Of the plan's public page. */
  address: string
}

export interface NewsletterItem {
  title: string
  when: string
  /** Where it is, for whom and with whom, each a phrase; what has not been told is left out. */
  facts: string[]
  /** How its description begins; empty where it has none. */
  summary: string
}

export interface Newsletter {
  locale: Locale
  subject: string
  intro: string
  /** By who does it: the party itself, both, the other; who does nothing is left out. */
  groups: { heading: string; items: NewsletterItem[] }[]
  /** What stands in the place of the groups where there are none. */
  nothing: string
  link: { words: string; address: string }
}

const MOST_OF_SUMMARY = 220

/** What lies ahead in the plan, who does it and when: by party, the soonest first, what has no date yet last. */
export function newsletterOf(plan: PublicPlan, options: NewsletterOptions): Newsletter {
  const { agreement, locale, party, today, agreedSince, address } = options
  const words = NEWSLETTER_WORDS[locale]
  const names = bothPartyNames(agreement, locale)
  const ahead = plan.sections
    .filter(({ agreedAt }) => agreedSince === undefined || dateInDenmark(agreedAt) >= agreedSince)
    .flatMap(({ activities }) => activities)
    .filter((activity) => !isOver(activity, today))
    .toSorted((one, other) => inOrder(placeInTime(one), placeInTime(other)))
  const headings: [ActivityParty, string][] = [
    [party, words.by(partyName(agreement, party, locale))],
    ['joint', words.together(names)],
    [otherParty(party), words.by(partyName(agreement, otherParty(party), locale))],
  ]
  return {
    locale,
    subject: agreedSince === undefined ? words.subject(plan.year, names) : words.newsSubject(plan.year),
    intro:
      agreedSince === undefined
        ? words.intro(plan.year, names)
        : words.newsIntro(plan.year, names, formatDate(agreedSince, locale)),
    groups: headings
      .map(([by, heading]) => ({
        heading,
        items: ahead.filter((activity) => activity.party === by).map((activity) => itemOf(activity, locale)),
      }))
      .filter(({ items }) => items.length > 0),
    nothing: words.nothing,
    link: { words: words.link, address },
  }
}

/** The letter as plain text, to be pasted anywhere: a heading a line, an activity a dash. */
export function newsletterText({ subject, intro, groups, nothing, link }: Newsletter): string {
  const told = groups.map(({ heading, items }) => `${heading}\n\n${items.map(itemText).join('\n\n')}`)
  const parts = [subject, intro, ...(told.length > 0 ? told : [nothing]), `${link.words}:\n${link.address}`]
  return `${parts.join('\n\n')}\n`
}

function itemText({ title, when, facts, summary }: NewsletterItem): string {
  return [`- ${title}`, [when, ...facts].join(' · '), summary].filter(Boolean).join('\n  ')
}

function itemOf(activity: PublicActivity, locale: Locale): NewsletterItem {
  const words = NEWSLETTER_WORDS[locale]
  const listed = (values: readonly string[]) =>
    new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(values)
  const { title, status, place, audience, partners, body } = activity
  const name = title.trim() || words.untitled
  return {
    title: status === 'cancelled' ? TABLE_WORDS[locale].cancelled(name) : name,
    when: isUndated(activity) ? words.undated : formatPeriod(activity, locale),
    facts: [
      status === 'idea' ? words.idea : '',
      place.trim(),
      audience.length > 0 ? words.for(listed(audience)) : '',
      partners.length > 0 ? words.with(listed(partners)) : '',
    ].filter(Boolean),
    summary: beginningOf(plainText(body)),
  }
}

/** The first paragraph, up to where a letter would say: read on. */
function beginningOf(text: string): string {
  const [first = ''] = text.trim().split('\n')
  if (first.length <= MOST_OF_SUMMARY) return first
  const cut = first.slice(0, MOST_OF_SUMMARY)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,.;:–-]+$/u, '')} …`
}

function isOver(activity: PublicActivity, today: IsoDate): boolean {
  const { end } = wholePeriod(activity) ?? {}
  return activity.status === 'done' || (end !== undefined && end < today && activity.precision !== 'ongoing')
}

function isUndated(activity: PublicActivity): boolean {
  return activity.precision === 'open' || (activity.precision !== 'ongoing' && !wholePeriod(activity))
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** Days sort as they are written; what runs all year comes after them, and what is undecided last. */
function placeInTime(activity: PublicActivity): string {
  if (isUndated(activity)) return '~~'
  return activity.precision === 'ongoing' ? '~' : (wholePeriod(activity)?.start ?? '~~')
}
