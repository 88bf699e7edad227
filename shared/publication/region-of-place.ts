/** In which region a place lies, as people write places: a town, a municipality, a region, »online«, »hele landet«, abroad. */
import { isoDate } from '../basics/iso-date.ts'
import { regionAsOf } from '../follow-up/regions.ts'
import { COUNTRY_NAMES, PLACE_NAMES } from './place-names.ts'
import { isInCountry, PLACE_REGIONS, type PlaceRegion, placeRegionsOf } from './place-regions.ts'

/**
 * The regions of all that is named in the text, by those there are in the year, each once and in the order of lists; none where
 * nothing in it is known. »Odense og Aalborg« has two.
 */
export function regionsOfPlace(place: string, year: number): PlaceRegion[] {
  const words = wordsOf(place)
  const found = new Set<PlaceRegion>()
  let isCountryNamed = false
  for (let at = 0; at < words.length; ) {
    const name = nameAt(words, at)
    if (name) found.add(asOf(name.region, year))
    else if (COUNTRIES.has(words[at] ?? '')) isCountryNamed = true
    at += name?.words ?? 1
  }
  // »Aarhus, Danmark« is in Aarhus.
  if (isCountryNamed && ![...found].some(isInCountry)) found.add('nationwide')
  return placeRegionsOf(year).filter((region) => found.has(region))
}

const LONGEST_NAME = 3

/** By the names' words in small letters. */
const REGION_BY_NAME: ReadonlyMap<string, PlaceRegion> = new Map(
  PLACE_REGIONS.flatMap((region) =>
    PLACE_NAMES[region].split(',').map((name): [string, PlaceRegion] => [wordsOf(name).join(' '), region]),
  ),
)

const COUNTRIES: ReadonlySet<string> = new Set(wordsOf(COUNTRY_NAMES))

function nameAt(words: readonly string[], at: number): { region: PlaceRegion; words: number } | undefined {
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count--) {
    const name = words.slice(at, at + count).join(' ')
    // »Aalborgs« is Aalborg’s, and Horsens is Horsens.
    const region = REGION_BY_NAME.get(name) ?? REGION_BY_NAME.get(name.replace(/s$/u, ''))
    if (region) return { region, words: count }
  }
  return undefined
}

function asOf(region: PlaceRegion, year: number): PlaceRegion {
  return region === 'nationwide' ? region : regionAsOf(region, isoDate(year, 1, 1))
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase('da')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
