import type * as Y from 'yjs'
import { readDecisions, readSignOffs } from '#shared/ledger/read-ledger.ts'
import { addSignOff } from '#shared/ledger/write-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import { ALL_CATEGORIES, type Category, PARTIES, type PlanStatus } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { NewSignOff, SectionAnswer } from '#shared/protocol/schemas/sign-off.ts'
import { agreedSections, markAgreed } from '#shared/sign-off/agreed-sections.ts'
import { keepWording, keptWording } from '#shared/sign-off/kept-wordings.ts'
import { type SectionWording, wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import {
  isAgreed,
  isPlanAgreed,
  refusalOf,
  type SectionState,
  type SignOff,
  sectionState,
} from '#shared/sign-off/sign-off.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import { Problem } from '../http/problem.ts'
import type { Generation } from '../plans/generation.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { Leases } from '../ports/leases.ts'
import { openIn, type SectionNow, sectionAnswer } from './section-answer.ts'

export interface SignOffsOptions {
  plans: Plans
  findings: Pick<PlanFindings, 'of'>
  leases: Leases
  clock: Clock
  ids: Ids
  /** Whether this person can still lift an objection of their own: a director who can sign in. */
  isDirector: (personId: string) => Promise<boolean>
  /**
   * Hears of an approval, once it is on disk: by which the section is agreed, or waits for the other party. Resolves once the
   * plan's words have been taken down, and `kept` once they are kept; neither rejects.
   */
  handedOver: (planId: string, how: 'sent' | 'agreed', by: Person) => Promise<{ kept: Promise<void> }>
}

/**
 * What both parties agree on. The mark in the plan, by which every edit is judged, is set before the ledger says that a
 * section is agreed, and taken away after it says that it is being amended: so what the ledger calls agreed is frozen,
 * whatever moment the server ends at. A mark that the ledger knows nothing of is taken away when the plan is next asked about.
 */
export class SignOffs {
  readonly #options: SignOffsOptions

  constructor(options: SignOffsOptions) {
    this.#options = options
  }

  section(planId: string, category: Category, person: Person): Promise<SectionAnswer> {
    return this.#look(planId, (generation) => this.#answer(generation, category, person))
  }

  /**
   * The words that are in force, or that an approval is of; throws `not-found` for all others, and, for those who do not
   * write the plan, where they are not the present ones: what was taken out may be from before they came.
   */
  wording(planId: string, category: Category, contentHash: string, person: Person): Promise<SectionWording> {
    return this.#look(planId, async (generation) => {
      const signOffs = await generation.readLedger(readSignOffs)
      const { approvals, agreedHash } = sectionState(signOffs, { category, contentHash })
      const present = await generation.document.read((plan) => wordingHash(wordingIn(plan, category)))
      const signed = PARTIES.map((party) => approvals[party]?.contentHash)
      const standing = [agreedHash, ...signed.filter((hash) => readsEarlier(person) || hash === present)]
      const wording = standing.includes(contentHash)
        ? await this.#inWordings(planId, (kept) => keptWording(kept, contentHash))
        : undefined
      if (!wording) throw new Problem('not-found')
      return wording
    })
  }

  /** Throws the refusal (shared/sign-off/sign-off.ts) where the act cannot be taken; answers the section as it then is. */
  async act(planId: string, category: Category, person: Person, said: NewSignOff): Promise<SectionAnswer> {
    const handedOver = await this.#inTurn(planId, said.epoch, async (generation) => {
      const now = await this.#sectionNow(generation, category)
      const { contentHash, signOffs } = now
      const signOff = await this.#signOff(now, person, said)
      const isAgreement = isAgreed([...signOffs, signOff], category) && !isAgreed(signOffs, category)
      if (signOff.act === 'approved') await this.#keep(generation, now.wording)
      if (isAgreement) await freeze(generation, category, contentHash)
      await generation.writeLedger((ledger) => addSignOff(ledger, signOff))
      if (signOff.act !== 'approved') return undefined
      return this.#options.handedOver(planId, isAgreement ? 'agreed' : 'sent', person)
    })
    // It stands now, whatever generation the plan is in by then.
    const answer = await this.#sectionInAny(planId, category, person)
    await handedOver?.kept
    return answer
  }

  async #sectionInAny(planId: string, category: Category, person: Person): Promise<SectionAnswer> {
    try {
      return await this.section(planId, category, person)
    } catch (error) {
      if (error instanceof Problem && error.code === 'plan-begun-anew')
        return this.#sectionInAny(planId, category, person)
      throw error
    }
  }

  /** The act as it is to be kept; throws the refusal where it cannot be taken. */
  async #signOff(
    { wording, contentHash, signOffs, open }: SectionNow,
    person: Person,
    said: NewSignOff,
  ): Promise<SignOff> {
    const { clock, ids } = this.#options
    const { category } = wording
    const { act, reason } = said
    const state = sectionState(signOffs, { category, contentHash })
    const liftable = await this.#liftableBy(person, state)
    const intended = { act, contentHash: said.contentHash, reason, open, shown: said.over, liftable }
    const refusal = refusalOf(state, contentHash, person, intended)
    if (refusal) throw new Problem(refusal)
    const over = { approved: open, lifted: liftable }
    const by = signatureOf(person)
    const about = act === 'approved' || act === 'lifted' ? over[act] : []
    return { id: ids.newId(), category, act, contentHash, reason, over: about, by, at: instantOf(clock) }
  }

  /** Ids of the objections that are the person's own, or of somebody in their party who is no director any more. */
  async #liftableBy({ id, party }: Person, { objections }: SectionState): Promise<string[]> {
    const liftable: string[] = []
    for (const objection of objections) {
      const { personId, party: theirs } = objection.by
      if (personId === id || (theirs === party && !(await this.#options.isDirector(personId))))
        liftable.push(objection.id)
    }
    return liftable
  }

  /** One after the other in each plan, on whichever server: nobody signs what somebody else is just changing the state of. */
  #inTurn<T>(
    planId: string,
    epoch: string | undefined,
    work: (generation: Generation) => Promise<T>,
  ): Promise<T> {
    const { plans, leases } = this.#options
    return leases.under(`sign-offs/${planId}`, (lease) =>
      plans.inGeneration(
        { kind: 'plan', planId },
        epoch,
        async (generation) => {
          await this.#settle(generation)
          return work(generation)
        },
        lease,
      ),
    )
  }

  /** For who changes nothing: waits for nobody but where there is something to be put right, or just being changed. */
  async #look<T>(planId: string, work: (generation: Generation) => Promise<T>): Promise<T> {
    const looked = await this.#options.plans.inGeneration(
      { kind: 'plan', planId },
      undefined,
      async (generation) => {
        const { leftOver, status } = await this.#unsettled(generation)
        return leftOver.length === 0 && !status ? { answer: await work(generation) } : undefined
      },
    )
    return looked ? looked.answer : this.#inTurn(planId, undefined, work)
  }

  /** Makes the plan's marks, and the list of plans, say what the ledger says. */
  async #settle(generation: Generation): Promise<void> {
    const { leftOver, status } = await this.#unsettled(generation)
    if (leftOver.length > 0)
      await generation.writeDocument((plan) => {
        for (const category of leftOver) markAgreed(plan, category, undefined)
      })
    if (status) await this.#options.plans.setStatus(generation.planId, status)
  }

  /** Which marks the ledger knows nothing of, and what the list of plans is to say, where it says something else. */
  async #unsettled(
    generation: Generation,
  ): Promise<{ leftOver: Category[]; status: PlanStatus | undefined }> {
    const { plans } = this.#options
    const signOffs = await generation.readLedger(readSignOffs)
    const marked = await generation.document.read(agreedSections)
    const leftOver = ALL_CATEGORIES.filter(
      (category) => marked.has(category) && !isAgreed(signOffs, category),
    )
    const status = isPlanAgreed(signOffs, plans.categories) ? 'agreed' : 'draft'
    const plan = await plans.must(generation.planId)
    return { leftOver, status: plan.status === status ? undefined : status }
  }

  async #keep(generation: Generation, wording: SectionWording): Promise<void> {
    await this.#options.plans.inWordings(generation.planId, (room) =>
      // The words may be of a generation that was ended to hide some of them.
      generation.writeBeside(room, (kept) => keepWording(kept, wording)),
    )
  }

  #inWordings<T>(planId: string, look: (kept: Y.Doc) => T): Promise<T> {
    return this.#options.plans.inWordings(planId, (room) => room.read(look))
  }

  async #sectionNow(generation: Generation, category: Category): Promise<SectionNow> {
    const { document } = generation
    const found = await this.#options.findings.of(document)
    const wording = await document.read((plan) => wordingIn(plan, category))
    const { signOffs, decisions } = await generation.readLedger((ledger) => ({
      signOffs: readSignOffs(ledger),
      decisions: readDecisions(ledger),
    }))
    return {
      wording,
      contentHash: wordingHash(wording),
      signOffs: signOffs.filter((signOff) => signOff.category === category),
      open: openIn(wording, found, decisions),
    }
  }

  async #answer(generation: Generation, category: Category, person: Person): Promise<SectionAnswer> {
    const now = await this.#sectionNow(generation, category)
    return this.#inWordings(generation.planId, (kept) =>
      sectionAnswer(now, readsEarlier(person) ? kept : undefined),
    )
  }
}

/** Whether the person may read words that were signed and have been changed since. */
function readsEarlier(person: Person): boolean {
  return can(person, 'edit', { kind: 'plan' })
}

/** Throws `wording-changed` where somebody has written in it meanwhile. */
function freeze(generation: Generation, category: Category, contentHash: string): Promise<void> {
  return generation.writeDocument((plan) => {
    if (wordingHash(wordingIn(plan, category)) !== contentHash) throw new Problem('wording-changed')
    markAgreed(plan, category, contentHash)
  })
}

function wordingIn(plan: Y.Doc, category: Category): SectionWording {
  const section = readPlan(plan, 0, [category]).sections.at(0)
  if (!section) throw new Error(`A plan without section ${category}.`)
  return wordingOf(section)
}
