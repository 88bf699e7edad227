/** Which of a public plan's activities somebody wants to see, and that in an address. */
import type { Locale } from '../basics/locale.ts'
import type { ActivityParty } from '../plan/plan.ts'
import { isInRegion, type PlaceRegion } from './place-regions.ts'
import { type PublicActivity, type PublicPlan, publicActivities } from './public-plan.ts'

/** `other` is where nobody can tell from the place. */
export type SoughtRegion = PlaceRegion | 'other'

/** What is empty or undefined narrows nothing. */
export interface PublicFilter {
  /** What was typed to be found. */
  q: string
  /** One of the plan's own audiences, however its letters are written. */
  audience: string
  region: SoughtRegion | undefined
  party: ActivityParty | undefined
}

export const EVERYTHING: PublicFilter = { q: '', audience: '', region: undefined, party: undefined }

/** As an address says it, which people read. */
const REGION_WORDS: Record<SoughtRegion, string> = {
  hovedstaden: 'hovedstaden',
  sjaelland: 'sjaelland',
  oestdanmark: 'oestdanmark',
  syddanmark: 'syddanmark',
  midtjylland: 'midtjylland',
  nordjylland: 'nordjylland',
  'greenland-faroes': 'groenland-faeroeerne',
  abroad: 'udland',
  online: 'online',
  nationwide: 'hele-landet',
  other: 'oevrige',
}
const PARTY_WORDS: Record<ActivityParty, string> = { censec: 'censec', difos: 'difos', joint: 'faelles' }

/** The names in an address. */
export interface PublicParameters {
  q: string
  maalgruppe: string
  region: string
  part: string
  sprog: string
}

/** What an address asks for; what nothing is called counts for nothing. */
export function filterFrom({ q, maalgruppe, region, part }: Omit<PublicParameters, 'sprog'>): PublicFilter {
  return { q, audience: maalgruppe, region: keyOf(REGION_WORDS, region), party: keyOf(PARTY_WORDS, part) }
}

/** The same as what follows the path, `?q=messe&part=censec`; '' for everything in Danish. */
export function addressOf({ q, audience, region, party }: PublicFilter, locale: Locale): string {
  const parameters = [
    ['q', q],
    ['maalgruppe', audience],
    ['region', region && REGION_WORDS[region]],
    ['part', party && PARTY_WORDS[party]],
    ['sprog', locale === 'da' ? '' : locale],
  ].flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

/** What an address calls the region. */
export function regionWord(region: SoughtRegion): string {
  return REGION_WORDS[region]
}

/** What an address calls the party. */
export function partyWord(party: ActivityParty): string {
  return PARTY_WORDS[party]
}

export function isNarrowed({ q, audience, region, party }: PublicFilter): boolean {
  return q !== '' || audience !== '' || region !== undefined || party !== undefined
}

/** Whether the activity is among those sought, whatever was typed to be found. What is joint is each party's. */
export function isSought(
  { party, regions, audience }: Pick<PublicActivity, 'party' | 'regions' | 'audience'>,
  filter: PublicFilter,
): boolean {
  if (filter.party !== undefined && party !== filter.party && party !== 'joint') return false
  if (filter.audience !== '' && !audience.some((one) => isSameAudience(one, filter.audience))) return false
  if (filter.region === undefined) return true
  return filter.region === 'other' ? regions.length === 0 : isInRegion(regions, filter.region)
}

/** The audiences that there are to choose from, each once as it is written first, by the alphabet. */
export function audiencesOf(plan: Pick<PublicPlan, 'sections'>): string[] {
  const byLetters = new Map<string, string>()
  for (const { audience } of publicActivities(plan))
    for (const one of audience)
      if (one.trim() && !byLetters.has(plain(one))) byLetters.set(plain(one), one.trim())
  return [...byLetters.values()].sort(BY_DANISH_ALPHABET.compare)
}

const BY_DANISH_ALPHABET = new Intl.Collator('da')

/** Whether both are the same audience, however their letters and spaces are written. */
export function isSameAudience(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('da')
}

function keyOf<Key extends string>(words: Record<Key, string>, sought: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === sought)
}
