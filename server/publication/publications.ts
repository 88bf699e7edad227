import { readPublicationActs } from '#shared/ledger/read-ledger.ts'
import { addPublicationAct } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { NewPublicationAct, PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import {
  leadsOut,
  type PublicationAct,
  type PublicationDeed,
  partyAskedToPublish,
  publicationState,
  refusalOf,
} from '#shared/publication/publication.ts'
import { Problem } from '../http/problem.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { PublicationNow, PublicPlans } from './public-plans.ts'

export interface PublicationsOptions {
  plans: Plans
  publicPlans: PublicPlans
  clock: Clock
  ids: Ids
  /** Hears of each act, once it is in the ledger. */
  acted: () => void
}

/** How plans come to have a public page, and to have none again. */
export class Publications {
  readonly #options: PublicationsOptions

  constructor(options: PublicationsOptions) {
    this.#options = options
  }

  /** Throws as `Plans.inPlan`. */
  async read(planId: string): Promise<PublicationAnswer> {
    return answerOf(await this.#options.publicPlans.now(planId))
  }

  /**
   * Throws the refusal (shared/publication/publication.ts) where it cannot be done now, and `nothing-agreed` where there would
   * be nothing on the page. What is down is down once this resolves.
   */
  async act(
    planId: string,
    person: Person,
    { epoch, ...said }: NewPublicationAct,
  ): Promise<PublicationAnswer> {
    const { plans, publicPlans, clock, ids, acted } = this.#options
    const deed: PublicationDeed = said
    if (leadsOut(deed.act)) {
      const { content } = await publicPlans.now(planId)
      if (content.sections.length === 0) throw new Problem('nothing-agreed')
    }
    const act: PublicationAct = { id: ids.newId(), deed, by: signatureOf(person), at: instantOf(clock) }
    await plans.inGeneration({ kind: 'plan', planId }, epoch, (generation) =>
      generation.writeLedger((ledger) => {
        // In the same step, so that of two who do the same one is told.
        const refusal = refusalOf(publicationState(readPublicationActs(ledger)), person, deed)
        if (refusal) throw new Problem(refusal)
        addPublicationAct(ledger, act)
      }),
    )
    acted()
    return this.read(planId)
  }
}

function answerOf({ state, acts, missing, content }: PublicationNow): PublicationAnswer {
  const { name, proposal, published, withdrawn } = state
  const waitsFor = partyAskedToPublish(state)
  return {
    publicId: content.publicId,
    state: name,
    ...(proposal && waitsFor && { proposal: { ...proposal, waitsFor } }),
    ...(published && { published }),
    ...(withdrawn && { withdrawn }),
    acts: [...acts],
    missing: [...missing],
    content,
  }
}
