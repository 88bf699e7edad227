/** The parts of a version as they are kept: each a text. */
import { type PlanPart, partsOf, planFrom, type WrittenPlan } from '#shared/versions/written-plan.ts'

export function partTexts(written: WrittenPlan): string[] {
  return partsOf(written).map((part) => JSON.stringify(part))
}

/** A part is read back as it was kept, or not at all. */
export function partFrom(text: string): PlanPart {
  return JSON.parse(text)
}

export function planFromTexts(parts: readonly string[]): WrittenPlan {
  return planFrom(parts.map(partFrom))
}
