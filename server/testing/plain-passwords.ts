import type { Passwords } from '../ports/passwords.ts'

/** For tests that are not about passwords: no work at all. */
export const plainPasswords: Passwords = {
  hash: async (password) => `plain:${password}`,
  verify: async (password, hash) => hash === `plain:${password}`,
}
