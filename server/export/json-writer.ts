import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { withChecksums } from '#shared/export/json-checksum.ts'

/**
 * All that is known of the plan as JSON that people can read too: keys in canonical order, indented, with a line break at
 * the end, and the checksums by which the file can be verified on its own.
 */
export function writeJson({ plan, context }: ExportContent): Uint8Array {
  const { status, variant, version, generatedOn, approvals, findings, decisions, threads } = context
  const known = {
    ...plan,
    status,
    variant,
    version,
    exportedOn: generatedOn,
    signOffs: approvals,
    findings,
    decisions,
    threads,
  }
  const inOrder: unknown = JSON.parse(canonicalJson(withChecksums(known)))
  return new TextEncoder().encode(`${JSON.stringify(inOrder, null, 2)}\n`)
}
