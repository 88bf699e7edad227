/**
 * Where participants come from (landsdele som programmerne tæller dem), as dated codes: Region Østdanmark takes over Hovedstaden and
 * Sjælland on 1 January 2027 (lov nr. 699 af 20.6.2025, § 126).
 */
import type { IsoDate } from '../basics/iso-date.ts'

export const REGIONS = [
  'hovedstaden',
  'sjaelland',
  'oestdanmark',
  'syddanmark',
  'midtjylland',
  'nordjylland',
  'greenland-faroes',
  'abroad',
  'online',
] as const
export type Region = (typeof REGIONS)[number]

/** The year from which the four regions are those that are counted by. */
export const FOUR_REGIONS_SINCE = 2027

/** The day from which the four regions are those that are counted by. */
const FOUR_REGIONS_FROM: IsoDate = `${FOUR_REGIONS_SINCE}-01-01`

const BEFORE: readonly Region[] = ['hovedstaden', 'sjaelland']
const AFTER: readonly Region[] = ['oestdanmark']

/** The regions that participants on that day are counted by, in the order of lists. */
export function regionsOn(day: IsoDate): readonly Region[] {
  const gone = day < FOUR_REGIONS_FROM ? AFTER : BEFORE
  return REGIONS.filter((region) => !gone.includes(region))
}

/** The region that one of before is part of on `day`. Forward alone: nobody can say which of the two someone from Østdanmark came from. */
export function regionAsOf(region: Region, day: IsoDate): Region {
  return day >= FOUR_REGIONS_FROM && BEFORE.includes(region) ? 'oestdanmark' : region
}
