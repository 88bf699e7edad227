import type { ExportContent } from '#shared/export/export-content.ts'

/** The plan as JSON that people can read too: everything in it, indented, with a line break at the end. */
export function writeJson({ plan, context }: ExportContent): Uint8Array {
  const { status, findings, decisions, threads } = context
  const whole = { ...plan, status, findings, decisions, threads }
  return new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`)
}
