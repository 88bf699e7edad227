import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { type Person, type Signature, signatureOf } from '#shared/permissions/person.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { AgreedWording, Version, VersionReason } from '#shared/versions/version.ts'
import { maySeeVersion } from '#shared/versions/visible-to.ts'
import { planOf } from '#shared/versions/written-plan.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Lease, Leases } from '../ports/leases.ts'
import { type KeptVersion, VersionDamaged, type VersionStore } from '../ports/version-store.ts'
import type { Room } from '../rooms/room.ts'
import type { Reading } from './authored.ts'
import { planFromTexts } from './part-texts.ts'
import { type PresentPlan, presentIn } from './present-plan.ts'
import { versionsToDrop } from './thinning.ts'
import { authoredAside } from './version-thread.ts'

export interface VersionsOptions {
  plans: Plans
  store: VersionStore
  directory: Directory
  leases: Leases
  clock: Clock
  ids: Ids
}

export interface KeepOptions {
  reason: VersionReason
  /** Who asked for it. */
  by?: Person | undefined
  name?: string | undefined
}

/** A version and what it reads. */
export interface ReadVersion {
  version: Version
  plan: Plan
}

/** Of a plan. They stay for good, and more than that nobody finds their way in. */
export const MOST_NAMED = 500

/** The plan as it stood at moments that matter. What is kept of one plan is kept one after the other. */
export class Versions {
  readonly #options: VersionsOptions
  /** Which version a room read as when it was last kept, and how far it had come. */
  readonly #kept = new WeakMap<Room, { roomVersion: number; versionId: string }>()

  constructor(options: VersionsOptions) {
    this.#options = options
  }

  /**
   * Keeps the plan as it stands, and resolves once that is on disk. A spell of work in which nothing has changed in the end
   * is not kept: answers the version that reads the same. Throws `not-found`, `plan-damaged` or `too-many-versions`.
   */
  keep(planId: string, options: KeepOptions): Promise<Version> {
    return this.inTurn(planId, (lease) => this.keepNow(planId, options, { lease }))
  }

  /**
   * The same for who cannot wait until it is kept: resolves once the plan has been read, and what is kept is how it read then,
   * unless something has become confidential meanwhile. Throws as `keep`; so does `kept`.
   */
  async takeDown(planId: string, options: KeepOptions): Promise<{ kept: Promise<Version> }> {
    const present = await this.#present(planId)
    const kept = this.inTurn(planId, (lease) => this.keepNow(planId, options, { present, lease }))
    kept.catch(() => {})
    return { kept }
  }

  /** Those that the person may see, the newest first. Throws `not-found` for a plan that is not there. */
  async list(planId: string, reader: Person): Promise<Version[]> {
    const { plans, store } = this.#options
    await plans.must(planId)
    const maySee = await this.#sight(reader)
    return (await store.list(planId)).filter(maySee).toReversed()
  }

  /** Throws `not-found` where there is none that the person may see, or `version-damaged`. */
  async read(planId: string, versionId: string, reader: Person): Promise<ReadVersion> {
    const { version, parts } = await this.mustRead(planId, versionId, reader)
    return { version, plan: planOf(planFromTexts(parts)) }
  }

