import { expect, test } from 'vitest'
import { bearerOf } from './bearer.ts'

test.each([
  ['Bearer samplan_x', 'samplan_x'],
  ['bearer samplan_x', 'samplan_x'],
  ['BEARER  samplan_x ', 'samplan_x'],
  ['Bearer', ''],
  ['Bearer a b', 'a b'],
  ['Basic cHJveHk6eA==', undefined],
  ['Bearers x', undefined],
  ['', undefined],
  [undefined, undefined],
])('[TOKEN-2] %j brings the token %j', (authorization, secret) => {
  expect(bearerOf({ authorization })).toBe(secret)
})
