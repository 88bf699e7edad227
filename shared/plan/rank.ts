import { generateKeyBetween } from 'jittered-fractional-indexing'
import type { Category } from './plan.ts'

/** Fair coin from the caller: shared code has no randomness of its own. */
export type RandomBit = () => boolean

interface Ranked {
  id: string
  category: Category
  rank: string
}

/**
 * A rank between two neighbours (undefined at an end). Random bits make it unlikely that two people who insert at one
 * spot get the same; where it happens (equal neighbours) the new one goes after both.
 */
export function rankBetween(
  before: string | undefined,
  after: string | undefined,
  randomBit: RandomBit,
): string {
  const upper = before !== undefined && after !== undefined && before >= after ? undefined : after
  return generateKeyBetween(before || null, upper || null, { getRandomBit: randomBit })
}

/** The rank that puts an activity at `index` among the category's others; the moved one itself does not count. */
export function rankAt(
  activities: readonly Ranked[],
  category: Category,
  index: number,
  randomBit: RandomBit,
  movedId?: string,
): string {
  const others = activities.filter((activity) => activity.category === category && activity.id !== movedId)
  return rankBetween(others[index - 1]?.rank, others[index]?.rank, randomBit)
}
