import { expect, test } from 'vitest'
import { pricesOf } from './two-unknowns.ts'

test('[OPS-13] tells two prices from two bills, and refuses what cannot be', () => {
  // Three of one and two of the other for 7, one and four for 9: 1 and 2.
  expect(pricesOf({ first: 3, second: 2, cost: 7 }, { first: 1, second: 4, cost: 9 })).toEqual({
    first: 1,
    second: 2,
  })
  expect(() => pricesOf({ first: 1, second: 2, cost: 3 }, { first: 2, second: 4, cost: 6 })).toThrow(
    'mixed alike',
  )
  expect(() => pricesOf({ first: 1, second: 1, cost: 1 }, { first: 1, second: 2, cost: 9 })).toThrow(
    'disturbed',
  )
})
