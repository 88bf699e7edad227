/** The fixed words of a plan's public page, its feeds and what is written from them. */
import type { Agreement } from '../agreement/agreement.ts'
import { bothPartyNames, partyName } from '../agreement/party-name.ts'
import type { Locale } from '../basics/locale.ts'
import type { ActivityParty, ActivityStatus } from '../plan/plan.ts'
import type { SoughtRegion } from './public-filter.ts'

export interface PublicWords {
  /** Of the plan, and of the page and its feeds: `Fælles aktivitetsplan 2027`. */
  title: (year: number) => string
  /** `Hvem gør hvad og hvornår hos CenSec og DI FOS i 2027.` */
  description: (parties: string, year: number) => string
  agreedOn: (date: string) => string
  nothingAgreed: string
  notAllAgreed: string
  skip: string
  /** The other language, in it. */
  otherLanguage: string
  contents: string
  search: string
  searchHint: string
  audience: string
  region: string
  party: string
  all: string
  show: string
  showAll: string
  shown: (count: number, of: number) => string
  noneFound: string
  yearAtAGlance: string
  yearHint: string
  allYear: string
  /** Of what has no date, or one in another year. */
  undated: (year: number) => string
  activities: (count: number) => string
  noActivities: string
  untitled: string
  joint: string
  period: string
  place: string
  forWhom: string
  with: string
  status: Record<ActivityStatus, string>
  regions: Record<SoughtRegion, string>
  follow: string
  calendar: string
  feed: string
  followHint: string
  updated: string
  preview: string
  previewHint: string
  notFound: string
  notFoundHint: string
  tooMany: string
  tooManyHint: string
  away: string
  awayHint: string
}

