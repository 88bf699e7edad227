import {
  countOutcomes,
  type Decision,
  type DecisionOutcome,
  decisionFor,
  earlierDecisions,
} from '#shared/findings/decision.ts'
import type { Findings, Overlap, RoleFinding } from '#shared/findings/findings.ts'
import type { OpenFindings } from './export-words.ts'

export interface Decided<Finding> {
  finding: Finding
  decision: Decision
}

export interface DecidedFindings {
  overlaps: Decided<Overlap>[]
  roleFindings: Decided<RoleFinding>[]
  /** Decided about what has been merged, changed or removed since, or decided anew; the newest first. */
  earlier: Decision[]
  /** How many were last decided how, earlier ones included. */
  counts: Record<DecisionOutcome, number>
  /** How many are still without a decision that holds. */
  open: OpenFindings
}

/** Parts the findings with a decision that still holds from the open ones. */
export function decidedFindings(findings: Findings, decisions: readonly Decision[]): DecidedFindings {
  const overlaps = decidedAmong(findings.overlaps, decisions)
  const roleFindings = decidedAmong(findings.roleFindings, decisions)
  const handled = new Set(overlaps.map(({ finding }) => finding))
  const openOverlaps = findings.overlaps.filter((overlap) => !handled.has(overlap))
  return {
    overlaps,
    roleFindings,
    earlier: earlierDecisions([...findings.overlaps, ...findings.roleFindings], decisions),
    counts: countOutcomes(decisions),
    open: {
      overlap: openOverlaps.filter(({ label }) => label === 'overlap').length,
      related: openOverlaps.filter(({ label }) => label === 'related').length,
      role: findings.roleFindings.length - roleFindings.length,
    },
  }
}

function decidedAmong<Finding extends Overlap | RoleFinding>(
  findings: readonly Finding[],
  decisions: readonly Decision[],
): Decided<Finding>[] {
  return findings.flatMap((finding) => {
    const decision = decisionFor(finding, decisions)
    return decision ? [{ finding, decision }] : []
  })
}