  /**
   * What the plan read when it was kept last before that day; undefined where it had not been kept yet. For what the server works
   * out by itself: nobody's sight is asked. Throws as `read`.
   */
  async lastBefore(planId: string, day: IsoDate): Promise<Plan | undefined> {
    const versions = await this.#options.store.list(planId)
    const last = versions.findLast(({ at }) => dateInDenmark(at) < day)
    return last && planOf(planFromTexts((await this.#mustBeKept(planId, last.id)).parts))
  }

  /** Runs what keeps, restores or forgets versions of a plan after all that is under way, on whichever server. */
  inTurn<T>(planId: string, work: (lease: Lease) => Promise<T>): Promise<T> {
    return this.#options.leases.under(`versions/${planId}`, work)
  }

  /** `keep` for who has the turn. */
  async keepNow(
    planId: string,
    { reason, by, name }: KeepOptions,
    more: {
      lease: Lease
      restored?: NonNullable<Version['restored']>
      /** Another version that knows who wrote what. */
      source?: readonly string[]
      /** How the plan was read before. */
      present?: PresentPlan
    },
  ): Promise<Version> {
    const { store } = this.#options
    if (reason === 'named') await this.#mustHaveRoomForNamed(planId)
    const unchanged = reason === 'spell' ? await this.#sameAsKept(planId) : undefined
    if (unchanged) return unchanged
    const { lease, restored, source, present: before } = more
    const present = before && (await this.#isCurrent(planId, before)) ? before : await this.#present(planId)
    const newest = await store.newest(planId)
    const { parts, contentHash } = await authoredAside(readingOf(present, newest, source))
    const { agreed, room, roomVersion } = present
    const note = this.noteOf(planId, { reason, by: by && signatureOf(by), name, contentHash, agreed })
    if (newest && tellsNothingNew(note, newest.version)) {
      this.#kept.set(room, { roomVersion, versionId: newest.version.id })
      return newest.version
    }
    const version = { ...note, ...(restored && { restored }) }
    await store.keep({ version, parts }, lease)
    this.#kept.set(room, { roomVersion, versionId: version.id })
    await this.#thin(planId, lease)
    return version
  }

  async #mustHaveRoomForNamed(planId: string): Promise<void> {
    const named = (await this.#options.store.list(planId)).filter(({ reason }) => reason === 'named')
    if (named.length >= MOST_NAMED) throw new Problem('too-many-versions')
  }

  /** Whether a new generation has begun since, which is to hide something that was read before. */
  #isCurrent(planId: string, { room: { epoch } }: PresentPlan): Promise<boolean> {
    return this.#options.plans.inPlan(planId, async (room) => room.epoch === epoch)
  }

  /** The newest version, where nothing has been written since it was kept: then the plan need not even be read. */
  async #sameAsKept(planId: string): Promise<Version | undefined> {
    const { plans, store } = this.#options
    const known = await plans.inPlan(planId, async (room) => {
      const kept = this.#kept.get(room)
      return kept?.roomVersion === room.version ? kept : undefined
    })
    const newest = known && (await store.list(planId)).at(-1)
    return newest?.id === known?.versionId ? newest : undefined
  }

  /** What is said of a version that is about to be kept. */
  noteOf(planId: string, { reason, by, name, contentHash, agreed }: NotedVersion): Version {
    const { clock, ids } = this.#options
    return {
      id: ids.newId(),
      planId,
      at: instantOf(clock),
      reason,
      contentHash,
      ...(by && { by }),
      ...(name !== undefined && { name }),
      ...(agreed.length > 0 && { agreed }),
    }
  }

  /** The plan as it stands, and the version that may know more of who wrote it. */
  async present(planId: string): Promise<Reading> {
    const present = await this.#present(planId)
    return readingOf(present, await this.#options.store.newest(planId))
  }

  #present(planId: string): Promise<PresentPlan> {
    const { plans } = this.#options
    return plans.inPlan(planId, (room, { year }) =>
      room.read((document) => presentIn(document, room, { year, categories: plans.categories })),
    )
  }

  async mustRead(planId: string, versionId: string, reader: Person): Promise<KeptVersion> {
    await this.#options.plans.must(planId)
    const maySee = await this.#sight(reader)
    const kept = await this.#mustBeKept(planId, versionId)
    if (!maySee(kept.version)) throw new Problem('not-found')
    return kept
  }

  async #mustBeKept(planId: string, versionId: string): Promise<KeptVersion> {
    const kept = await this.#options.store.read(planId, versionId).catch((error: unknown) => {
      throw error instanceof VersionDamaged ? new Problem('version-damaged') : error
    })
    if (!kept) throw new Problem('not-found')
    return kept
  }

  async #sight(reader: Person): Promise<(version: Version) => boolean> {
    const member = await this.#options.directory.findMember(reader.id)
    return (version) => maySeeVersion(reader, member, version)
  }

  async #thin(planId: string, lease: Lease): Promise<void> {
    const { store, clock, directory } = this.#options
    const seen = new Set<string | undefined>()
    for (const [personId, { seen: last, left }] of await store.visitsOf(planId)) {
      // Who can no longer sign in holds no version: it would be held for ever.
      const member = await directory.findMember(personId)
      if (!member || member.deactivatedAt !== undefined) continue
      seen.add(last).add(left?.versionId)
    }
    const dropped = versionsToDrop(await store.list(planId), clock.now(), (id) => seen.has(id))
    if (dropped.length > 0) await store.drop(planId, dropped, lease)
  }
}

/** What is said of a version besides its id and when it is kept. */
interface NotedVersion {
  reason: VersionReason
  by?: Signature | undefined
  name?: string | undefined
  contentHash: string
  agreed: AgreedWording[]
}

function readingOf(
  { parts }: PresentPlan,
  newest: KeptVersion | undefined,
  source?: readonly string[],
): Reading {
  return { parts, earlier: [...(newest ? [newest.parts] : []), ...(source ? [source] : [])] }
}

/**
 * Of a spell of work: that it reads as the newest version does. Of what is sent, that it was kept as something that stays.
 * What is agreed must stand in a version that says so.
 */
function tellsNothingNew({ reason, contentHash, agreed = [] }: Version, newest: Version): boolean {
  if (contentHash !== newest.contentHash) return false
  const isNoted = agreed.every(({ category, contentHash: hash }) =>
    newest.agreed?.some((one) => one.category === category && one.contentHash === hash),
  )
  if (!isNoted) return false
  return reason === 'spell' || (reason === 'sent' && newest.reason !== 'spell')
}
