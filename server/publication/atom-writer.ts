import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import { blocksBelow } from '#shared/export/blocks-below.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import type { PublicActivity, PublicPlan } from '#shared/publication/public-plan.ts'
import {
  PUBLIC_WORDS,
  publicDescription,
  publicPartyName,
  publicTitle,
} from '#shared/publication/public-words.ts'
import { blocksHtml } from '../export/html-blocks.ts'
import { type Markup, markup } from './markup.ts'
import { anchorOf } from './public-page-html.ts'

export interface AtomFeed {
  content: PublicPlan
  /** Those that the feed is for, in the order of the plan. */
  activities: readonly PublicActivity[]
  agreement: Agreement
  locale: Locale
  /** Of the page and of the feed itself, whole. */
  pageAddress: string
  feedAddress: string
  /** The instant of the latest change; of the publication, where nothing is agreed. */
  updatedAt: string
}

/** One entry an activity, the latest first (RFC 4287). An entry keeps its id for as long as the plan has the activity. */
export function writeAtom(feed: AtomFeed): string {
  const { content, activities, agreement, locale, pageAddress, feedAddress, updatedAt } = feed
  const title = publicTitle(content.year, agreement, locale)
  const entries = activities.toSorted((one, other) =>
    one.updatedAt > other.updatedAt ? -1 : Number(one.updatedAt < other.updatedAt),
  )
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag(locale)}">
<id>${tagOf(feed)}</id>
<title>${title}</title>
<subtitle>${publicDescription(content.year, agreement, locale)}</subtitle>
<updated>${updatedAt}</updated>
<link rel="self" type="application/atom+xml" href="${feedAddress}"/>
<link rel="alternate" type="text/html" href="${pageAddress}"/>
${PARTIES.map((party) => author(partyName(agreement, party, locale)))}
<generator>Samplan</generator>
${entries.map((activity) => entryOf(activity, feed))}
</feed>
`.text
}

function entryOf(activity: PublicActivity, feed: AtomFeed): Markup {
  const { agreement, locale, pageAddress } = feed
  const words = PUBLIC_WORDS[locale]
  const { id, party, category, title, status, place, audience, partners, body, updatedAt } = activity
  const facts = [
    publicPartyName(party, agreement, locale),
    formatPeriod(activity, locale),
    place.trim(),
    audience.join(', '),
    partners.length > 0 && `${words.with}: ${partners.join(', ')}`,
    words.status[status],
  ].filter(Boolean)
  const html = blocksHtml(blocksBelow(2, body))
  const authors = party === 'joint' ? PARTIES : [party]
  return markup`<entry>
<id>${tagOf(feed)}/${id}</id>
<title>${title.trim() || words.untitled}</title>
<updated>${updatedAt}</updated>
<link rel="alternate" type="text/html" href="${pageAddress}#${anchorOf(id)}"/>
${authors.map((one) => author(partyName(agreement, one, locale)))}
<category term="${category}" label="${categoryTitle(agreement, category, locale)}"/>
<summary>${facts.join(' · ')}</summary>
${html !== '' && markup`<content type="html">${html}</content>\n`}</entry>
`
}

function author(name: string): Markup {
  return markup`<author><name>${name}</name></author>`
}

/** RFC 4151: the site's name, the plan's year, the page's. */
function tagOf({ content, pageAddress }: AtomFeed): string {
  const site = URL.parse(pageAddress)?.hostname ?? 'samplan'
  return `tag:${site},${content.year}:${content.publicId}`
}
