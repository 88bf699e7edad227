import {
  countOutcomes,
  type Decision,
  type DecisionOutcome,
  decisionFor,
  sortDecisions,
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
  /** How many are decided how, merged ones included. */
  counts: Record<DecisionOutcome, number>
  /** How many are still without a decision that holds. */
  open: OpenFindings
}

/**
 * Parts the findings with a decision that still holds from the open ones. `mergedIds` names the overlaps whose two
 * activities are one.
 */
export function decidedFindings(
  findings: Findings,
  decisions: readonly Decision[],
  mergedIds: ReadonlySet<string>,
): DecidedFindings {
  const overlaps = decidedAmong(findings.overlaps, decisions)
  const roleFindings = decidedAmong(findings.roleFindings, decisions)
  const handled = new Set(overlaps.map(({ finding }) => finding))
  const openOverlaps = findings.overlaps.filter((overlap) => !handled.has(overlap))
  const sorted = sortDecisions([...findings.overlaps, ...findings.roleFindings], decisions, mergedIds)
  return {
    overlaps,
    roleFindings,
    earlier: [...sorted.merged, ...sorted.earlier].sort((one, other) => (one.at < other.at ? 1 : -1)),
    counts: countOutcomes(sorted),
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
