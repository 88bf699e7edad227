import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandomIds } from '../adapters/random-ids.ts'
import { isTokenSecret, newTokenSecret } from './token-secret.ts'

const ids = createRandomIds()

test('[TOKEN-1] a secret is told by its prefix and its checksum, and no two are alike', () => {
  const secrets = Array.from({ length: 1_000 }, () => newTokenSecret(ids))
  expect(new Set(secrets).size).toBe(secrets.length)
  for (const secret of secrets) {
    expect(secret).toMatch(/^samplan_[\w-]{51}$/u)
    expect(isTokenSecret(secret)).toBe(true)
  }
})

test('[TOKEN-1] no letter of it can be another, missing or too many', () => {
  const secret = newTokenSecret(ids)
  fc.assert(
    fc.property(
      fc.nat(secret.length - 1),
      fc.constantFrom(...'abcXYZ019_-', '', 'aa', '\0', 'æ'),
      (at, other) => {
        const slip = secret.slice(0, at) + other + secret.slice(at + 1)
        expect(isTokenSecret(slip)).toBe(slip === secret)
      },
    ),
  )
})
