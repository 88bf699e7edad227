import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { withChecksums } from '#shared/export/json-checksum.ts'
import type { PlacedThread } from '#shared/export/placed-thread.ts'
import { activitiesOf } from '#shared/plan/plan.ts'

/**
 * All that is known of the plan as JSON that people can read too: keys in canonical order, indented, with a line break at
 * the end, and the checksums by which the file can be verified on its own. Of threads it has those that were asked for, as
 * they read now.
 */
export function writeJson({ plan, context }: ExportContent): Uint8Array {
  const { status, variant, version, generatedOn, approvals, findings, followUps, decisions, openThreads } =
    context
  // One of an activity that has gone says nothing of the plan.
  const told = activitiesOf(plan).flatMap(({ id }) => {
    const followUp = followUps.get(id)
    return followUp ? [[id, followUp] as const] : []
  })
  const known = {
    ...plan,
    status,
    variant,
    version,
    exportedOn: generatedOn,
    signOffs: approvals,
    findings,
    decisions,
    ...(told.length > 0 && { followUps: Object.fromEntries(told) }),
    ...(openThreads.length > 0 && { threads: openThreads.map(threadTold) }),
  }
  const inOrder: unknown = JSON.parse(canonicalJson(withChecksums(known)))
  return new TextEncoder().encode(`${JSON.stringify(inOrder, null, 2)}\n`)
}

/** Whoever reads the file sees no more of a thread than in a document: nothing of what a comment said before. */
function threadTold({ comments, place }: PlacedThread) {
  return { comments: comments.map(({ author, at, body }) => ({ author, at, body })), place }
}
