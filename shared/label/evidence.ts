/** What is linked to the indicators as evidence. */
import type { Signature } from '../permissions/person.ts'
import type { EvidenceSource, LabelAct } from '../protocol/schemas/label.ts'

export interface Evidence {
  id: string
  indicatorId: string
  source: EvidenceSource
  note: string
  added: { by: Signature; at: string }
}

/** What is linked now, in the order in which it was. */
export function evidenceIn(acts: readonly LabelAct[]): Evidence[] {
  const linked = new Map<string, Evidence>()
  for (const act of acts) {
    if (act.act === 'evidence-added') {
      const { evidenceId: id, indicatorId, source, note, by, at } = act
      linked.set(id, { id, indicatorId, source, note, added: { by, at } })
    } else if (act.act === 'evidence-noted') {
      const before = linked.get(act.evidenceId)
      if (before) linked.set(act.evidenceId, { ...before, note: act.note })
    } else if (act.act === 'evidence-removed') {
      linked.delete(act.evidenceId)
    }
  }
  return [...linked.values()]
}

/** The same for whatever leads to the same thing. */
export function sourceKey(source: EvidenceSource): string {
  switch (source.kind) {
    case 'version':
      return `version/${source.planId}/${source.versionId}`
    case 'minutes':
      return `minutes/${source.meetingId}`
    case 'activity':
      return `activity/${source.planId}/${source.activityId}`
    case 'account':
      return `account/${source.planId}`
    case 'document':
      return `document/${source.documentId}`
    default:
      source satisfies never
      return ''
  }
}
