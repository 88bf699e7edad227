/** What was counted of two kinds of work, and what both cost together. */
export interface Bill {
  first: number
  second: number
  cost: number
}

/**
 * What each kind costs, from two bills in which they are mixed otherwise. Throws where they are mixed alike, or one of them would
 * cost less than nothing: then the measurement was disturbed.
 */
export function pricesOf(one: Bill, other: Bill): { first: number; second: number } {
  const mixed = one.first * other.second - other.first * one.second
  if (mixed === 0) throw new Error('Both bills are mixed alike.')
  const first = (one.cost * other.second - other.cost * one.second) / mixed
  const second = (one.first * other.cost - other.first * one.cost) / mixed
  if (first < 0 || second < 0)
    throw new Error(`A measurement was disturbed: ${JSON.stringify({ one, other })}. Measure again.`)
  return { first, second }
}
