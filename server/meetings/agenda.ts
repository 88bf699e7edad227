import { dateInDenmark } from '#shared/basics/format-date.ts'
import { addDays, yearOf } from '#shared/basics/iso-date.ts'
import { type Findings, idsOfPair } from '#shared/findings/findings.ts'
import { openFindings } from '#shared/findings/open-findings.ts'
import { readDecisions, readSignOffs } from '#shared/ledger/read-ledger.ts'
import {
  agendaProposals,
  type OverdueDuty,
  type PlanFacts,
  type Proposal,
} from '#shared/meetings/agenda-proposals.ts'
import { CONTACT_DAYS, type Meetings as MeetingsContent, openTasks } from '#shared/meetings/meetings.ts'
import { type ChangedActivities, changedActivities } from '#shared/overview/changes-since.ts'
import type { Person } from '#shared/permissions/person.ts'
import { activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { sectionState } from '#shared/sign-off/sign-off.ts'
import type { PlanFindings } from '../findings/plan-findings.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Versions } from '../versions/versions.ts'
import type { MeetingDocuments } from './meeting-documents.ts'

export interface AgendaOptions {
  documents: Pick<MeetingDocuments, 'read' | 'must'>
  plans: Plans
  findings: Pick<PlanFindings, 'of'>
  versions: Pick<Versions, 'list' | 'read'>
  /** What the agreement asks and nobody has done in time. */
  overdueDuties: () => Promise<readonly OverdueDuty[]>
  clock: Clock
}

/** What a meeting could take up, of what both parties share alone: no confidential part is opened for it. */
export class Agenda {
  readonly #options: AgendaOptions

  constructor(options: AgendaOptions) {
    this.#options = options
  }

  /** Throws `not-found` for a month that has no meeting. A plan that cannot be loaded proposes nothing. */
  async proposals(meetingId: string, reader: Person): Promise<Proposal[]> {
    const { documents, overdueDuties } = this.#options
    await documents.must(meetingId)
    const content = await documents.read()
    const since = this.#lastMeetingBefore(meetingId, content)
    const year = yearOf(`${meetingId}-01`)
    // From autumn on the next year's plan is what is worked on.
    const plans = (await this.#options.plans.list()).filter((plan) => [year, year + 1].includes(plan.year))
    const facts = await Promise.all(plans.map((plan) => this.#factsOf(plan, since, reader)))
    return agendaProposals({
      openTasks: openTasks(content.tasks).filter((task) => task.meetingId < meetingId),
      duties: await overdueDuties(),
      plans: facts.flatMap((one) => one ?? []),
    })
  }

  /** The instant the meeting before was held, or a month ago where there was none. */
  #lastMeetingBefore(meetingId: string, { slots }: MeetingsContent): string {
    const before = slots.filter(({ id }) => id < meetingId).flatMap(({ steps }) => steps.held?.at ?? [])
    const today = dateInDenmark(instantOf(this.#options.clock))
    return before.sort().at(-1) ?? `${addDays(today, -CONTACT_DAYS)}T00:00:00.000Z`
  }

  async #factsOf(summary: PlanSummary, since: string, reader: Person): Promise<PlanFacts | undefined> {
    const { plans, findings } = this.#options
    const planId = summary.id
    return unlessRefused(undefined, async () => {
      const { decisions, signOffs } = await plans.readLedger({ kind: 'plan', planId }, (ledger) => ({
        decisions: readDecisions(ledger),
        signOffs: readSignOffs(ledger),
      }))
      const [plan, found] = await plans.inPlan(planId, async (room, { year }) => [
        await room.read((document) => readPlan(document, year, plans.categories)),
        await findings.of(room),
      ])
      const { overlaps } = openFindings(found, decisions)
      return {
        planId,
        changes: await this.#changesIn(summary, plan, since, reader),
        openOverlaps: overlaps.flatMap((overlap) => overlapIn(plan, overlap) ?? []),
        unsigned: plans.categories.filter(
          // What an agreed section reads is held, so its hash says nothing more.
          (category) => sectionState(signOffs, { category, contentHash: '' }).name !== 'agreed',
        ),
      }
    })
  }

  /** Since the version that was the newest then; all is new in a plan that was begun since. */
  async #changesIn(
    { id: planId, createdAt }: PlanSummary,
    plan: Plan,
    since: string,
    reader: Person,
  ): Promise<ChangedActivities> {
    const { versions } = this.#options
    const kept = await versions.list(planId, reader)
    const then = kept.find(({ at }) => at <= since) ?? (createdAt < since ? kept.at(-1) : undefined)
    if (then) return changedActivities((await versions.read(planId, then.id, reader)).plan, plan)
    return { new: createdAt < since ? [] : activitiesOf(plan), changed: [], removed: [] }
  }
}

function overlapIn(
  plan: Plan,
  { id }: Findings['overlaps'][number],
): PlanFacts['openOverlaps'][number] | undefined {
  const activities = activitiesOf(plan).filter((activity) => idsOfPair(id)?.includes(activity.id))
  const [first] = activities
  if (!first || activities.length < 2) return undefined
  return { id, category: first.category, activityId: first.id, titles: activities.map(({ title }) => title) }
}
