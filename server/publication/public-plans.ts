import type * as Y from 'yjs'
import { readPublicationActs, readSignOffs } from '#shared/ledger/read-ledger.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { publicIdOf } from '#shared/publication/public-id.ts'
import { type AgreedSection, type PublicPlan, publicPlan } from '#shared/publication/public-plan.ts'
import {
  type PublicationAct,
  type PublicationState,
  publicationState,
} from '#shared/publication/publication.ts'
import { keptWording } from '#shared/sign-off/kept-wordings.ts'
import { sectionState } from '#shared/sign-off/sign-off.ts'
import { Remembered } from '../overview/remembered.ts'
import type { Plans } from '../plans/plans.ts'
import type { ReadableRoom } from '../rooms/room.ts'
import { NextLook } from './next-look.ts'

/** What is public of a plan, or would be, at the moment it was looked at. */
export interface PublicationNow {
  state: PublicationState
  acts: readonly PublicationAct[]
  content: PublicPlan
  /** Sections that both parties have not approved, or whose words are not to be had any more. */
  missing: readonly Category[]
  /** The same for the same content and no other. */
  contentKey: string
}

/** The same object for as long as nothing is written in the ledger. */
type Said = ReturnType<typeof saidIn>

interface Known {
  said: Said
  wordings: WeakRef<ReadableRoom>
  version: number
  now: PublicationNow
}

/**
 * What of the plans is public, as their ledgers and the words that were signed say at the moment it is asked, on whichever
 * server that was written; read anew only where something has been written since.
 */
export class PublicPlans {
  readonly #plans: Plans
  readonly #site: () => string
  readonly #said = new Remembered<Said>()
  readonly #known = new Map<string, Known>()
  readonly #looks = new Map<string, NextLook<PublicationNow>>()
  readonly #byPublicId = new Map<string, PlanSummary>()
  readonly #list: NextLook<PlanSummary[]>

  /** `site` is where people reach the server; no link of a public page leads there. */
  constructor({ plans, site }: { plans: Plans; site: () => string }) {
    this.#plans = plans
    this.#site = site
    this.#list = new NextLook(() => plans.list())
  }

  /** Throws as `Plans.inPlan`. */
  async now(planId: string): Promise<PublicationNow> {
    return this.#lookAt(await this.#plans.must(planId))
  }

  /** Undefined where nothing is published under the name, whether or not there is such a plan. */
  async published(publicId: string): Promise<PublicationNow | undefined> {
    const plan = this.#byPublicId.get(publicId) ?? (await this.#find(publicId))
    const now = plan && (await this.#lookAt(plan))
    return now?.state.name === 'published' ? now : undefined
  }

  async #find(publicId: string): Promise<PlanSummary | undefined> {
    for (const plan of await this.#list.take()) this.#byPublicId.set(publicIdOf(plan), plan)
    return this.#byPublicId.get(publicId)
  }

  #lookAt(plan: PlanSummary): Promise<PublicationNow> {
    const look = this.#looks.get(plan.id) ?? new NextLook(() => this.#look(plan))
    this.#looks.set(plan.id, look)
    return look.take()
  }

  /** One document after the other: within a visit to one, the end of another would have the visit begun anew for ever. */
  async #look(plan: PlanSummary): Promise<PublicationNow> {
    const { id: planId } = plan
    const said = await this.#plans.inLedger({ kind: 'plan', planId }, (ledger) =>
      this.#said.of(ledger, '', () => ledger.read(saidIn)),
    )
    return this.#plans.inWordings(planId, async (wordings) => {
      const known = this.#known.get(planId)
      // Whatever is written from here on makes it another version.
      const { version } = wordings
      if (known?.said === said && known.wordings.deref() === wordings && known.version === version)
        return known.now
      const read = await this.#read(plan, said, wordings)
      // What reads the same stays the same, with all that was made of it.
      const now = { ...read, content: this.#sameContent(known?.now, read) }
      this.#known.set(planId, { said, wordings: new WeakRef(wordings), version, now })
      return now
    })
  }

  #sameContent(before: PublicationNow | undefined, now: PublicationNow): PublicPlan {
    return before?.contentKey === now.contentKey ? before.content : now.content
  }

  async #read(plan: PlanSummary, { acts, signOffs }: Said, wordings: ReadableRoom): Promise<PublicationNow> {
    const inForce = this.#plans.categories.flatMap((category) => {
      const { agreedHash, agreedAt } = sectionState(signOffs, { category, contentHash: '' })
      return agreedHash !== undefined && agreedAt !== undefined ? [{ category, agreedHash, agreedAt }] : []
    })
    const kept = await wordings.read((document) =>
      inForce.flatMap(({ agreedHash, agreedAt }): (AgreedSection & { agreedHash: string })[] => {
        const wording = keptWording(document, agreedHash)
        return wording ? [{ wording, agreedAt, agreedHash }] : []
      }),
    )
    const content = publicPlan(plan, kept, { origin: this.#site() })
    const public_ = new Set(kept.map(({ wording }) => wording.category))
    return {
      state: publicationState(acts),
      acts,
      content,
      missing: this.#plans.categories.filter((category) => !public_.has(category)),
      contentKey: JSON.stringify([
        content.publicId,
        kept.map(({ wording, agreedHash, agreedAt }) => [wording.category, agreedHash, agreedAt]),
      ]),
    }
  }
}

function saidIn(ledger: Y.Doc) {
  return { acts: readPublicationActs(ledger), signOffs: readSignOffs(ledger) }
}
