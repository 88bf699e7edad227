import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { type Category, isCategory } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import type { RestoreAnswer } from '#shared/protocol/schemas/versions.ts'
import { changesAgreed } from '#shared/sign-off/changes-agreed.ts'
import { inheritWriters } from '#shared/versions/inherit-writers.ts'
import { type Restored, restorePlan } from '#shared/versions/restore-plan.ts'
import { sweep } from '#shared/versions/restore-text.ts'
import type { Restorable, Version } from '#shared/versions/version.ts'
import { planOf, type WrittenPlan } from '#shared/versions/written-plan.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import type { Lease } from '../ports/leases.ts'
import type { VersionStore } from '../ports/version-store.ts'
import { mustBeOpen } from '../sign-off/must-be-open.ts'
import { contentHashOf } from './content-hash.ts'
import { partTexts, planFromTexts } from './part-texts.ts'
import { agreedIn, writtenIn } from './present-plan.ts'
import { authoredAside } from './version-thread.ts'
import type { Versions } from './versions.ts'

/** What is on its way from a page when a restore happens arrives within this. */
const SWEEP_MILLISECONDS = 5_000

export interface RestoresOptions {
  versions: Versions
  plans: Plans
  store: VersionStore
  log: Logger
}

interface Done extends Restored {
  before: Version
  epoch: string
}

/** Puts earlier words back, as a new edit beside what others are writing. */
export class Restores {
  readonly #options: RestoresOptions
  readonly #sweeps = new Map<NodeJS.Timeout, () => Promise<void>>()

  constructor(options: RestoresOptions) {
    this.#options = options
  }

  /**
   * Makes the plan, or a part of it, read as the version does. What stood there is kept as a version in the very step that
   * changes it. Of a plan, the sections that are not agreed. Throws `not-found`, `section-agreed`, or `nothing-to-restore` where
   * it reads so already.
   */
  restore(planId: string, versionId: string, what: Restorable, person: Person): Promise<RestoreAnswer> {
    const { versions } = this.#options
    return versions.inTurn(planId, async (lease) => {
      const { version, parts } = await versions.mustRead(planId, versionId, person)
      const done = await this.#change(planId, version, planFromTexts(parts), { what, person, lease })
      for (const id of done.madeAnew) await this.#options.plans.noteOwner(planId, id, 'joint')
      const restored = await versions.keepNow(
        planId,
        { reason: 'restored', by: person },
        { restored: { at: version.at, what }, source: parts, lease },
      )
      this.#sweepLater(planId, done)
      return { before: done.before, restored }
    })
  }

  /** Takes out at once what restores have left to whoever might be typing there. */
  async settle(): Promise<void> {
    const waiting = [...this.#sweeps]
    this.#sweeps.clear()
    for (const [timer, run] of waiting) {
      clearTimeout(timer)
      await run()
    }
  }

  async #change(
    planId: string,
    { broughtBack: goingAgain = [] }: Version,
    written: WrittenPlan,
    { what, person, lease }: { what: Restorable; person: Person; lease: Lease },
  ): Promise<Done> {
    const { versions, plans, store } = this.#options
    // What is typed from here on is told anew, in the step itself; all else has cost its time by then.
    const known = planFromTexts((await authoredAside(await versions.present(planId))).parts)
    return plans.inPlan(planId, async (room, { year }) => {
      const which = { year, categories: plans.categories }
      let keeping: Promise<void> | undefined
      const done = await room.edit(
        (document): Done => {
          mustBeOpen(document, ...sectionsOf(document, written, what))
          const present = writtenIn(document, room, which)
          const authored = inheritWriters(present, known)
          const agreed = agreedIn(document)
          const restored = restorePlan(document, written, what, goingAgain)
          if (!restored) throw new Problem('not-found')
          const restoredHash = contentHashOf(planOf(writtenIn(document, room, which)))
          const contentHash = contentHashOf(planOf(present))
          if (restoredHash === contentHash) throw new Problem('nothing-to-restore')
          const by = signatureOf(person)
          const note = versions.noteOf(planId, { reason: 'before-restore', by, contentHash, agreed })
          const before = {
            ...note,
            ...(restored.broughtBack.length > 0 && { broughtBack: restored.broughtBack }),
          }
          // Asked for before the change itself goes to the journal, so on disk before it, or with it.
          keeping = store.keep({ version: before, parts: partTexts(authored) }, lease)
          keeping.catch(() => {})
          return { ...restored, before, epoch: room.epoch }
        },
        { lease },
      )
      await keeping
      return done
    })
  }

  #sweepLater(planId: string, { leaving, epoch }: Done): void {
    if (leaving.length === 0) return
    const run = () => this.#sweep(planId, epoch, leaving)
    const timer = setTimeout(() => {
      this.#sweeps.delete(timer)
      void run()
    }, SWEEP_MILLISECONDS).unref()
    this.#sweeps.set(timer, run)
  }

  async #sweep(planId: string, epoch: string, leaving: readonly Y.ID[]): Promise<void> {
    try {
      await this.#options.plans.inPlan(planId, async (room) => {
        if (room.epoch !== epoch) return
        await room.edit((document) => {
          // Agreed meanwhile, it stays as it was signed.
          if (changesAgreed(document, (copy) => sweep(copy, leaving))) return
          document.transact(() => sweep(document, leaving), 'restore')
        })
      })
    } catch (error) {
      // Lines without words stay behind; anybody can take them out.
      this.#options.log.warn({ err: error, planId }, 'what a restore had emptied could not be taken out')
    }
  }
}

/** Those that must be open for the one thing to be restored: where it is, and where it was. */
function sectionsOf(document: Y.Doc, version: WrittenPlan, what: Restorable): Category[] {
  if (what.kind === 'plan') return []
  if (what.kind === 'section') return [what.category]
  const was = version.sections.filter(({ activities }) =>
    activities.some(({ activity }) => activity.id === what.activityId),
  )
  const is: unknown = activityRecords(document).get(what.activityId)?.get('category')
  return [...was.map(({ category }) => category), ...(isCategory(is) ? [is] : [])]
}
