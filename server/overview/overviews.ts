import type { Decision } from '#shared/findings/decision.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { openFindings } from '#shared/findings/open-findings.ts'
import { readDecisions, readPublicationActs, readSignOffs } from '#shared/ledger/read-ledger.ts'
import { changesSince, type PlanChanges } from '#shared/overview/changes-since.ts'
import { factsOf, type PlanFacts } from '#shared/overview/plan-facts.ts'
import { countBySection, sectionOverview } from '#shared/overview/section-overview.ts'
import {
  type Waiting,
  waitingFindings,
  waitingFollowUps,
  waitingPublication,
  waitingSignOffs,
} from '#shared/overview/waiting.ts'
import type { Person } from '#shared/permissions/person.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { OverviewAnswer } from '#shared/protocol/schemas/overview.ts'
import { type PublicationState, publicationState } from '#shared/publication/publication.ts'
import { type SignOff, sectionState } from '#shared/sign-off/sign-off.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import type { OwedFollowUps } from '../follow-up/owed-follow-ups.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { Plans } from '../plans/plans.ts'
import type { Room } from '../rooms/room.ts'
import type { Comparisons } from '../versions/comparisons.ts'
import type { Versions } from '../versions/versions.ts'
import { Remembered } from './remembered.ts'

/** More than anybody reads of one plan. */
const MOST_FINDINGS = 30
/** The oldest of them; the table has all. */
const MOST_FOLLOW_UPS = 20

export interface OverviewsOptions {
  plans: Plans
  findings: Pick<PlanFindings, 'of'>
  versions: Pick<Versions, 'read'>
  comparisons: Pick<Comparisons, 'lastSeenBy'>
  followUps: Pick<OwedFollowUps, 'of' | 'confidentialOf' | 'today'>
}

interface Said {
  signOffs: SignOff[]
  decisions: Decision[]
  publication: PublicationState
}

/**
 * How a plan stands for one person, of what both parties share alone, but for the follow-ups that they are to write in their own
 * party's confidential part. A plan is read once for everybody, until somebody writes in it.
 */
export class Overviews {
  readonly #options: OverviewsOptions
  readonly #facts = new Remembered<PlanFacts>()
  readonly #changes = new Remembered<PlanChanges>()

  constructor(options: OverviewsOptions) {
    this.#options = options
  }

  /** Throws `not-found`, or `plan-damaged` for a plan that cannot be loaded. */
  async of(planId: string, person: Person): Promise<OverviewAnswer> {
    const { plans, findings, comparisons, followUps } = this.#options
    const said = await plans.readLedger({ kind: 'plan', planId }, (ledger) => ({
      signOffs: readSignOffs(ledger),
      decisions: readDecisions(ledger),
      publication: publicationState(readPublicationActs(ledger)),
    }))
    const seen = await comparisons.lastSeenBy(planId, person)
    const { year } = await plans.must(planId)
    const confidential = await followUps.confidentialOf({ id: planId, year }, person)
    return plans.inPlan(planId, async (room) => {
      const facts = await this.#factsIn(room, year, said.signOffs)
      const found = await findings.of(room)
      const changes = seen && (await this.#changesIn(room, planId, year, seen, person))
      const owed = waitingFollowUps(
        [
          ...(await followUps.of(room, year, person.id)).map((one) => ({ ...one, isConfidential: false })),
          ...confidential.map((one) => ({ ...one, isConfidential: true })),
        ],
        followUps.today(),
      )
      return { ...overviewOf(person, facts, found, said, owed), ...(changes && { changes }) }
    })
  }

  #factsIn(room: Room, year: number, signOffs: readonly SignOff[]): Promise<PlanFacts> {
    const signed = ALL_CATEGORIES.filter((category) => signOffs.some((one) => one.category === category))
    return this.#facts.of(room, signed.join(' '), () =>
      room.read((document) => factsOf(readPlan(document, year, this.#options.plans.categories), signed)),
    )
  }

  /** Undefined where what the person saw cannot be read any more: all else is told nevertheless. */
  async #changesIn(
    room: Room,
    planId: string,
    year: number,
    seen: string,
    reader: Person,
  ): Promise<PlanChanges | undefined> {
    return unlessRefused(undefined, () =>
      this.#changes.of(room, seen, async () => {
        const { plan: before } = await this.#options.versions.read(planId, seen, reader)
        return room.read((document) =>
          changesSince(before, readPlan(document, year, this.#options.plans.categories)),
        )
      }),
    )
  }
}

function overviewOf(
  person: Person,
  facts: PlanFacts,
  findings: Findings,
  { signOffs, decisions, publication }: Said,
  owed: readonly Waiting[],
): OverviewAnswer {
  const open = openFindings(findings, decisions)
  const counts = countBySection([...open.overlaps, ...open.roleFindings], facts)
  const sections = facts.sections.map(({ category, activities, contentHash = '' }) => {
    const state = sectionState(signOffs, { category, contentHash })
    return { category, activities, contentHash, state, open: counts.get(category) ?? 0 }
  })
  const warnings = waitingFindings(person, open, facts.activities)
  return {
    waiting: [
      ...waitingSignOffs(person, sections),
      ...waitingPublication(person, publication),
      ...owed.slice(0, MOST_FOLLOW_UPS),
      ...warnings.slice(0, MOST_FINDINGS),
    ],
    waitingLeft: Math.max(0, warnings.length - MOST_FINDINGS),
    sections: sections.map((section) => sectionOverview(section, section)),
    activities: facts.activities,
  }
}
