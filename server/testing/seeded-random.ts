/** Randomness a failing test can repeat: the same seed gives the same numbers. */
export interface SeededRandom {
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  return {
    // mulberry32
    below: (limit) => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
      return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
    },
  }
}
