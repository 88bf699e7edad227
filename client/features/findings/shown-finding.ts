import { type Decision, decisionFor } from '#shared/findings/decision.ts'
import type {
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
  /** Whether »ikke overlap« on it teaches something. */
  teaches: boolean
  decision?: Decision
}

export type ShownRoleFinding = Common & { kind: 'role'; roleKind: RoleFindingKind }

/** A finding as the screen shows it: with the decision that covers it, if any. Without one it is open. */
export type ShownFinding = (Common & { kind: 'overlap' | 'related' }) | ShownRoleFinding

/** Puts findings and decisions together; overlaps first, strongest first, then role findings. */
export function shownFindings(findings: Findings, decisions: readonly Decision[]): ShownFinding[] {
  return [...findings.overlaps.map(fromOverlap), ...findings.roleFindings.map(fromRoleFinding)].map(
    (finding) => {
      const decision = decisionFor(finding, decisions)
      return decision ? { ...finding, decision } : finding
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
    teaches: overlap.concepts !== undefined,
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
    teaches: false,
    words: new Map([[finding.activity, finding.words]]),
  }
}

/**
 * Overlaps and role findings ask for a decision; a related activity is only worth knowing of. Two that are to be joint
 * and still are two are not done with.
 */
export function isOpenWarning({ kind, decision }: ShownFinding): boolean {
  if (kind === 'related') return false
  return decision === undefined || (kind === 'overlap' && decision.outcome === 'joint')
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
    a.teaches === b.teaches &&
    a.decision?.at === b.decision?.at &&
    a.decision?.outcome === b.decision?.outcome &&
    a.reasons.length === b.reasons.length &&
    a.reasons.every((reason, index) => reason.da === b.reasons[index]?.da)
  )
}
