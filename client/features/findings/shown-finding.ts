import {
  answersTo,
  type Decision,
  type DecisionOutcome,
  decisionFor,
  lapsedDecision,
} from '#shared/findings/decision.ts'
import type {
  ConceptPair,
  Explanation,
  Findings,
  Overlap,
  RoleFinding,
  RoleFindingKind,
} from '#shared/findings/findings.ts'

interface Common {
  id: string
  fingerprint: string
  /** The one or two activities it is about. */
  activityIds: readonly string[]
  reasons: readonly Explanation[]
  /** Passages of the agreement, by id. */
  clauses: readonly string[]
  /** What to mark in each activity's text while the finding is looked at. */
  words: ReadonlyMap<string, readonly string[]>
  /** How many lessons make it count for less. */
  lowered: number
  /** What »ikke overlap« on it teaches about; undefined where it teaches nothing. */
  teaches: ConceptPair | undefined
  decision?: Decision
  /** What was last decided on it, where that no longer holds. */
  lapsed?: Decision
}

export type ShownRoleFinding = Common & { kind: 'role'; roleKind: RoleFindingKind }

/** A finding as the screen shows it: with the decision that covers it, if any. Without one it is open. */
export type ShownFinding = (Common & { kind: 'overlap' | 'related' }) | ShownRoleFinding

/** Puts findings and decisions together; overlaps first, strongest first, then role findings. */
export function shownFindings(findings: Findings, decisions: readonly Decision[]): ShownFinding[] {
  return [...findings.overlaps.map(fromOverlap), ...findings.roleFindings.map(fromRoleFinding)].map(
    (finding) => {
      const decision = decisionFor(finding, decisions)
      const lapsed = lapsedDecision(finding, decisions)
      return { ...finding, ...(decision && { decision }), ...(lapsed && { lapsed }) }
    },
  )
}

function fromOverlap(overlap: Overlap): ShownFinding {
  return {
    kind: overlap.label,
    id: overlap.id,
    fingerprint: overlap.fingerprint,
    activityIds: [overlap.a, overlap.b],
    reasons: overlap.reasons,
    clauses: overlap.clauses,
    lowered: overlap.lowered ?? 0,
    teaches: overlap.concepts,
    words: new Map([
      [overlap.a, overlap.evidence.flatMap(({ wordsA }) => wordsA)],
      [overlap.b, overlap.evidence.flatMap(({ wordsB }) => wordsB)],
    ]),
  }
}

function fromRoleFinding(finding: RoleFinding): ShownFinding {
  return {
    kind: 'role',
    roleKind: finding.kind,
    id: finding.id,
    fingerprint: finding.fingerprint,
    activityIds: [finding.activity],
    reasons: [finding.why],
    clauses: [finding.clause],
    lowered: 0,
    teaches: undefined,
    words: new Map([[finding.activity, finding.words]]),
  }
}

/** Overlaps and role findings ask for a decision; a related activity is only worth knowing of. */
export function isOpenWarning({ kind, decision }: ShownFinding): boolean {
  return kind !== 'related' && decision === undefined
}

/** When what is on the screen as the latest decision on the finding as it is was made; null for none. */
export function seenDecisionOf({ decision, lapsed, fingerprint }: ShownFinding): string | null {
  const latest = decision ?? (lapsed?.fingerprint === fingerprint ? lapsed : undefined)
  return latest?.at ?? null
}

/** What can be answered to it. */
export function answersOf(finding: ShownFinding): readonly DecisionOutcome[] {
  return answersTo(finding.kind === 'role' ? finding.roleKind : 'overlap')
}

/** Which words say what was decided: of a role finding, another activity cannot be »not an overlap«. */
export function outcomeWords({ kind }: ShownFinding): 'outcomes' | 'roleOutcomes' {
  return kind === 'role' ? 'roleOutcomes' : 'outcomes'
}

/** True when both would be drawn alike, so that a card need not be drawn again. */
export function looksSame(a: ShownFinding, b: ShownFinding): boolean {
  return (
    a.id === b.id &&
    a.kind === b.kind &&
    a.fingerprint === b.fingerprint &&
    a.lowered === b.lowered &&
    a.teaches?.subject === b.teaches?.subject &&
    a.teaches?.works.join() === b.teaches?.works.join() &&
    a.decision?.at === b.decision?.at &&
    a.decision?.outcome === b.decision?.outcome &&
    a.lapsed?.at === b.lapsed?.at &&
    a.reasons.length === b.reasons.length &&
    a.reasons.every((reason, index) => reason.da === b.reasons[index]?.da)
  )
}
