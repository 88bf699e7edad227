/** How telling a concept, by its id, or a word, by its key, is in the plan at hand, 0..1. */
export type Rarity = (key: string) => number

/** How telling a concept or word is in a plan: 1 when a single activity has it, towards 0 when all have. */
export function rarityOf(count: number, activities: number): number {
  const total = stepOf(Math.max(activities, SMALLEST_PLAN))
  return Math.max(0, Math.log((total + 1) / Math.max(stepOf(count), 1)) / Math.log(total + 1))
}

/** From here on a shared word tells that two activities may be about the same. */
export const TELLING_WORD = 0.55

/** In a plan of three activities nothing can be called common yet. */
export const SMALLEST_PLAN = 40

/**
 * The step that a count stands on: steps grow with the count, so that in a large plan one activity more or less changes
 * the weight of nothing. Small counts are exact, for there one more tells.
 */
export function stepOf(count: number): number {
  if (count <= EXACT_UP_TO) return count
  return Math.round(EXACT_UP_TO * RATIO ** Math.round(Math.log(count / EXACT_UP_TO) / Math.log(RATIO)))
}

const EXACT_UP_TO = 12
const RATIO = 1.25
