import { describe, expect, test } from 'vitest'
import { REGIONS } from '../follow-up/regions.ts'
import { PLACE_NAMES } from './place-names.ts'
import { isInRegion, PLACE_REGIONS, placeRegionsOf } from './place-regions.ts'
import { regionsOfPlace } from './region-of-place.ts'

describe('[PUBLIC-5] the region of a place', () => {
  test.each([
    ['Odense', ['syddanmark']],
    ['Svanemøllens Kaserne', ['oestdanmark']],
    ['København og Aalborg', ['oestdanmark', 'nordjylland']],
    ['Messecenter Herning, hal J', ['midtjylland']],
    ['Holstebro Kommune', ['midtjylland']],
    ['Nykøbing Falster', ['oestdanmark']],
    ['Nykøbing Mors', ['nordjylland']],
    ['ÅRHUS', ['midtjylland']],
    ['A\u030arhus', ['midtjylland']],
    ['Nuuk', ['greenland-faroes']],
    ['Hannover, Tyskland', ['abroad']],
    ['Online (Teams)', ['online']],
    ['Ballerup og online', ['oestdanmark', 'online']],
    ['Hele landet', ['nationwide']],
    ['Danmark', ['nationwide']],
    ['Aarhus, Danmark', ['midtjylland']],
    ['Denmark, Aalborg and Odense', ['syddanmark', 'nordjylland']],
    ['Danmark og Sverige', ['abroad', 'nationwide']],
    ['Hele Danmark, først i Aarhus', ['midtjylland', 'nationwide']],
    ['Region Østdanmark', ['oestdanmark']],
    ['Aalborgs havnefront', ['nordjylland']],
    ['Hos medlemmerne', []],
    ['Skivefabrikken', []],
    ['', []],
  ])('»%s« in a plan of 2027', (place, regions) => {
    expect(regionsOfPlace(place, 2027)).toEqual(regions)
  })

  test('is one of the five in a plan of 2026, and one of the four from 2027', () => {
    expect(regionsOfPlace('København', 2026)).toEqual(['hovedstaden'])
    expect(regionsOfPlace('Roskilde', 2026)).toEqual(['sjaelland'])
    expect(regionsOfPlace('København og Roskilde', 2027)).toEqual(['oestdanmark'])
    // There was none by that name.
    expect(regionsOfPlace('Østdanmark', 2026)).toEqual([])
    expect(placeRegionsOf(2026)).toContain('sjaelland')
    expect(placeRegionsOf(2027)).not.toContain('sjaelland')
  })

  test('what is for the whole country is for each part of it, and not for those abroad', () => {
    for (const region of PLACE_REGIONS)
      expect(isInRegion(['nationwide'], region)).toBe(
        !['greenland-faroes', 'abroad', 'online'].includes(region),
      )
    expect(isInRegion(['midtjylland'], 'nationwide')).toBe(false)
  })

  test('no name stands in two of them', () => {
    const names = [...REGIONS, 'nationwide' as const].flatMap((region) =>
      PLACE_NAMES[region].toLowerCase().split(','),
    )
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
