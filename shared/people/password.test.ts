import { expect, test } from 'vitest'
import { isCommonPassword } from './password.ts'

const COMMONEST = new Set(['qwertyuiop12'])
const OWN = ['Anna Holm', 'anna.holm@censec.example', 'Samplan']
const isCommon = (password: string) => isCommonPassword(password, COMMONEST, OWN)

test.each([
  'Qwertyuiop12',
  'aaaaaaaaaaaa',
  'hemmelighemmelig',
  'AnnaHolm2026',
  'samplansamplan',
  'censec-anna-1',
])('[PEOPLE-4] %s is too common', (password) => expect(isCommon(password)).toBe(true))

test.each(['tre kolde køer på række', 'Anna spiser helst is om vinteren', 'qwertyuiop12 og lidt til'])(
  '[PEOPLE-4] %s is not',
  (password) => expect(isCommon(password)).toBe(false),
)
