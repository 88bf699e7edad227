import { type SeededRandom, seededRandom } from '#server/testing/seeded-random.ts'

const FINENESS = 1_000_000
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Choices left to chance, the same ones whenever the seed is the same. */
export class Chance {
  readonly #random: SeededRandom

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + this.#random.below(Math.max(1, most - least + 1))
  }

  /** True with the given probability, 0 to 1. */
  happens(probability: number): boolean {
    return this.#random.below(FINENESS) < probability * FINENESS
  }

  /** One of the choices; undefined when there are none. */
  oneOf<T>(choices: readonly T[]): T | undefined {
    return choices[this.#random.below(Math.max(1, choices.length))]
  }

  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T | undefined {
    const total = choices.reduce((sum, [weight]) => sum + weight, 0)
    let left = (this.#random.below(FINENESS) / FINENESS) * total
    return choices.find(([weight]) => {
      left -= weight
      return left < 0
    })?.[1]
  }

  /** Some lower-case letters. */
  letters(least: number, most: number): string {
    return Array.from({ length: this.whole(least, most) }, () => this.oneOf(LETTERS) ?? '').join('')
  }
}
