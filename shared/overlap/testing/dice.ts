/** Whole numbers below `n`. */
export type Dice = (n: number) => number

/** The same numbers for the same seed. */
export function dice(seed: number): Dice {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}
