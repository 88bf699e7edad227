import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { AttemptCounter, AttemptLimit, CountAttempts } from '../ports/attempts.ts'

/** For one server. */
export function createMemoryAttempts(): CountAttempts {
  const byName = new Map<string, AttemptCounter>()
  return (limit) => {
    const counter = byName.get(limit.name) ?? counterOver(new RateLimiterMemory(libraryOptions(limit)))
    byName.set(limit.name, counter)
    return counter
  }
}

export function libraryOptions({ name, most, seconds }: AttemptLimit) {
  return { keyPrefix: name, points: most, duration: seconds }
}

/** What the library's counters have in common. */
export function counterOver(
  limiter: Pick<RateLimiterMemory, 'consume' | 'reward' | 'delete'>,
): AttemptCounter {
  return {
    count: async (by) => {
      try {
        await limiter.consume(by)
        return true
      } catch (error) {
        if (error instanceof RateLimiterRes) return false
        throw error
      }
    },
    takeBack: async (by) => {
      await limiter.reward(by)
    },
    forget: async (by) => {
      await limiter.delete(by)
    },
  }
}
