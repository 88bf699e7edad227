/** What has become another between two wordings of a section: the summary, and which fields. */
import { canonicalJson } from '../basics/canonical-json.ts'
import type { ActivityWording, SectionWording } from './section-wording.ts'

/** A field of an activity's wording; `place-in-list` where it only stands elsewhere among the others. */
export type ChangedField = Exclude<keyof ActivityWording, 'id'> | 'place-in-list'

export interface WordingChanges {
  /** The section's own text reads otherwise. */
  isTextChanged: boolean
  added: ActivityWording[]
  removed: ActivityWording[]
  changed: { before: ActivityWording; after: ActivityWording; fields: ChangedField[] }[]
}

/** Empty in all parts where the two read the same, and never otherwise. */
export function changesBetween(before: SectionWording, after: SectionWording): WordingChanges {
  const beforeById = new Map(before.activities.map((activity) => [activity.id, activity]))
  const afterIds = new Set(after.activities.map(({ id }) => id))
  const moved = movedIds(
    before.activities.map(({ id }) => id).filter((id) => afterIds.has(id)),
    after.activities.map(({ id }) => id).filter((id) => beforeById.has(id)),
  )
  return {
    isTextChanged: canonicalJson(before.text) !== canonicalJson(after.text),
    added: after.activities.filter(({ id }) => !beforeById.has(id)),
    removed: before.activities.filter(({ id }) => !afterIds.has(id)),
    changed: after.activities.flatMap((activity) => {
      const old = beforeById.get(activity.id)
      if (!old) return []
      const fields = [...changedFields(old, activity), ...(moved.has(activity.id) ? [PLACE] : [])]
      return fields.length > 0 ? [{ before: old, after: activity, fields }] : []
    }),
  }
}

const PLACE: ChangedField = 'place-in-list'

function changedFields(before: ActivityWording, after: ActivityWording): ChangedField[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ActivityWording>
  return [...fields].filter(
    (field): field is Exclude<keyof ActivityWording, 'id'> =>
      field !== 'id' && canonicalJson({ at: before[field] }) !== canonicalJson({ at: after[field] }),
  )
}

/** The fewest that must have been moved for the one order to become the other: all but a longest common run of both. */
function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const rankBefore = new Map(before.map((id, index) => [id, index]))
  const ranks = after.map((id) => rankBefore.get(id) ?? 0)
  const best: { length: number; previous: number }[] = []
  ranks.forEach((rank, index) => {
    let [length, previous] = [1, -1]
    for (let earlier = 0; earlier < index; earlier++) {
      const found = best[earlier]
      if (found && (ranks[earlier] ?? 0) < rank && found.length + 1 > length)
        [length, previous] = [found.length + 1, earlier]
    }
    best.push({ length, previous })
  })
  const stayed = new Set<string>()
  let at = best.reduce(
    (longest, { length }, index) => (length > (best[longest]?.length ?? 0) ? index : longest),
    0,
  )
  while (at >= 0 && after[at] !== undefined) {
    stayed.add(after[at] as string)
    at = best[at]?.previous ?? -1
  }
  return new Set(after.filter((id) => !stayed.has(id)))
}
