import type * as Y from 'yjs'
import type { Decision } from '#shared/findings/decision.ts'
import { activityIdsOf, type Findings } from '#shared/findings/findings.ts'
import { openFindings } from '#shared/findings/open-findings.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import type { SectionAnswer } from '#shared/protocol/schemas/sign-off.ts'
import { keptWording } from '#shared/sign-off/kept-wordings.ts'
import type { SectionWording } from '#shared/sign-off/section-wording.ts'
import { isCurrent, type SignOff, sectionState } from '#shared/sign-off/sign-off.ts'
import { changesBetween } from '#shared/sign-off/wording-changes.ts'

/** A section as it reads now, and what has been said of it. */
export interface SectionNow {
  wording: SectionWording
  contentHash: string
  /** Those on this section. */
  signOffs: SignOff[]
  /** Ids of the warnings in it that nobody has answered. */
  open: string[]
}

/** What a section says of itself; `kept` holds the words that were signed, for those who may read what has been changed since. */
export function sectionAnswer(
  { wording, contentHash, signOffs, open }: SectionNow,
  kept: Y.Doc | undefined,
): SectionAnswer {
  const { category } = wording
  const state = sectionState(signOffs, { category, contentHash })
  const { name, approvals, objections, agreedHash, agreedAt } = state
  return {
    category,
    contentHash,
    state: name,
    ...(agreedHash && agreedAt && { agreed: { contentHash: agreedHash, at: agreedAt } }),
    approvals: PARTIES.flatMap((party) => approvals[party] ?? []).map((signOff) => {
      if (isCurrent(signOff, contentHash)) return { signOff, isCurrent: true }
      const before = kept && keptWording(kept, signOff.contentHash)
      return { signOff, isCurrent: false, ...(before && { changes: summaryOf(before, wording) }) }
    }),
    objections,
    signOffs,
    open,
  }
}

/** Overlaps and role findings of its activities that no decision covers; what is only related is no warning. */
export function openIn(
  { activities }: SectionWording,
  findings: Findings,
  decisions: readonly Decision[],
): string[] {
  const ids = new Set(activities.map(({ id }) => id))
  const { overlaps, roleFindings } = openFindings(findings, decisions)
  return [...overlaps, ...roleFindings]
    .filter((finding) => activityIdsOf(finding.id).some((id) => ids.has(id)))
    .map(({ id }) => id)
}

function summaryOf(before: SectionWording, after: SectionWording) {
  const { isTextChanged, added, removed, changed } = changesBetween(before, after)
  return {
    isTextChanged,
    added: added.map(({ title }) => title),
    removed: removed.map(({ title }) => title),
    changed: changed.map(({ after: { title }, fields }) => ({ title, fields })),
  }
}
