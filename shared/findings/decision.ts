import { isSignature, type Signature } from '../permissions/person.ts'
import type { ActivityParty } from '../plan/plan.ts'
import { activityIdsOf } from './findings.ts'

export const DECISION_OUTCOMES = ['coordinate', 'joint', 'not-overlap', 'keep'] as const
/** koordineres · fælles · ikke overlap · fastholdes. */
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** To set a warning aside, the other party is owed a reason; for the other outcomes it is optional. */
export function needsReason(outcome: DecisionOutcome): boolean {
  return outcome === 'not-overlap' || outcome === 'keep'
}

/** An activity as it was called when something was decided about it. */
export interface NamedActivity {
  party: ActivityParty
  title: string
}

/** What a party decided about a finding; kept in the ledger, in order, never altered. */
export interface Decision {
  findingId: string
  outcome: DecisionOutcome
  reason: string
  /** The finding's fingerprint when it was decided: another fingerprint means the decision no longer covers it. */
  fingerprint: string
  /** Missing in decisions from before it was kept. */
  about?: NamedActivity[]
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

/** The decision that holds for a finding: the latest one made on this very fingerprint; else none, and the finding is open. */
export function decisionFor(
  finding: { id: string; fingerprint: string },
  decisions: readonly Decision[],
): Decision | undefined {
  return decisions.findLast(
    (decision) => decision.findingId === finding.id && decision.fingerprint === finding.fingerprint,
  )
}

/** The activities a decision was about, as they were called then, or as they are called now where that was not kept. */
export function namesAbout(
  { about, findingId }: Decision,
  activityOf: (id: string) => NamedActivity | undefined,
): NamedActivity[] {
  return about ?? activityIdsOf(findingId).flatMap((id) => activityOf(id) ?? [])
}

/**
 * The history beside what stands: decisions that are shown with no finding, since their activities have been merged,
 * changed in substance or removed, or it was decided anew. The newest first.
 */
export function earlierDecisions(
  findings: readonly { id: string; fingerprint: string }[],
  decisions: readonly Decision[],
): Decision[] {
  const standing = new Set(findings.map((finding) => decisionFor(finding, decisions)))
  return decisions.filter((decision) => !standing.has(decision)).toReversed()
}

/** How many findings were last decided so, whether the decision still covers them or not. */
export function countOutcomes(decisions: readonly Decision[]): Record<DecisionOutcome, number> {
  const latest = new Map(decisions.map(({ findingId, outcome }) => [findingId, outcome]))
  const counts = { coordinate: 0, joint: 0, 'not-overlap': 0, keep: 0 }
  for (const outcome of latest.values()) counts[outcome] += 1
  return counts
}

export function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false
  const { findingId, outcome, reason, fingerprint, by, at } = value as Record<string, unknown>
  return (
    typeof findingId === 'string' &&
    DECISION_OUTCOMES.some((known) => known === outcome) &&
    typeof reason === 'string' &&
    typeof fingerprint === 'string' &&
    isSignature(by) &&
    typeof at === 'string'
  )
}
