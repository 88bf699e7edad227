import { isSignature, type Signature } from '../permissions/person.ts'
import type { ActivityParty } from '../plan/plan.ts'
import { activityIdsOf, idsOfPair, type RoleFindingKind } from './findings.ts'
import type { JudgedState } from './judged-state.ts'

export const DECISION_OUTCOMES = ['coordinate', 'joint', 'not-overlap', 'keep', 'done', 'reopen'] as const
/** koordineres · fælles · ikke overlap · fastholdes · er sket (orienteret, inddraget) · åbnet igen. */
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** What can be answered to a finding, in the order it is offered; a decision on any can be taken back by `reopen`. */
export function answersTo(kind: 'overlap' | RoleFindingKind): readonly DecisionOutcome[] {
  switch (kind) {
    case 'overlap':
      return ['coordinate', 'joint', 'not-overlap', 'keep']
    case 'inform':
    case 'involve':
      return ['done', 'coordinate', 'not-overlap', 'keep']
    case 'responsibility':
    case 'parent-organisation':
      return ['coordinate', 'not-overlap', 'keep']
    default:
      kind satisfies never
      throw new Error(`Unknown kind of finding: ${kind}`)
  }
}

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
  /** What the activities said then; missing in decisions from before it was kept. */
  judged?: JudgedState[]
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

type Judged = { id: string; fingerprint: string }

/** The latest decision made on the finding as it is now, whether it still holds or not. */
export function latestOn(finding: Judged, decisions: readonly Decision[]): Decision | undefined {
  return decisions.findLast(
    ({ findingId, fingerprint }) => findingId === finding.id && fingerprint === finding.fingerprint,
  )
}

/**
 * The decision that holds for a finding: the latest one made on this very fingerprint; else none, and the finding is open.
 * One to make two activities joint does not hold while they are two.
 */
export function decisionFor(finding: Judged, decisions: readonly Decision[]): Decision | undefined {
  const latest = latestOn(finding, decisions)
  if (latest?.outcome === 'reopen' || (latest?.outcome === 'joint' && idsOfPair(finding.id))) return undefined
  return latest
}

/** What was last decided on a finding that is open now, if anything was. */
export function lapsedDecision(finding: Judged, decisions: readonly Decision[]): Decision | undefined {
  if (decisionFor(finding, decisions)) return undefined
  return decisions.findLast(({ findingId }) => findingId === finding.id)
}

/** The activities a decision was about, as they were called then, or as they are called now where that was not kept. */
export function namesAbout(
  { about, findingId }: Decision,
  activityOf: (id: string) => NamedActivity | undefined,
): NamedActivity[] {
  return about ?? activityIdsOf(findingId).flatMap((id) => activityOf(id) ?? [])
}

/**
 * Whether a decision made one activity of two that have been parted again since: both are there, or they were merged anew.
 * False where that cannot be told any more.
 */
export function isParted(
  { findingId, outcome, at }: Decision,
  decisions: readonly Decision[],
  isThere: (id: string) => boolean,
): boolean {
  const pair = outcome === 'joint' ? idsOfPair(findingId) : undefined
  if (!pair) return false
  const isMergedAnew = decisions.some(
    (later) => later.findingId === findingId && later.outcome === 'joint' && later.at > at,
  )
  return isMergedAnew || pair.every(isThere)
}

export interface SortedDecisions {
  /** Those that hold for a finding. */
  standing: Decision[]
  /** Those that made one activity of two; no finding is left to hold for. The newest first. */
  merged: Decision[]
  /** All others: what they were about has changed in substance or is gone, or it was decided anew. The newest first. */
  earlier: Decision[]
}

/** Parts decisions by what they are worth now. `mergedIds` names the overlaps whose two activities are one. */
export function sortDecisions(
  findings: readonly Judged[],
  decisions: readonly Decision[],
  mergedIds: ReadonlySet<string>,
): SortedDecisions {
  const standing = findings.flatMap((finding) => decisionFor(finding, decisions) ?? [])
  const latest = new Map(decisions.map((decision) => [decision.findingId, decision]))
  const merged = [...latest.values()].filter(
    ({ findingId, outcome }) => outcome === 'joint' && mergedIds.has(findingId),
  )
  const inForce = new Set([...standing, ...merged])
  const earlier = decisions.filter((decision) => !inForce.has(decision))
  return { standing, merged: merged.toReversed(), earlier: earlier.toReversed() }
}

/** How many findings are decided how. */
export function countOutcomes({
  standing,
  merged,
}: Pick<SortedDecisions, 'standing' | 'merged'>): Record<DecisionOutcome, number> {
  const counts = { coordinate: 0, joint: 0, 'not-overlap': 0, keep: 0, done: 0, reopen: 0 }
  for (const { outcome } of [...standing, ...merged]) counts[outcome] += 1
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
