import type { Locale } from '#shared/basics/locale.ts'
import { answersTo, type Decision, decisionFor } from '#shared/findings/decision.ts'
import type { Findings, Overlap, RoleFinding } from '#shared/findings/findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { FindingsAnswer, NewDecision } from '#shared/protocol/schemas.ts'
import { Problem } from '../http/problem.ts'

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
