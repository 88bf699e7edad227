import type { Passwords } from '../ports/passwords.ts'

/** For tests that are not about passwords: no work at all. */
export const plainPasswords: Passwords = {
  hash: async (password) => `plain:${password}`,
  verify: async (password, hash) => hash === `plain:${password}`,
}

/** The same, with something happening while a password is being looked at. */
export function plainPasswordsDuring(meanwhile: () => Promise<unknown>): Passwords {
  return {
    ...plainPasswords,
    verify: async (password, hash) => {
      const answer = await plainPasswords.verify(password, hash)
      await meanwhile()
      return answer
    },
  }
}
