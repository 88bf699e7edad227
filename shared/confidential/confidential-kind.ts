/** Reads and writes in the document of a party's own part why something is kept there. */
import type * as Y from 'yjs'
import type { Category } from '../plan/plan.ts'
import { type ActivityRecord, planProperties } from '../plan/plan-document.ts'
import { CONFIDENTIAL_KINDS, type ConfidentialKind } from './confidential-kinds.ts'

/** The field of an activity that says so; it has none in the shared plan. */
export const KIND_FIELD = 'confidential'

/** What is not said to be anything else is a draft. */
export function kindOfActivity(record: ActivityRecord): ConfidentialKind {
  return kindFrom(record.get(KIND_FIELD))
}

export function kindOfText(document: Y.Doc, category: Category): ConfidentialKind {
  return kindFrom(planProperties(document).get(textKindField(category)))
}

export function setKindOfText(document: Y.Doc, category: Category, kind: ConfidentialKind): void {
  planProperties(document).set(textKindField(category), kind)
}

function textKindField(category: Category): string {
  return `${KIND_FIELD}-${category}`
}

function kindFrom(value: unknown): ConfidentialKind {
  return CONFIDENTIAL_KINDS.find((kind) => kind === value) ?? 'draft'
}
