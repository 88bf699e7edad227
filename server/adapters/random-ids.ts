import { randomBytes, randomInt } from 'node:crypto'
import type { Ids } from '#server/ports/ids.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** Ids from the operating system's randomness. */
export function createRandomIds(): Ids {
  return {
    newId: () => Array.from(randomBytes(26), (byte) => ALPHABET[byte % 32]).join(''),
    newSecret: () => randomBytes(32).toString('base64url'),
    randomBit: () => randomInt(2) === 1,
  }
}
