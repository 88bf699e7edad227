/** How the server fares, and the shapes of what browsers report. */
import { z } from 'zod'
import { HEALTH_REASONS } from '../health-reasons.ts'

export const healthQuestion = z.object({ check: z.enum(['live', 'ready']).default('ready') })
export const healthAnswer = z.object({
  status: z.enum(['live', 'ready', 'degraded']),
  /** What is away or short; none where nothing is. */
  reasons: z.array(z.object({ code: z.enum(HEALTH_REASONS), message: z.string() })),
})

/** The directive's name and what was blocked; never an address in full, a line of script or what it was about. */
const DIRECTIVE =
  /^(?:(?:script|style)-src(?:-elem|-attr)?|(?:default|img|font|connect|worker|child|frame|object|media|manifest)-src|base-uri|form-action|frame-ancestors|trusted-types|require-trusted-types-for)(?= |$)/u
const BLOCKED =
  /^(?:inline|eval|wasm-eval|self|data|blob|about|trusted-types-sink|trusted-types-policy)(?=:?$)|^https?:\/\/[a-z0-9.:-]{1,100}(?=\/|$)/u
const directive = z.string().transform((text) => DIRECTIVE.exec(text)?.[0] ?? 'unknown')
const blocked = z.string().transform((text) => BLOCKED.exec(text)?.[0] ?? 'unknown')
const VIOLATIONS_LIMIT = 20

/** Both forms in which browsers report: one by `report-uri`, several by `report-to`. */
export const violationReport = z.union([
  z
    .object({
      'csp-report': z.object({ 'violated-directive': directive, 'blocked-uri': blocked.default('unknown') }),
    })
    .transform(({ 'csp-report': report }) => [
      { directive: report['violated-directive'], blocked: report['blocked-uri'] },
    ]),
  z
    .array(
      z.object({ body: z.object({ effectiveDirective: directive, blockedURL: blocked.default('unknown') }) }),
    )
    .max(VIOLATIONS_LIMIT)
    .transform((reports) =>
      reports.map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
    ),
])
