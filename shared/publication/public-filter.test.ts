import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '../basics/locale.ts'
import { ACTIVITY_PARTIES } from '../plan/plan.ts'
import { publicQuery } from '../protocol/schemas/publication.ts'
import { PLACE_REGIONS } from './place-regions.ts'
import {
  addressOf,
  EVERYTHING,
  filterFrom,
  isNarrowed,
  isSought,
  type PublicFilter,
} from './public-filter.ts'

const fromAddress = (address: string) => publicQuery.parse(Object.fromEntries(new URLSearchParams(address)))

describe('[PUBLIC-5] what an address asks for', () => {
  test('[property] is read out of it as it was put in', () => {
    const word = fc
      .string({ maxLength: 60, unit: 'grapheme' })
      .map((text) => publicQuery.parse({ q: text }).q)
    const filter: fc.Arbitrary<PublicFilter> = fc.record({
      q: word,
      audience: word,
      region: fc.constantFrom(undefined, ...PLACE_REGIONS, 'other' as const),
      party: fc.constantFrom(undefined, ...ACTIVITY_PARTIES),
    })
    fc.assert(
      fc.property(filter, fc.constantFrom(...LOCALES), (sought, locale) => {
        const read = fromAddress(addressOf(sought, locale))
        expect(filterFrom(read)).toEqual(sought)
        expect(read.sprog === 'en').toBe(locale === 'en')
      }),
    )
  })

  test('[INPUT-1] [property] whatever else it is, it asks for something there is or for nothing, and is never refused', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'maalgruppe', 'region', 'part', 'sprog'), fc.anything()),
        (query) => {
          const { q, region, party } = filterFrom(publicQuery.parse(query))
          expect(q.length).toBeLessThanOrEqual(200)
          expect([undefined, ...PLACE_REGIONS, 'other']).toContain(region)
          expect([undefined, ...ACTIVITY_PARTIES]).toContain(party)
        },
      ),
    )
    expect(publicQuery.parse({ q: `a\u0000b\u001b[31m\r\nX: y ${'x'.repeat(10_000)}` }).q).toMatch(
      /^a b \[31m X: y x+$/,
    )
    expect(isNarrowed(EVERYTHING)).toBe(false)
    expect(addressOf(EVERYTHING, 'da')).toBe('')
  })

  test('what is joint is each party’s, what has no known place is with the others, and an audience is known by its letters', () => {
    const joint = { party: 'joint', regions: [], audience: ['SMV’er '] } as const
    const sought = (filter: Partial<PublicFilter>) =>
      isSought({ ...joint, regions: [], audience: [...joint.audience] }, { ...EVERYTHING, ...filter })
    expect([sought({ party: 'censec' }), sought({ party: 'difos' }), sought({ party: 'joint' })]).toEqual([
      true,
      true,
      true,
    ])
    expect(sought({ region: 'other' })).toBe(true)
    expect(sought({ region: 'syddanmark' })).toBe(false)
    expect(sought({ audience: 'smv’er' })).toBe(true)
    expect(sought({ audience: 'smv' })).toBe(false)
  })
})
