import type { Logger } from 'pino'
import { parseRoom, roomName } from '#shared/protocol/rooms.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Lease, Leases } from '../ports/leases.ts'
import type { PlanVisit, VersionStore } from '../ports/version-store.ts'
import type { WrittenElsewhere } from '../rooms/written-elsewhere.ts'
import { Spells } from './spells.ts'
import type { Versions } from './versions.ts'
import { onEntering, onLeaving } from './visits.ts'

const ROUND_MILLISECONDS = 60_000

export interface MomentsOptions {
  versions: Pick<Versions, 'keep'>
  plans: Pick<Plans, 'list'>
  store: VersionStore
  leases: Leases
  elsewhere: WrittenElsewhere
  clock: Clock
  log: Logger
}

/** Notices when a version is to be kept though nobody asks for one: after a spell of work, and when somebody leaves a plan. */
export class Moments {
  readonly #options: MomentsOptions
  readonly #spells = new Spells()
  /** How many sockets of a person are in a plan. */
  readonly #present = new Map<string, number>()
  /** The last that is under way, by plan: one that takes long holds up no other. */
  readonly #last = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #isClosing = false

  constructor(options: MomentsOptions) {
    this.#options = options
  }

  /** What was written just before the server last ended may not have been kept: each plan is looked at once. */
  async begin(): Promise<void> {
    const now = this.#options.clock.now()
    for (const { id } of await this.#options.plans.list()) this.#spells.edited(id, now)
    this.#timer = setInterval(() => void this.round(), ROUND_MILLISECONDS).unref()
  }

  /** Resolves once what has been noticed is kept. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all(this.#last.values())
    // Everybody is sent away now, and comes back after the next start as if they had not been away.
    this.#isClosing = true
  }

  /** A room has been written in. */
  edited(room: string): void {
    const id = parseRoom(room)
    if (id?.kind === 'plan') this.#spells.edited(id.planId, this.#options.clock.now())
  }

  /** Keeps the plans whose spell of work has ended; never rejects. */
  async round(): Promise<void> {
    await this.#noticeOthers()
    for (const planId of this.#spells.takeEnded(this.#options.clock.now()))
      void this.#inOrder(planId, async () => {
        await this.#options.versions.keep(planId, { reason: 'spell' })
      })
    await Promise.all(this.#last.values())
  }

  /** Another server may end before it has kept what was written there. */
  async #noticeOthers(): Promise<void> {
    const { plans, elsewhere, log } = this.#options
    try {
      const rooms = (await plans.list()).map(({ id: planId }) => roomName({ kind: 'plan', planId }))
      for (const { document } of await elsewhere.among(rooms)) this.edited(document)
    } catch (error) {
      log.warn({ err: error }, 'what other servers have written could not be asked')
    }
  }

  /** Somebody has opened a plan; answers what to call once they close it. */
  entered(planId: string, personId: string): () => void {
    const key = `${planId} ${personId}`
    const count = this.#present.get(key) ?? 0
    this.#present.set(key, count + 1)
    if (count === 0) void this.#note(planId, personId, async (visit, now) => onEntering(visit, now))
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      const others = (this.#present.get(key) ?? 1) - 1
      if (others > 0) {
        this.#present.set(key, others)
        return
      }
      this.#present.delete(key)
      const at = instantOf(this.#options.clock)
      void this.#note(planId, personId, async (visit) => {
        const { id: versionId } = await this.#options.versions.keep(planId, { reason: 'spell' })
        return onLeaving(visit, { at, versionId })
      })
    }
  }

  #note(
    planId: string,
    personId: string,
    change: (visit: PlanVisit, now: number) => Promise<PlanVisit>,
  ): Promise<void> {
    const { store, clock } = this.#options
    const now = clock.now()
    return this.#inOrder(planId, async (lease) => {
      const visit = (await store.visitsOf(planId)).get(personId) ?? {}
      await store.noteVisit(planId, personId, await change(visit, now), lease)
    })
  }

  /** What cannot be kept now, for a full disk or a damaged plan, is told in the log and not missed by anybody. */
  #inOrder(planId: string, work: (lease: Lease) => Promise<void>): Promise<void> {
    const done = this.#options.leases
      .under(`visits/${planId}`, async (lease) => (this.#isClosing ? undefined : work(lease)))
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'a version was not kept'))
    this.#last.set(planId, done)
    void done.then(() => {
      if (this.#last.get(planId) === done) this.#last.delete(planId)
    })
    return done
  }
}
