import type { Profile } from './likeness.ts'
import type { Reading } from './reading.ts'
import { daysBetween, type Time } from './time.ts'

const TRAVEL = ['export push', 'study trip']
/** How much of an activity must be travel for it to be called a trip. */
const MOSTLY = 0.3
/** A month whose days are open is near enough to tell that two trips are in each other's way; a quarter is not. */
const LONGEST_DAYS = 31

/**
 * True when both take the same people to the same town or country in the same days, whatever else the texts say:
 * nobody can go on both.
 */
export function isSameTrip(a: Profile, b: Profile): boolean {
  return (
    isTrip(a) &&
    isTrip(b) &&
    meet(a.reading.time, b.reading.time) &&
    haveAudienceInCommon(a.reading, b.reading) &&
    !destinationsOf(a.reading).isDisjointFrom(destinationsOf(b.reading))
  )
}

/** Where a trip goes; nowhere for what is no trip. */
export function tripTo(profile: Profile): ReadonlySet<string> {
  return isTrip(profile) ? destinationsOf(profile.reading) : NOT_A_TRIP
}

const NOT_A_TRIP: ReadonlySet<string> = new Set()

function isTrip({ acts }: Profile): boolean {
  return TRAVEL.reduce((sum, kind) => sum + (acts.get(`offering:${kind}`) ?? 0), 0) >= MOSTLY
}

function meet(a: Time, b: Time): boolean {
  return daysBetween(a, b) === 0 && isDated(a) && isDated(b)
}

function isDated({ first = 0, last = first, standing }: Time): boolean {
  return !standing && last - first < LONGEST_DAYS
}

function haveAudienceInCommon(a: Reading, b: Reading): boolean {
  return [...a.mentions.values()].some(
    ({ concept }) => concept.aspect === 'audience' && b.mentions.has(concept.id),
  )
}

const TOWARDS = /(?<!\p{L})(?:til|i|to|in)\s+(\p{Lu}\p{L}+)/gu

/** The countries and towns of the title, a town that the vocabulary does not know included, and the place. */
function destinationsOf({ activity, mentions }: Reading): Set<string> {
  const countries = [...mentions.values()]
    .filter(({ concept, fields }) => isCountry(concept) && fields.has('title'))
    .map(({ concept }) => concept.id)
  const named = [...activity.title.matchAll(TOWARDS)].map(([, name = '']) => name.toLowerCase())
  const place = activity.place.trim().toLowerCase()
  return new Set([...countries, ...named, ...(place && !NOWHERE.test(place) ? [place] : [])])
}

function isCountry({ id, broader }: { id: string; broader?: string }): boolean {
  return broader === 'counterpart:foreign authority' || id === 'topic:ukraine'
}

/** "Online" and "hele landet" are no place to meet in. */
export const NOWHERE =
  /^(?:online|digitalt|virtuelt|teams|zoom|hele landet|skift\p{L}*|diverse|flere steder|hos medlemmer\p{L}*)$/iu