export const PUBLIC_WORDS: Record<Locale, PublicWords> = {
  da: {
    title: (year) => `Fælles aktivitetsplan ${year}`,
    description: (parties, year) => `Hvem gør hvad og hvornår hos ${parties} i ${year}.`,
    agreedOn: (date) => `Aftalt af begge parter, senest ${date}.`,
    nothingAgreed: 'Parterne er ved at aftale planen på ny. Der er ingen aftalte afsnit at vise lige nu.',
    notAllAgreed: 'Siden viser de afsnit, som begge parter har aftalt. Resten kommer til, når det er aftalt.',
    skip: 'Gå til aktiviteterne',
    otherLanguage: 'In English',
    contents: 'Afsnit',
    search: 'Søg',
    searchHint: 'Find en aktivitet',
    audience: 'Målgruppe',
    region: 'Region',
    party: 'Part',
    all: 'Alle',
    show: 'Vis',
    showAll: 'Vis alle aktiviteter',
    shown: (count, of) => `Viser ${count} af ${of} ${of === 1 ? 'aktivitet' : 'aktiviteter'}.`,
    noneFound: 'Ingen aktiviteter passer på det valgte. Prøv med færre ord eller et andet valg.',
    yearAtAGlance: 'Året i overblik',
    yearHint: 'Vælg en måned for at se, hvad der sker i den.',
    allYear: 'Løbende og hele året',
    undated: (year) => `Uden dato i ${year}`,
    activities: (count) => (count === 1 ? '1 aktivitet' : `${count} aktiviteter`),
    noActivities: 'Der er ingen aktiviteter i afsnittet.',
    untitled: 'Uden titel',
    joint: 'Fælles',
    period: 'Hvornår',
    place: 'Hvor',
    forWhom: 'For hvem',
    with: 'Sammen med',
    status: {
      idea: 'Idé',
      planned: 'Planlagt',
      confirmed: 'Bekræftet',
      done: 'Gennemført',
      cancelled: 'Aflyst',
    },
    regions: {
      hovedstaden: 'Hovedstaden',
      sjaelland: 'Sjælland',
      oestdanmark: 'Østdanmark',
      syddanmark: 'Syddanmark',
      midtjylland: 'Midtjylland',
      nordjylland: 'Nordjylland',
      'greenland-faroes': 'Grønland og Færøerne',
      abroad: 'Udlandet',
      online: 'Online',
      nationwide: 'Hele landet',
      other: 'Øvrige',
    },
    follow: 'Følg planen',
    calendar: 'Kalender (iCal)',
    feed: 'Nyheder (Atom)',
    followHint: 'Sæt adressen ind i din kalender eller nyhedslæser, så følger den med, når planen ændres.',
    updated: 'Opdateret',
    preview: 'Forhåndsvisning',
    previewHint:
      'Sådan ser siden ud for alle, når den er offentlig. Kun direktører kan åbne forhåndsvisningen.',
    notFound: 'Siden findes ikke',
    notFoundHint: 'Adressen er forkert, eller siden er ikke offentlig. Spørg den, du har fået adressen af.',
    tooMany: 'Der er søgt mange gange på kort tid',
    tooManyHint: 'Vent et minut, og prøv igen.',
    away: 'Siden kan ikke vises lige nu',
    awayHint: 'Prøv igen om lidt.',
  },
  en: {
    title: (year) => `Joint activity plan ${year}`,
    description: (parties, year) => `Who does what and when at ${parties} in ${year}.`,
    agreedOn: (date) => `Agreed by both parties, most recently on ${date}.`,
    nothingAgreed: 'The parties are agreeing the plan anew. There are no agreed sections to show right now.',
    notAllAgreed:
      'This page shows the sections that both parties have agreed. The rest follows once it is agreed.',
    skip: 'Go to the activities',
    otherLanguage: 'På dansk',
    contents: 'Sections',
    search: 'Search',
    searchHint: 'Find an activity',
    audience: 'Audience',
    region: 'Region',
    party: 'Party',
    all: 'All',
    show: 'Show',
    showAll: 'Show all activities',
    shown: (count, of) => `Showing ${count} of ${of} ${of === 1 ? 'activity' : 'activities'}.`,
    noneFound: 'No activities match. Try fewer words or another choice.',
    yearAtAGlance: 'The year at a glance',
    yearHint: 'Choose a month to see what happens in it.',
    allYear: 'Ongoing and all year',
    undated: (year) => `No date in ${year}`,
    activities: (count) => (count === 1 ? '1 activity' : `${count} activities`),
    noActivities: 'There are no activities in this section.',
    untitled: 'Untitled',
    joint: 'Joint',
    period: 'When',
    place: 'Where',
    forWhom: 'For whom',
    with: 'Together with',
    status: {
      idea: 'Idea',
      planned: 'Planned',
      confirmed: 'Confirmed',
      done: 'Done',
      cancelled: 'Cancelled',
    },
    regions: {
      hovedstaden: 'Capital Region',
      sjaelland: 'Zealand',
      oestdanmark: 'Eastern Denmark',
      syddanmark: 'Southern Denmark',
      midtjylland: 'Central Denmark',
      nordjylland: 'North Denmark',
      'greenland-faroes': 'Greenland and the Faroe Islands',
      abroad: 'Abroad',
      online: 'Online',
      nationwide: 'All of Denmark',
      other: 'Other',
    },
    follow: 'Follow the plan',
    calendar: 'Calendar (iCal)',
    feed: 'News (Atom)',
    followHint: 'Put the address into your calendar or news reader and it follows as the plan changes.',
    updated: 'Updated',
    preview: 'Preview',
    previewHint:
      'This is how everybody sees the page once it is public. Only directors can open the preview.',
    notFound: 'There is no such page',
    notFoundHint: 'The address is wrong, or the page is not public. Ask whoever gave you the address.',
    tooMany: 'There have been many searches in a short time',
    tooManyHint: 'Wait a minute and try again.',
    away: 'The page cannot be shown right now',
    awayHint: 'Try again in a while.',
  },
}

/** `CenSec`, `DI FOS`, or for what is joint `Fælles`. */
export function publicPartyName(party: ActivityParty, agreement: Agreement, locale: Locale): string {
  return party === 'joint' ? PUBLIC_WORDS[locale].joint : partyName(agreement, party, locale)
}

/** `Fælles aktivitetsplan 2027 · CenSec og DI FOS` */
export function publicTitle(year: number, agreement: Agreement, locale: Locale): string {
  return `${PUBLIC_WORDS[locale].title(year)} · ${bothPartyNames(agreement, locale)}`
}

/** What the page says of itself where others show its address. */
export function publicDescription(year: number, agreement: Agreement, locale: Locale): string {
  return PUBLIC_WORDS[locale].description(bothPartyNames(agreement, locale), year)
}
