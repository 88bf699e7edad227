import { type Decision, decisionFor } from './decision.ts'
import type { Findings, Overlap, RoleFinding } from './findings.ts'

/** The warnings that no decision covers: overlaps strongest first, then role findings; what is only related is no warning. */
export function openFindings(
  { overlaps, roleFindings }: Findings,
  decisions: readonly Decision[],
): { overlaps: Overlap[]; roleFindings: RoleFinding[] } {
  const isOpen = (finding: Overlap | RoleFinding) => !decisionFor(finding, decisions)
  return {
    overlaps: overlaps.filter((overlap) => overlap.label === 'overlap' && isOpen(overlap)),
    roleFindings: roleFindings.filter(isOpen),
  }
}
