import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../http/problem.ts'

/** Counts one; throws `code` once there have been too many. */
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
