import { isoDate } from '../basics/iso-date.ts'
import { REGIONS, type Region, regionsOn } from '../follow-up/regions.ts'

/** The regions that participants are counted by, and the whole country. */
export const PLACE_REGIONS = [...REGIONS, 'nationwide'] as const
export type PlaceRegion = Region | 'nationwide'

/** The regions that a plan of the year may be filtered by, in the order of lists: five to 2026, four from 2027. */
export function placeRegionsOf(year: number): readonly PlaceRegion[] {
  return [...regionsOn(isoDate(year, 1, 1)), 'nationwide']
}

/** Whether what happens there is for who looks in the region: what is for the whole country is for each of its parts. */
export function isInRegion(regions: readonly PlaceRegion[], sought: PlaceRegion): boolean {
  if (regions.includes(sought)) return true
  return regions.includes('nationwide') && isInCountry(sought)
}

/** Whether it is a part of the country, or all of it. */
export function isInCountry(region: PlaceRegion): boolean {
  return !NOT_IN_THE_COUNTRY.includes(region)
}

const NOT_IN_THE_COUNTRY: readonly PlaceRegion[] = ['greenland-faroes', 'abroad', 'online']
