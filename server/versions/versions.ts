import type * as Y from 'yjs'
import { type Person, type Signature, signatureOf } from '#shared/permissions/person.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { PlanChange } from '#shared/versions/compare-plans.ts'
import { inheritWriters } from '#shared/versions/inherit-writers.ts'
import { readWrittenPlan } from '#shared/versions/read-written-plan.ts'
import type { Version, VersionReason } from '#shared/versions/version.ts'
import { maySeeVersion } from '#shared/versions/visible-to.ts'
import { type PlanPart, partsOf, planFrom, planOf, type WrittenPlan } from '#shared/versions/written-plan.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { EARLIER_GENERATION } from '../ports/journal.ts'
import { type KeptVersion, VersionDamaged, type VersionStore } from '../ports/version-store.ts'
import { SERVER } from '../rooms/client-owners.ts'
import type { Room } from '../rooms/room.ts'
import { compareInWorker } from './compare-in-worker.ts'
import { contentHashOf } from './content-hash.ts'
import { versionsToDrop } from './thinning.ts'
import { lastSeen } from './visits.ts'

export interface VersionsOptions {
  plans: Plans
  store: VersionStore
  directory: Directory
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

export interface Comparison {
  from: Version
  /** Undefined: the plan as it stands. */
  to: Version | undefined
  change: PlanChange
}

/** The plan as it stood at moments that matter. What is kept of one plan is kept one after the other. */
export class Versions {
  readonly #options: VersionsOptions
  readonly #turns = new Map<string, Promise<unknown>>()
  /** Which version a room read as when it was last kept, and how far it had come. */
  readonly #kept = new WeakMap<Room, { roomVersion: number; versionId: string }>()

  constructor(options: VersionsOptions) {
    this.#options = options
  }

  /**
   * Keeps the plan as it stands, and resolves once that is on disk. A spell of work in which nothing has changed in the end
   * is not kept: answers the version that reads the same. Throws `not-found` or `plan-damaged`.
   */
  keep(planId: string, options: KeepOptions): Promise<Version> {
    return this.inTurn(planId, () => this.keepNow(planId, options))
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
    const { version, written } = await this.mustRead(planId, versionId, reader)
    return { version, plan: planOf(written) }
  }

  /**
   * What has changed between two: `from` may be `agreed`, the newest that both parties have agreed, or `last-visit`, as the
   * person left the plan the time before; `to` may be `now`. Throws as `read`.
   */
  async compare(planId: string, from: string, to: string, reader: Person): Promise<Comparison> {
    const fromId = await this.#idOf(planId, from, reader)
    const before = await this.mustRead(planId, fromId, reader)
    if (to === 'now') {
      const { written } = await this.present(planId)
      return { from: before.version, to: undefined, change: await compareInWorker(before.written, written) }
    }
    const after = await this.mustRead(planId, to, reader)
    const change = await compareInWorker(before.written, after.written)
    return { from: before.version, to: after.version, change }
  }

