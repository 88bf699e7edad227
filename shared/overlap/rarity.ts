import type { Reading } from './reading.ts'

/** How telling a concept or term is in this plan: 1 when a single activity has it, towards 0 when all have. */
export interface Rarity {
  ofConcept(id: string): number
  ofTerm(key: string): number
}

/** Counts over all activities of the plan in which a concept or term occurs. */
export function measureRarity(readings: readonly Reading[]): Rarity {
  const concepts = new Map<string, number>()
  const terms = new Map<string, number>()
  for (const reading of readings) {
    for (const id of reading.mentions.keys()) concepts.set(id, (concepts.get(id) ?? 0) + 1)
    for (const key of reading.terms.keys()) terms.set(key, (terms.get(key) ?? 0) + 1)
  }
  const total = Math.max(readings.length, SMALLEST_PLAN)
  const rarity = (count: number): number =>
    Math.max(0, Math.log((total + 1) / Math.max(count, 1)) / Math.log(total + 1))
  return {
    ofConcept: (id) => rarity(concepts.get(id) ?? 1),
    ofTerm: (key) => rarity(terms.get(key) ?? 1),
  }
}

/** In a plan of three activities nothing can be called common yet. */
const SMALLEST_PLAN = 40
