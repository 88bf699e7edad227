import { createHash } from 'node:crypto'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { bothPartyNames } from '#shared/agreement/party-name.ts'
import { dateInDenmark, formatDate, formatMonthName } from '#shared/basics/format-date.ts'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import { blocksBelow } from '#shared/export/blocks-below.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { ACTIVITY_PARTIES, type Category } from '#shared/plan/plan.ts'
import { placeRegionsOf } from '#shared/publication/place-regions.ts'
import {
  addressOf,
  audiencesOf,
  EVERYTHING,
  isNarrowed,
  isSameAudience,
  type PublicFilter,
  partyWord,
  regionWord,
  type SoughtRegion,
} from '#shared/publication/public-filter.ts'
import {
  type PublicActivity,
  type PublicPlan,
  type PublicSection,
  publicActivities,
} from '#shared/publication/public-plan.ts'
import {
  PUBLIC_WORDS,
  type PublicWords,
  publicDescription,
  publicPartyName,
  publicTitle,
} from '#shared/publication/public-words.ts'
import { publicYear } from '#shared/publication/public-year.ts'
import { blocksHtml } from '../export/html-blocks.ts'
import { Markup, markup } from './markup.ts'
import { PARTY_MARKS, partyBadge, partyBar } from './party-marks.ts'
import { PUBLIC_STYLES } from './public-styles.ts'

/** Nothing runs, nothing is fetched, nothing frames it; the form leads back to the site. */
export const PUBLIC_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PUBLIC_STYLES).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export interface PublicPage {
  content: PublicPlan
  agreement: Agreement
  locale: Locale
  filter: PublicFilter
  /** The ids of those that are sought. */
  shown: ReadonlySet<string>
  /** Each activity as it stands on the page in this language, written once. */
  articles: ReadonlyMap<string, Markup>
  /** Sections that are not agreed yet. */
  isWhole: boolean
  robots: 'index' | 'noindex'
  /** Where people reach the server, '' where nobody knows. */
  site: string
  /** Where this page is. */
  path: string
  /** Where its feeds are; missing of a preview. */
  feeds?: { calendar: string; atom: string }
}

/** The whole page; the same for the same page, whoever asks when. */
export function publicPageHtml(page: PublicPage): string {
  const { content, agreement, locale, filter, shown, isWhole, robots, site, path, feeds } = page
  const words = PUBLIC_WORDS[locale]
  const title = publicTitle(content.year, agreement, locale)
  const description = publicDescription(content.year, agreement, locale)
  const address = `${site}${path}${addressOf(EVERYTHING, locale)}`
  const head = markup`<meta name="description" content="${description}">
<meta name="robots" content="${robots === 'index' ? 'all' : 'noindex, nofollow'}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="${languageTag(locale).replace('-', '_')}">
${
  feeds &&
  markup`<meta property="og:url" content="${address}">
<link rel="canonical" href="${address}">
<link rel="alternate" hreflang="${otherThan(locale)}" href="${path}${addressOf(EVERYTHING, otherThan(locale))}">
<link rel="alternate" type="application/atom+xml" title="${words.feed}" href="${feeds.atom}${addressOf(EVERYTHING, locale)}">
<link rel="alternate" type="text/calendar" title="${words.calendar}" href="${feeds.calendar}${addressOf(EVERYTHING, locale)}">`
}`
  const sections = content.sections.filter(
    (section) => !isNarrowed(filter) || section.activities.some(({ id }) => shown.has(id)),
  )
  const all = publicActivities(content)
  const sought = all.filter(({ id }) => shown.has(id))
  const body = markup`<a class="skip" href="#aktiviteter">${words.skip}</a>
${PARTY_MARKS}
${feeds ? undefined : previewNote(words)}
${banner(page, words)}
<main class="page">
<h1>${words.title(content.year)}</h1>
<p class="lead">${description}</p>
<p class="soft">${agreedWords(content, locale, words)}${!isWhole && content.sections.length > 0 && ` ${words.notAllAgreed}`}</p>
<ul class="key" aria-label="${words.party}">${ACTIVITY_PARTIES.map((party) => markup`<li>${partyBadge(party, agreement, locale)}</li>`)}</ul>
${content.sections.length > 0 && searchForm(page, words)}
<div id="aktiviteter" tabindex="-1">
${isNarrowed(filter) && markup`<p class="found" role="status">${sought.length > 0 ? words.shown(sought.length, all.length) : words.noneFound} <a href="${path}${addressOf(EVERYTHING, locale)}">${words.showAll}</a></p>`}
${sought.length > 0 && overview(page, sought, words)}
${sections.length > 1 && contents(sections, page, words)}
${sections.map((section) => sectionHtml(section, page, words))}
</div>
${feeds && feedLinks(feeds, page, words)}
</main>
<footer><div class="page">${bothPartyNames(agreement, locale)} · Samplan</div></footer>`
  return documentHtml({ locale, title, head, body })
}

