import { expect, test } from 'vitest'
import { createRandomIds } from '../adapters/random-ids.ts'
import { ATTEMPT_MILLISECONDS, type Attempt, SignInAttempts } from './sign-in-attempts.ts'

const attempt: Attempt = {
  step: 'code-needed',
  providerId: 'censec',
  identity: { issuer: 'https://login.censec.example', subject: 'anna-hos-udbyderen' },
  personId: 'anna',
  returnTo: '/',
}

function open() {
  const clock = { time: 0, now: () => clock.time }
  return { clock, attempts: new SignInAttempts({ clock, ids: createRandomIds() }) }
}

test('[OIDC-2] an attempt is found until it is taken, once, and only by its own secret', () => {
  const { attempts } = open()
  const secret = attempts.begin(attempt)
  expect(attempts.begin(attempt)).not.toBe(secret)
  expect(attempts.find(secret)).toEqual(attempt)
  expect(attempts.find(undefined)).toBeUndefined()
  expect(attempts.take('another')).toBeUndefined()
  expect(attempts.take(secret)).toEqual(attempt)
  expect(attempts.take(secret)).toBeUndefined()
  expect(attempts.find(secret)).toBeUndefined()
})

test('[OIDC-2] an attempt counts for ten minutes', () => {
  const { attempts, clock } = open()
  const secret = attempts.begin(attempt)
  clock.time = ATTEMPT_MILLISECONDS
  expect(attempts.find(secret)).toEqual(attempt)
  clock.time++
  expect(attempts.take(secret)).toBeUndefined()
})

test('[OIDC-2] so many are kept and no more: the oldest gives way', () => {
  const { attempts } = open()
  const [first = '', second = '', ...rest] = Array.from({ length: 10_001 }, () => attempts.begin(attempt))
  expect(attempts.find(first)).toBeUndefined()
  expect(attempts.find(second)).toEqual(attempt)
  expect(attempts.find(rest.at(-1))).toEqual(attempt)
})
