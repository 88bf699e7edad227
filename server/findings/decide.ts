import type { Locale } from '#shared/basics/locale.ts'
import { answersTo, type Decision, decisionFor, latestOn } from '#shared/findings/decision.ts'
import type { Findings, Overlap, RoleFinding } from '#shared/findings/findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { FindingsAnswer, NewDecision } from '#shared/protocol/schemas/findings.ts'
import { Problem } from '../http/problem.ts'
import type { Generation } from '../plans/generation.ts'
import { type Clock, instantOf } from '../ports/clock.ts'

/** The findings with what was decided on each, in one language; what the page alone needs to draw them is left out. */
export function withDecisions(
  findings: Findings,
  decisions: readonly Decision[],
  locale: Locale,
): FindingsAnswer {
  return {
    overlaps: findings.overlaps.map(({ evidence: _, reasons, ...overlap }) => ({
      ...overlap,
      reasons: reasons.map((reason) => reason[locale]),
      decision: decisionFor(overlap, decisions),
    })),
    roleFindings: findings.roleFindings.map(({ words: _, why, ...finding }) => ({
      ...finding,
      why: why[locale],
      decision: decisionFor(finding, decisions),
    })),
  }
}

/** The finding of that id; throws `not-found` where there is none. */
export function mustFind(findings: Findings, findingId: string): Overlap | RoleFinding {
  const finding = [...findings.overlaps, ...findings.roleFindings].find(({ id }) => id === findingId)
  if (!finding) throw new Problem('not-found')
  return finding
}

export interface Deciding {
  finding: Overlap | RoleFinding
  /** Those that the finding may be about. */
  activities: readonly Activity[]
  /** Overlaps of which none may be just being merged while this one is to be. */
  rivals: readonly Overlap[]
  answer: NewDecision
  person: Person
  clock: Clock
}

/**
 * Records in the ledger what somebody decides on a finding of this generation. Throws `decided-meanwhile` where another decision than the
 * one they have seen is the latest, `being-merged`, and as `decisionOn` and `Generation.writeLedger`.
 */
export async function decide(generation: Generation, deciding: Deciding): Promise<Decision> {
  const { finding, activities, rivals, answer, person, clock } = deciding
  const decision = decisionOn(finding, answer, { activities, person, at: instantOf(clock) })
  const since = clock.now() - MERGING_MILLISECONDS
  await generation.writeLedger((ledger) => {
    const decisions = readDecisions(ledger)
    const latest = latestOn(finding, decisions)
    if (answer.seenDecision !== undefined && answer.seenDecision !== (latest?.at ?? null))
      throw new Problem('decided-meanwhile')
    if (answer.outcome === 'joint' && rivals.some((rival) => isBeingMerged(rival, decisions, since)))
      throw new Problem('being-merged')
    addDecision(ledger, decision)
  })
  return decision
}

/** A page that has decided to merge two does so in the same moment; one that has not by now never will. */
const MERGING_MILLISECONDS = 60_000

function isBeingMerged(overlap: Overlap, decisions: readonly Decision[], since: number): boolean {
  const latest = latestOn(overlap, decisions)
  return latest?.outcome === 'joint' && Date.parse(latest.at) > since
}

/**
 * The decision as it is to be kept. Throws `out-of-date` where it was made on another fingerprint: somebody decides on what was
 * on the screen, never on what it has become since; and `invalid-input` where it is no answer to such a finding.
 */
export function decisionOn(
  finding: Overlap | RoleFinding,
  { outcome, reason, fingerprint }: NewDecision,
  { activities, person, at }: { activities: readonly Activity[]; person: Person; at: string },
): Decision {
  if (fingerprint !== undefined && fingerprint !== finding.fingerprint) throw new Problem('out-of-date')
  const answers = answersTo('activity' in finding ? finding.kind : 'overlap')
  if (outcome !== 'reopen' && !answers.includes(outcome))
    throw new Problem('invalid-input', `outcome: ${outcome} is no answer to this warning`)
  const judged = activitiesOf(finding, activities)
  return {
    findingId: finding.id,
    outcome,
    reason,
    fingerprint: finding.fingerprint,
    about: judged.map(({ party, title }) => ({ party, title })),
    judged: judged.map(judgedState),
    by: signatureOf(person),
    at,
  }
}

/** CenSec's first, as a pair is named everywhere else. */
function activitiesOf(finding: Overlap | RoleFinding, activities: readonly Activity[]): Activity[] {
  const ids = 'activity' in finding ? [finding.activity] : [finding.a, finding.b]
  return ids.flatMap((id) => activities.find((one) => one.id === id) ?? [])
}
