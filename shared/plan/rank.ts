import { generateKeyBetween } from 'jittered-fractional-indexing'
import type { Category } from './plan.ts'

/** Fair coin from the caller: shared code has no randomness of its own. */
export type RandomBit = () => boolean

interface Ranked {
  id: string
  category: Category
  rank: string
}

/** A letter that says how many digits the whole part has, those digits, then a fraction without a last zero. */
const RANK = /^(?<length>[B-Za-y])(?<digits>[0-9A-Za-z]*)$/

/**
 * Whether a text can stand as a rank with room on both sides. Ranks that start with A or z are at the end of what can be
 * counted: no plan comes there by itself.
 */
export function isRank(text: string): boolean {
  const { length, digits } = RANK.exec(text)?.groups ?? {}
  if (length === undefined || digits === undefined) return false
  const code = length.charCodeAt(0)
  const whole = length >= 'a' ? code - 'a'.charCodeAt(0) + 1 : 'Z'.charCodeAt(0) - code + 1
  return digits.length === whole || (digits.length > whole && !digits.endsWith('0'))
}

/**
 * A rank between two neighbours (undefined at an end). Random bits make it unlikely that two people who insert at one
 * spot get the same; where it happens (equal neighbours) the new one goes after both. A neighbour whose rank is none
 * counts for nothing.
 */
export function rankBetween(
  before: string | undefined,
  after: string | undefined,
  randomBit: RandomBit,
): string {
  const lower = before !== undefined && isRank(before) ? before : null
  const upper = after !== undefined && isRank(after) && (lower === null || lower < after) ? after : null
  return generateKeyBetween(lower, upper, { getRandomBit: randomBit })
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
  const before = others[index - 1]?.rank
  // Past the neighbour's equals, or there would be no room.
  const after = others.slice(index).find(({ rank }) => rank > (before ?? ''))?.rank
  return rankBetween(before, after, randomBit)
}
