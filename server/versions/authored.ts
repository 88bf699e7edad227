/** A plan as it was read, with all that is known of who wrote it. */
import { inheritWriters } from '#shared/versions/inherit-writers.ts'
import { planOf, type WrittenPlan } from '#shared/versions/written-plan.ts'
import { contentHashOf } from './content-hash.ts'
import { partTexts, planFromTexts } from './part-texts.ts'

/** A plan as it reads, with the writers that its document knows, and earlier versions that may know more, the first first. */
export interface Reading {
  parts: readonly string[]
  earlier: readonly (readonly string[])[]
}

/** A plan as it is kept. */
export interface AuthoredParts {
  parts: string[]
  contentHash: string
}

export function authored({ parts, earlier }: Reading): WrittenPlan {
  return earlier.reduce(
    (written, known) => inheritWriters(written, planFromTexts(known)),
    planFromTexts(parts),
  )
}

export function authoredParts(reading: Reading): AuthoredParts {
  const written = authored(reading)
  return { parts: partTexts(written), contentHash: contentHashOf(planOf(written)) }
}
