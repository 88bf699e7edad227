/** Whom an export is for, and with it what is in it. */
import type { ExportContent } from './export-content.ts'

/**
 * `internal`: everything. `external`: what is for others' eyes, so no budget, and nothing of roles, follow-ups, warnings, decisions, duties
 * and comments. `agreed`: the agreed sections alone, in the words that were agreed, without what has been said of them since.
 */
export const EXPORT_VARIANTS = ['internal', 'external', 'agreed'] as const
export type ExportVariant = (typeof EXPORT_VARIANTS)[number]

/** The content without anything that is not for others' eyes. */
export function forOthersEyes({
  plan,
  agreement,
  context: { duties: _, ...context },
}: ExportContent): ExportContent {
  return {
    plan: {
      ...plan,
      sections: plan.sections.map((section) => ({
        ...section,
        activities: section.activities.map(({ budget: __, ...activity }) => activity),
      })),
    },
    agreement,
    context: {
      ...context,
      variant: 'external',
      findings: { overlaps: [], roleFindings: [] },
      followUps: new Map(),
      decisions: [],
      merged: new Set(),
      openThreads: [],
      approvals: [],
    },
  }
}
