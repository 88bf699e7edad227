import { describe, expect, test } from 'vitest'
import { REGIONS, regionAsOf, regionsOn } from './regions.ts'

describe('[FOLLOW-2] regions are dated', () => {
  test('five until the last day of 2026, four from the first of 2027, and where nobody lives in one', () => {
    expect(regionsOn('2026-12-31')).toEqual([
      'hovedstaden',
      'sjaelland',
      'syddanmark',
      'midtjylland',
      'nordjylland',
      'greenland-faroes',
      'abroad',
      'online',
    ])
    expect(regionsOn('2027-01-01')).toEqual([
      'oestdanmark',
      'syddanmark',
      'midtjylland',
      'nordjylland',
      'greenland-faroes',
      'abroad',
      'online',
    ])
  })

  test('read as of a later day, the two that are gone are the one that took them over; never the other way', () => {
    expect(regionAsOf('hovedstaden', '2027-01-01')).toBe('oestdanmark')
    expect(regionAsOf('sjaelland', '2030-06-30')).toBe('oestdanmark')
    expect(regionAsOf('hovedstaden', '2026-12-31')).toBe('hovedstaden')
    expect(regionAsOf('oestdanmark', '2026-06-30')).toBe('oestdanmark')
  })

  test('whatever the day, each region is one that is counted by on it or later', () => {
    for (const region of REGIONS) {
      expect(regionsOn('2027-01-01')).toContain(regionAsOf(region, '2027-01-01'))
    }
  })
})
