/**
 * Where the versions of plans are kept. A version is its note and its parts, each a text; a part that several versions have
 * is kept once. Known user: versions. Every adapter passes version-store-contract.ts.
 */
import type { Version } from '#shared/versions/version.ts'
import type { Lease } from './leases.ts'

export interface KeptVersion {
  version: Version
  /** In the order they were given. */
  parts: string[]
}

/** How somebody has left a plan, to tell them later what has come since. */
export interface PlanVisit {
  /** The version that reads as the plan did when they left it, the time before this one. */
  seen?: string
  /** When they left, and what it read. */
  left?: { at: string; versionId: string }
}

/**
 * Every write resolves once it is on disk, after all that the journal was asked for before it; what it changed is seen by
 * every later read. It is made under the lease that what it builds on was read under, and rejects with LeaseLost, nothing of
 * it kept, where that has been given out again: an adapter that several servers write to compares.
 */
export interface VersionStore {
  /** Rejects with JournalFailed where it was not kept. */
  keep(kept: KeptVersion, lease?: Lease): Promise<void>
  /** The notes of the plan's versions in the order they were kept. Those that cannot be read back are left out. */
  list(planId: string): Promise<Version[]>
  /** The one that was kept last, of those that can be read back as they were kept. */
  newest(planId: string): Promise<KeptVersion | undefined>
  /** Undefined for a version that is not there. Rejects with VersionDamaged where it cannot be read back as it was kept. */
  read(planId: string, versionId: string): Promise<KeptVersion | undefined>
  /** Nothing of them is left in the store that no other version has. */
  drop(planId: string, versionIds: readonly string[], lease?: Lease): Promise<void>
  /** Every part that some version of the plan has, each once. */
  partsOf(planId: string): Promise<string[]>
  /**
   * Puts others in the place of some of the plan's parts in every version that has them, or nothing, and these notes in the
   * place of the present ones. Nothing of what was replaced is left in the store. All of it or none.
   */
  replace(
    planId: string,
    replacements: readonly PartReplacement[],
    versions: readonly Version[],
    lease?: Lease,
  ): Promise<void>
  noteVisit(planId: string, personId: string, visit: PlanVisit, lease?: Lease): Promise<void>
  /** By person. */
  visitsOf(planId: string): Promise<Map<string, PlanVisit>>
}

export interface PartReplacement {
  part: string
  /** Undefined: it goes. */
  by: string | undefined
}

export class VersionDamaged extends Error {
  override name = 'VersionDamaged'

  constructor(planId: string, versionId: string, reason: string) {
    super(`Version ${versionId} of plan ${planId} is damaged: ${reason}`)
  }
}
