import { expect, test } from 'vitest'
import { PasswordsBusy } from '../ports/passwords.ts'
import { createArgon2Passwords } from './argon2-passwords.ts'

const passwords = createArgon2Passwords()

test('a password fits its own hash and no other', async () => {
  const hash = await passwords.hash('rødgrød med fløde')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await passwords.verify('rødgrød med fløde', hash)).toBe(true)
  expect(await passwords.verify('rødgrød uden fløde', hash)).toBe(false)
  expect(await passwords.hash('rødgrød med fløde')).not.toBe(hash)
})

test('a hash made elsewhere by the same rules fits', async () => {
  // The reference implementation's answer for this password and salt.
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await passwords.verify('password', hash)).toBe(true)
})

test('[INPUT-2] more at once than can wait are turned away, and the others served', async () => {
  const flood = Array.from({ length: 210 }, () =>
    passwords.verify('x', '$argon2id$v=19$m=8,t=1,p=1$YWFhYWFhYWE$YWFhYQ'),
  )
  const outcomes = await Promise.allSettled(flood)
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(8)
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: expect.any(PasswordsBusy) })
  expect(await passwords.verify('x', 'plain')).toBe(false)
})

test('what is no hash fits nothing', async () => {
  for (const hash of ['', 'plain', '$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA']) {
    expect(await passwords.verify('', hash)).toBe(false)
  }
})
