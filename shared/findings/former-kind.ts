/** `parent-organisation` was called after the first agreement once, in files, in labelled plans and in what decisions are kept by. */
import type { RoleFindingKind } from './findings.ts'

const FORMER = 'broader-di'
const PRESENT = 'parent-organisation' satisfies RoleFindingKind

/** A kind as it is called now, of what may have been written before. */
export function presentKind(kind: unknown): unknown {
  return kind === FORMER ? PRESENT : kind
}

/** A kind as it was called first: ids and fingerprints hold that, so that decisions of before are still found by them. */
export function formerKind(kind: string): string {
  return kind === PRESENT ? FORMER : kind
}

/** An agreement's file as it is written now, of one that may have been written before. */
export function withPresentKinds(agreement: unknown): unknown {
  if (!isRecord(agreement) || !isRecord(agreement.duties)) return agreement
  const { duties } = agreement
  if (!Array.isArray(duties.rules)) return agreement
  const rules = duties.rules.map((rule: unknown) =>
    isRecord(rule) && 'kind' in rule ? { ...rule, kind: presentKind(rule.kind) } : rule,
  )
  return { ...agreement, duties: { ...duties, rules } }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
