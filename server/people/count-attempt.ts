import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../http/problem.ts'
import type { AttemptCounter } from '../ports/attempts.ts'

/** Counts one on this server, which is to be spared by it; throws `code` once there have been too many. */
export async function countAttempt(
  attempts: RateLimiterMemory,
  by: string,
  code: 'too-many-attempts' | 'too-many-requests' = 'too-many-attempts',
): Promise<void> {
  try {
    await attempts.consume(by)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new Problem(code)
    throw error
  }
}

/** Counts a guess; throws `too-many-attempts` where there have been too many, on whichever server. */
export async function mustNotBeTooMany(guesses: AttemptCounter, by: string): Promise<void> {
  if (!(await guesses.count(by))) throw new Problem('too-many-attempts')
}
