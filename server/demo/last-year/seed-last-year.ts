import type * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { addDays, type IsoDate } from '#shared/basics/iso-date.ts'
import { usualDueDate } from '#shared/duties/due-date.ts'
import { headOf } from '#shared/duties/duty.ts'
import type { Decision, DecisionOutcome } from '#shared/findings/decision.ts'
import { findFindings } from '#shared/findings/find-findings.ts'
import type { Findings, Overlap } from '#shared/findings/findings.ts'
import { idOfPair } from '#shared/findings/findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { addDecision, addDutyAct } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import { type Activity, otherParty, type Party } from '#shared/plan/plan.ts'
import type { Plans } from '../../plans/plans.ts'
import type { Ids } from '../../ports/ids.ts'
import { demoPersonNamed } from '../demo-people.ts'
import { SEED, writeDemoPlan } from '../write-demo-plan.ts'
import { KEPT_PAIRS, LAST_YEAR_PLAN, MERGED_PAIR, PAST_FOLLOW_UPS } from './last-year-plan.ts'

export const LAST_YEAR_PLAN_ID = 'demo-2026'

const DIRECTORS: Record<Party, string> = { censec: 'anna', difos: 'mette' }
/** When the directors went through the warnings of the plan. */
const DECIDED_ON: IsoDate = '2026-01-08'
/** The duty that was acknowledged after its day. */
const LATE_DUTY_OF = 'demo-26-edf-info'

/** Begins the plan of the year before, with every warning answered and every duty acknowledged: nothing of it waits but follow-ups. */
export async function seedLastYear(plans: Plans, ids: Ids): Promise<void> {
  const { year, title } = LAST_YEAR_PLAN
  let before: Findings = { overlaps: [], roleFindings: [] }
  await plans.create({ id: LAST_YEAR_PLAN_ID, year, title }, (document) => {
    writeDemoPlan(document, LAST_YEAR_PLAN, ids)
    before = findFindings(plans.activitiesIn(document), BUILT_IN_AGREEMENT)
    mergeActivities(document, MERGED_PAIR, SEED, BUILT_IN_AGREEMENT)
    for (const { id, followUp } of PAST_FOLLOW_UPS) setFollowUp(document, id, followUp, SEED)
  })
  await plans.inGeneration({ kind: 'plan', planId: LAST_YEAR_PLAN_ID }, undefined, async (generation) => {
    const activities = await generation.document.read(plans.activitiesIn)
    await generation.writeLedger((ledger) => answerAll(ledger, activities, before))
  })
}

function answerAll(ledger: Y.Doc, activities: readonly Activity[], before: Findings): void {
  const merged = before.overlaps.find(({ id }) => id === idOfPair(...MERGED_PAIR))
  if (merged) {
    const about = LAST_YEAR_PLAN.activities.filter(({ id }) => MERGED_PAIR.some((one) => one === id))
    addDecision(ledger, {
      ...answerTo(merged, 'joint', 'Vi holder én debat i fællesskab.'),
      about: about.map(({ party, title }) => ({ party, title })),
    })
  }
  const found = findFindings(activities, BUILT_IN_AGREEMENT)
  for (const overlap of found.overlaps) {
    const isKept = KEPT_PAIRS.some((pair) => idOfPair(...pair) === overlap.id)
    addDecision(
      ledger,
      isKept
        ? answerTo(overlap, 'keep', 'Den ene er i Aalborg, den anden er på nettet.')
        : answerTo(overlap, 'coordinate', 'Aftalt på koordineringsmødet i januar.'),
    )
  }
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  for (const finding of found.roleFindings) {
    const activity = byId.get(finding.activity)
    if (!activity) continue
    const duty = headOf(finding, activity.party)
    if (!duty) {
      addDecision(ledger, answerTo(finding, 'coordinate', 'Drøftet på koordineringsmødet i januar.'))
      continue
    }
    const wording = judgedState(activity)
    const { on } = usualDueDate(duty.kind, activity, LAST_YEAR_PLAN.year)
    const by = (party: Party) => signatureOf(demoPersonNamed(DIRECTORS[party]))
    const message = 'Til orientering, som aftalt.'
    const sent = { by: by(duty.owner), at: atNoon(addDays(on, -9)) }
    addDutyAct(ledger, { duty, deed: { act: 'sent', message, wording }, ...sent })
    // Sending answers the warning, in the same step.
    const { id: findingId, fingerprint } = finding
    addDecision(ledger, { findingId, fingerprint, outcome: 'done', reason: message, ...sent })
    addDutyAct(ledger, {
      duty,
      deed: { act: 'acknowledged', wording },
      by: by(otherParty(duty.owner)),
      at: atNoon(addDays(on, duty.activityId === LATE_DUTY_OF ? 4 : -2)),
    })
  }
}

function answerTo(
  { id, fingerprint }: Pick<Overlap, 'id' | 'fingerprint'>,
  outcome: DecisionOutcome,
  reason: string,
): Decision {
  const by = signatureOf(demoPersonNamed(DIRECTORS.censec))
  return { findingId: id, outcome, reason, fingerprint, by, at: atNoon(DECIDED_ON) }
}

function atNoon(day: IsoDate): string {
  return `${day}T11:00:00.000Z`
}