/** The article of an activity, which is the same on every page of the language. */
export function articleOf(activity: PublicActivity, agreement: Agreement, locale: Locale): Markup {
  const words = PUBLIC_WORDS[locale]
  const { id, title, party, status, place, audience, partners, body } = activity
  const own = ownWords(locale)
  const facts: [label: string, value: string][] = [
    [words.place, place.trim()],
    [words.forWhom, audience.join(', ')],
    [words.with, partners.join(', ')],
  ]
  const blocks = blocksHtml(blocksBelow(2, body))
  return markup`<article class="activity" id="${anchorOf(id)}" data-party="${party}">
<h3${title.trim() !== '' && own}>${title.trim() || words.untitled}</h3>
<p class="who">${partyBadge(party, agreement, locale)} <span class="status">${words.status[status]}</span></p>
<dl><div><dt>${words.period}</dt><dd>${formatPeriod(activity, locale)}</dd></div>${facts.flatMap(([label, value]) => (value === '' ? [] : [markup`<div><dt>${label}</dt><dd${own}>${value}</dd></div>`]))}</dl>
${blocks !== '' && markup`<div class="body"${own}>${Markup.trusted(blocks)}</div>`}
</article>`
}

/** The parties write Danish, whatever language the page is read in. */
function ownWords(locale: Locale): Markup | undefined {
  return locale === 'da' ? undefined : markup` lang="${languageTag('da')}"`
}

/** A page that says in a sentence why there is nothing else. */
export function plainPageHtml(title: string, hint: string, locale: Locale): string {
  const head = markup`<meta name="robots" content="noindex, nofollow">`
  const body = markup`<main class="page"><h1>${title}</h1><p class="lead">${hint}</p></main>`
  return documentHtml({ locale, title, head, body })
}

function documentHtml({
  locale,
  title,
  head,
  body,
}: {
  locale: Locale
  title: string
  head: Markup
  body: Markup
}): string {
  return markup`<!doctype html>
<html lang="${languageTag(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
<style>${Markup.trusted(PUBLIC_STYLES)}</style>
</head>
<body>
${body}
</body>
</html>
`.text
}

function banner({ agreement, locale, filter, path }: PublicPage, words: PublicWords): Markup {
  const other = otherThan(locale)
  return markup`<header class="top"><div class="page"><p>${bothPartyNames(agreement, locale)}</p>
<a href="${path}${addressOf(filter, other)}" hreflang="${other}" lang="${languageTag(other)}">${words.otherLanguage}</a></div></header>`
}

function previewNote(words: PublicWords): Markup {
  return markup`<aside class="preview" aria-label="${words.preview}"><div class="page"><p><strong>${words.preview}.</strong> ${words.previewHint}</p></div></aside>`
}

function agreedWords({ sections }: PublicPlan, locale: Locale, words: PublicWords): string {
  const latest = latestOf(sections)
  return latest === undefined
    ? words.nothingAgreed
    : words.agreedOn(formatDate(dateInDenmark(latest), locale))
}

/** The instant at which something was agreed last; undefined where nothing is. */
export function latestOf(sections: readonly PublicSection[]): string | undefined {
  return sections
    .map(({ agreedAt }) => agreedAt)
    .sort()
    .at(-1)
}

