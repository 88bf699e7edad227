import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { type Passwords, PasswordsBusy } from '#server/ports/passwords.ts'

const deriveKey = promisify(argon2)

const MEMORY_KIB = 19 * 1024
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const KEY_BYTES = 32
const AT_ONCE = 2
/** The last of them waits for some five seconds. */
const WAITING_LIMIT = 200

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** argon2id from node:crypto with OWASP's figures, kept as PHC strings so that the figures can be raised later. */
export function createArgon2Passwords(): Passwords {
  const inTurn = createTurns(AT_ONCE)
  return {
    hash: (password) =>
      inTurn(async () => {
        const nonce = randomBytes(SALT_BYTES)
        const key = await deriveKey('argon2id', {
          message: password,
          nonce,
          memory: MEMORY_KIB,
          passes: PASSES,
          parallelism: LANES,
          tagLength: KEY_BYTES,
        })
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(key)}`
      }),
    verify: (password, hash) =>
      inTurn(async () => {
        const [, memory, passes, lanes, salt, expected] = PHC.exec(hash) ?? []
        if (salt === undefined || expected === undefined) return false
        const expectedKey = Buffer.from(expected, 'base64')
        const key = await deriveKey('argon2id', {
          message: password,
          nonce: Buffer.from(salt, 'base64'),
          memory: Number(memory),
          passes: Number(passes),
          parallelism: Number(lanes),
          tagLength: expectedKey.length,
        })
        return timingSafeEqual(key, expectedKey)
      }),
  }
}

/** Runs what it is given, at most so many at once, the rest in the order they came. */
function createTurns(atOnce: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= WAITING_LIMIT)
      throw new PasswordsBusy('Too many passwords are waiting to be tried.')
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** PHC strings carry no padding. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
