import { expect, test } from 'vitest'
import { createMemoryUnfinished } from '../adapters/memory-unfinished.ts'
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
  const unfinished = createMemoryUnfinished()
  return { unfinished, clock, attempts: new SignInAttempts({ unfinished, clock, ids: createRandomIds() }) }
}

test('[OIDC-2] an attempt is found until it is taken, once, and only by its own secret', async () => {
  const { attempts } = open()
  const secret = await attempts.begin(attempt)
  expect(await attempts.begin(attempt)).not.toBe(secret)
  expect(await attempts.find(secret)).toEqual(attempt)
  expect(await attempts.find(undefined)).toBeUndefined()
  expect(await attempts.take('another')).toBeUndefined()
  expect(await attempts.take(secret)).toEqual(attempt)
  expect(await attempts.take(secret)).toBeUndefined()
  expect(await attempts.find(secret)).toBeUndefined()
})

test('[OIDC-2] an attempt counts for ten minutes', async () => {
  const { attempts, clock } = open()
  const secret = await attempts.begin(attempt)
  clock.time = ATTEMPT_MILLISECONDS
  expect(await attempts.find(secret)).toEqual(attempt)
  clock.time++
  expect(await attempts.take(secret)).toBeUndefined()
})

test('[OIDC-2] what is kept of an attempt tells nothing of it', async () => {
  const { attempts, unfinished } = open()
  const kept: string[] = []
  const secret = await new SignInAttempts({
    unfinished: {
      ...unfinished,
      put: async (...[kind, key, value, times]) => {
        kept.push(key, value)
        await unfinished.put(kind, key, value, times)
      },
    },
    clock: { now: () => 0 },
    ids: createRandomIds(),
  }).begin(attempt)
  expect(await attempts.find(secret)).toEqual(attempt)
  const text = kept.map((one) => `${one} ${Buffer.from(one, 'base64').toString('latin1')}`).join()
  expect(text).not.toContain('anna')
  expect(text).not.toContain(secret)
})