function searchForm({ content, agreement, locale, filter, path }: PublicPage, words: PublicWords): Markup {
  const regions: SoughtRegion[] = [...placeRegionsOf(content.year), 'other']
  const option = (value: string, label: string, isChosen: boolean) =>
    markup`<option value="${value}"${isChosen && Markup.trusted(' selected')}>${label}</option>`
  const all = option('', words.all, false)
  return markup`<form role="search" method="get" action="${path}#aktiviteter" aria-label="${words.searchHint}">
<label class="wide">${words.search}<input type="search" name="q" value="${filter.q}" maxlength="200" autocomplete="off"></label>
<label>${words.audience}<select name="maalgruppe">${all}${audiencesOf(content).map((audience) => option(audience, audience, isSameAudience(audience, filter.audience)))}</select></label>
<label>${words.region}<select name="region">${all}${regions.map((region) => option(regionWord(region), words.regions[region], region === filter.region))}</select></label>
<label>${words.party}<select name="part">${all}${ACTIVITY_PARTIES.map((party) => option(partyWord(party), publicPartyName(party, agreement, locale), party === filter.party))}</select></label>
${locale !== 'da' && markup`<input type="hidden" name="sprog" value="${locale}">`}<button type="submit">${words.show}</button>
</form>`
}

function overview(
  { content, agreement, locale, filter }: PublicPage,
  sought: PublicActivity[],
  words: PublicWords,
): Markup {
  const { months, allYear, undated } = publicYear(sought, content.year)
  const most = Math.max(...months.map(({ activities }) => activities.length), allYear.length, undated.length)
  // Of what is narrowed most months would say nothing.
  const told = months.filter(({ activities }) => !isNarrowed(filter) || activities.length > 0)
  const line = (activity: PublicActivity) =>
    markup`<li>${partyBadge(activity.party, agreement, locale)} <a href="#${anchorOf(activity.id)}"${activity.title.trim() !== '' && ownWords(locale)}>${activity.title.trim() || words.untitled}</a> <span class="soft">${formatPeriod(activity, locale)}</span></li>`
  const row = (name: string, activities: readonly PublicActivity[]) =>
    activities.length === 0
      ? markup`<li><span class="row"><span class="month">${name}</span><span>–</span></span></li>`
      : markup`<li><details><summary><span class="month">${name}</span>${partyBar(activities, most)}<span class="count">${words.activities(activities.length)}</span></summary><ul>${activities.map(line)}</ul></details></li>`
  return markup`<section class="overview" aria-labelledby="aaret"><h2 id="aaret">${words.yearAtAGlance}</h2>
<p class="soft">${words.yearHint}</p>
<ul class="year">${told.map(({ month, activities }) => row(formatMonthName(month, locale), activities))}
${allYear.length > 0 && row(words.allYear, allYear)}${undated.length > 0 && row(words.undated(content.year), undated)}</ul></section>`
}

function contents(
  sections: readonly PublicSection[],
  { agreement, locale }: PublicPage,
  words: PublicWords,
): Markup {
  return markup`<nav class="contents" aria-label="${words.contents}"><ul>${sections.map(
    ({ category }) =>
      markup`<li><a href="#afsnit-${category}">${headingOf(category, agreement, locale)}</a></li>`,
  )}</ul></nav>`
}

function sectionHtml(section: PublicSection, page: PublicPage, words: PublicWords): Markup {
  const { agreement, locale, filter, shown, articles } = page
  const { category, text, activities } = section
  const listed = activities.filter(({ id }) => shown.has(id))
  return markup`<section class="section" aria-labelledby="afsnit-${category}">
<h2 id="afsnit-${category}">${headingOf(category, agreement, locale)}</h2>
${!isNarrowed(filter) && markup`<div class="body"${ownWords(locale)}>${Markup.trusted(blocksHtml(blocksBelow(1, text)))}</div>`}
${listed.length > 0 ? listed.map(({ id }) => articles.get(id)) : markup`<p class="soft">${words.noActivities}</p>`}
</section>
`
}

function feedLinks(
  { calendar, atom }: { calendar: string; atom: string },
  { filter, locale }: PublicPage,
  words: PublicWords,
): Markup {
  const address = addressOf(filter, locale)
  return markup`<section class="feeds" aria-labelledby="foelg"><h2 id="foelg">${words.follow}</h2><p>${words.followHint}</p>
<ul><li><a href="${calendar}${address}" type="text/calendar">${words.calendar}</a></li><li><a href="${atom}${address}" type="application/atom+xml">${words.feed}</a></li></ul></section>`
}

function headingOf(category: Category, agreement: Agreement, locale: Locale): string {
  return `${category}. ${categoryTitle(agreement, category, locale)}`
}

/** An activity's name within the page. */
export function anchorOf(id: string): string {
  return `aktivitet-${id}`
}

function otherThan(locale: Locale): Locale {
  return locale === 'da' ? 'en' : 'da'
}
