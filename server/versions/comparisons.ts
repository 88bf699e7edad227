import { readSignOffs } from '#shared/ledger/read-ledger.ts'
import type { Person } from '#shared/permissions/person.ts'
import { ALL_CATEGORIES, type Category } from '#shared/plan/plan.ts'
import { sectionState } from '#shared/sign-off/sign-off.ts'
import type { PlanChange } from '#shared/versions/compare-plans.ts'
import type { Version } from '#shared/versions/version.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { VersionStore } from '../ports/version-store.ts'
import type { Reading } from './authored.ts'
import { comparedAgreedOnThread, comparedOnThread } from './version-thread.ts'
import type { Versions } from './versions.ts'
import { lastSeen } from './visits.ts'

export interface ComparisonsOptions {
  versions: Pick<Versions, 'list' | 'mustRead' | 'present'>
  plans: Plans
  store: VersionStore
  clock: Clock
}

export interface Comparison {
  from: Version
  /** Undefined: the plan as it stands. */
  to: Version | undefined
  /** Where it is since agreed: the sections that were compared, each with the version in which it reads as it was agreed. */
  agreed?: AgreedIn[]
  change: PlanChange
}

interface AgreedIn {
  category: Category
  version: Version
}

/** What has changed in a plan between two moments. */
export class Comparisons {
  readonly #options: ComparisonsOptions

  constructor(options: ComparisonsOptions) {
    this.#options = options
  }

  /**
   * What has changed between two: `from` may be `agreed`, which compares the sections that are in force with how they were
   * agreed, or `last-visit`, as the person left the plan the time before; `to` may be `now`. Throws as `Versions.read`.
   */
  async compare(planId: string, from: string, to: string, reader: Person): Promise<Comparison> {
    if (from === 'agreed') return this.#compareAgreed(planId, to, reader)
    const { versions } = this.#options
    const fromId = from === 'last-visit' ? await this.#mustHaveSeen(planId, reader) : from
    const before = await versions.mustRead(planId, fromId, reader)
    const after = await this.#read(planId, to, reader)
    const change = await comparedOnThread(before.parts, after.reading)
    return { from: before.version, to: after.version, change }
  }

  /** Whether anything is in force that a comparison since agreed could be with; not where that cannot be read. */
  async hasAgreed(planId: string, reader: Person): Promise<boolean> {
    try {
      return (await this.#agreedIn(planId, reader)).length > 0
    } catch (error) {
      if (error instanceof Problem && error.code === 'plan-damaged') return false
      throw error
    }
  }

  /** Whether the person has been in the plan before this time, and what they saw then is still known. */
  async hasVisited(planId: string, reader: Person): Promise<boolean> {
    return (await this.lastSeenBy(planId, reader)) !== undefined
  }

  /** The version that reads as the plan did when the person left it the time before, where it is still kept. */
  async lastSeenBy(planId: string, reader: Person): Promise<string | undefined> {
    const { versions, store, clock } = this.#options
    const visit = (await store.visitsOf(planId)).get(reader.id)
    const seen = visit && lastSeen(visit, clock.now())
    const isKept = seen !== undefined && (await versions.list(planId, reader)).some(({ id }) => id === seen)
    return isKept ? seen : undefined
  }

  async #compareAgreed(planId: string, to: string, reader: Person): Promise<Comparison> {
    const { versions } = this.#options
    const agreed = await this.#agreedIn(planId, reader)
    const [newest] = agreed
      .map(({ version }) => version)
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    if (!newest) throw new Problem('not-found')
    const after = await this.#read(planId, to, reader)
    const sections = await Promise.all(
      agreed.map(async ({ category, version }) => ({
        category,
        parts: (await versions.mustRead(planId, version.id, reader)).parts,
      })),
    )
    const change = await comparedAgreedOnThread(sections, after.reading)
    return { from: newest, to: after.version, agreed, change }
  }

  /** The sections that are in force, each with the first of the versions in which it reads as it was agreed. */
  async #agreedIn(planId: string, reader: Person): Promise<AgreedIn[]> {
    const versions = await this.#options.versions.list(planId, reader)
    const signOffs = await this.#options.plans.readLedger({ kind: 'plan', planId }, readSignOffs)
    return ALL_CATEGORIES.flatMap((category): AgreedIn[] => {
      const { agreedHash } = sectionState(signOffs, { category, contentHash: '' })
      const version = versions.findLast(({ agreed = [] }) =>
        agreed.some((one) => one.category === category && one.contentHash === agreedHash),
      )
      return version ? [{ category, version }] : []
    })
  }

  /** A version, or the plan as it stands. */
  async #read(
    planId: string,
    which: string,
    reader: Person,
  ): Promise<{ version: Version | undefined; reading: Reading }> {
    if (which !== 'now') {
      const { version, parts } = await this.#options.versions.mustRead(planId, which, reader)
      return { version, reading: { parts, earlier: [] } }
    }
    return { version: undefined, reading: await this.#options.versions.present(planId) }
  }

  async #mustHaveSeen(planId: string, reader: Person): Promise<string> {
    await this.#options.plans.must(planId)
    const seen = await this.lastSeenBy(planId, reader)
    if (seen === undefined) throw new Problem('not-found')
    return seen
  }
}