  /** Whether the person has been in the plan before this time, and what they saw then is still known. */
  async hasVisited(planId: string, reader: Person): Promise<boolean> {
    return (await this.#seenBy(planId, reader)) !== undefined
  }

  /** Runs what keeps, restores or forgets versions of a plan after all that is under way. */
  inTurn<T>(planId: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(planId) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => {})
    this.#turns.set(planId, settled)
    void settled.then(() => {
      if (this.#turns.get(planId) === settled) this.#turns.delete(planId)
    })
    return turn
  }

  /** `keep` for who has the turn. */
  async keepNow(
    planId: string,
    { reason, by, name }: KeepOptions,
    more: { restored?: NonNullable<Version['restored']>; source?: WrittenPlan } = {},
  ): Promise<Version> {
    const { store } = this.#options
    const unchanged = reason === 'spell' ? await this.#sameAsKept(planId) : undefined
    if (unchanged) return unchanged
    const { newest, written, room, roomVersion } = await this.present(planId)
    const kept = this.noteOf(planId, written, { reason, by: by && signatureOf(by), name })
    if (reason === 'spell' && newest?.contentHash === kept.contentHash) {
      this.#kept.set(room, { roomVersion, versionId: newest.id })
      return newest
    }
    const { restored, source } = more
    const version = { ...kept, ...(restored && { restored }) }
    const authored = source ? inheritWriters(written, source) : written
    await store.keep({ version, parts: partTexts(authored) })
    this.#kept.set(room, { roomVersion, versionId: version.id })
    await this.#thin(planId)
    return version
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
  noteOf(
    planId: string,
    written: WrittenPlan,
    { reason, by, name }: { reason: VersionReason; by?: Signature | undefined; name?: string | undefined },
  ): Version {
    const { clock, ids } = this.#options
    return {
      id: ids.newId(),
      planId,
      at: instantOf(clock),
      reason,
      contentHash: contentHashOf(planOf(written)),
      ...(by && { by }),
      ...(name !== undefined && { name }),
    }
  }

  /** The plan as it stands, with all that its newest version knows of who wrote it. */
  async present(planId: string): Promise<{
    written: WrittenPlan
    newest: Version | undefined
    room: Room
    roomVersion: number
  }> {
    const newest = await this.newest(planId)
    const { written, ...seen } = await this.#options.plans.inPlan(planId, (room, { year }) =>
      room.read((document) => ({
        written: writtenIn(document, room, year),
        room,
        roomVersion: room.version,
      })),
    )
    return {
      ...seen,
      written: newest ? inheritWriters(written, newest.written) : written,
      newest: newest?.version,
    }
  }

  /** The newest version, where there is one that can be read. */
  async newest(planId: string): Promise<{ version: Version; written: WrittenPlan } | undefined> {
    const { store } = this.#options
    for (const { id } of (await store.list(planId)).toReversed()) {
      const kept = await store.read(planId, id).catch(unlessDamaged)
      if (kept) return { version: kept.version, written: writtenFrom(kept) }
    }
    return undefined
  }

  async mustRead(
    planId: string,
    versionId: string,
    reader: Person,
  ): Promise<{ version: Version; written: WrittenPlan }> {
    const { plans, store } = this.#options
    await plans.must(planId)
    const maySee = await this.#sight(reader)
    const kept = await store.read(planId, versionId).catch((error: unknown) => {
      throw error instanceof VersionDamaged ? new Problem('version-damaged') : error
    })
    if (!kept || !maySee(kept.version)) throw new Problem('not-found')
    return { version: kept.version, written: writtenFrom(kept) }
  }

  async #idOf(planId: string, from: string, reader: Person): Promise<string> {
    if (from === 'last-visit') {
      await this.#options.plans.must(planId)
      const seen = await this.#seenBy(planId, reader)
      if (seen === undefined) throw new Problem('not-found')
      return seen
    }
    if (from !== 'agreed') return from
    const agreed = (await this.list(planId, reader)).find(({ reason }) => reason === 'agreed')
    if (!agreed) throw new Problem('not-found')
    return agreed.id
  }

  async #seenBy(planId: string, reader: Person): Promise<string | undefined> {
    const { store, clock } = this.#options
    const visit = (await store.visitsOf(planId)).get(reader.id)
    const seen = visit && lastSeen(visit, clock.now())
    const isKept = seen !== undefined && (await this.list(planId, reader)).some(({ id }) => id === seen)
    return isKept ? seen : undefined
  }

  async #sight(reader: Person): Promise<(version: Version) => boolean> {
    const member = await this.#options.directory.findMember(reader.id)
    return (version) => maySeeVersion(reader, member?.since, version)
  }

  async #thin(planId: string): Promise<void> {
    const { store, clock } = this.#options
    const seen = new Set(
      [...(await store.visitsOf(planId)).values()].flatMap(({ seen: one, left }) => [one, left?.versionId]),
    )
    const dropped = versionsToDrop(await store.list(planId), clock.now(), (id) => seen.has(id))
    if (dropped.length > 0) await store.drop(planId, dropped)
  }
}

/** The plan in its document, with those of its writers who are people. */
export function writtenIn(document: Y.Doc, room: Pick<Room, 'authorOf'>, year: number): WrittenPlan {
  return readWrittenPlan(document, year, (clientId) => {
    const author = room.authorOf(clientId)
    return author === SERVER || author === EARLIER_GENERATION ? undefined : author
  })
}

export function partTexts(written: WrittenPlan): string[] {
  return partsOf(written).map((part) => JSON.stringify(part))
}

/** A part is read back as it was kept, or not at all. */
export function partFrom(text: string): PlanPart {
  return JSON.parse(text)
}

function writtenFrom({ parts }: KeptVersion): WrittenPlan {
  return planFrom(parts.map(partFrom))
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof VersionDamaged)) throw error
}
