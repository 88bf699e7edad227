import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../http/problem.ts'

/** Counts one; throws `too-many-attempts` once there have been too many. */
export async function countAttempt(attempts: RateLimiterMemory, by: string): Promise<void> {
  try {
    await attempts.consume(by)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new Problem('too-many-attempts')
    throw error
  }
}
