import { expect, test } from 'vitest'
import { SealedPlaces } from './sealed-places.ts'

const places = new SealedPlaces('en hemmelighed')

test('[AUDIT-7] a place is opened by who sealed it alone, and tells nothing of its neighbours', () => {
  const sealed = Array.from({ length: 1000 }, (_, index) => places.seal(index + 1))
  expect(sealed.map((one) => places.open(one))).toEqual(sealed.map((_, index) => index + 1))
  expect(new Set(sealed).size).toBe(1000)
  expect(sealed.toSorted()).not.toEqual(sealed)
  for (const one of sealed) expect(new SealedPlaces('en anden').open(one)).toBeUndefined()
})

test.each(['', '1', 'x'.repeat(21), 'A'.repeat(22), 'A'.repeat(44), 'æøå'])('»%s« is no place', (text) => {
  expect(places.open(text)).toBeUndefined()
})
