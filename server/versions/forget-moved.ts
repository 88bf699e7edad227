import type * as Y from 'yjs'
import { type Moved, movedActivities } from '#shared/confidential/moved.ts'
import { readWrittenPlan } from '#shared/versions/read-written-plan.ts'
import type { Version } from '#shared/versions/version.ts'
import { withoutMoved } from '#shared/versions/without-moved.ts'
import { partsOf, planFrom, planOf } from '#shared/versions/written-plan.ts'
import { type PartReplacement, VersionDamaged, type VersionStore } from '../ports/version-store.ts'
import { contentHashOf } from './content-hash.ts'
import { partFrom } from './versions.ts'

/**
 * Takes out of every version of the plan what is becoming confidential, and what tells of it, and resolves once nothing of it is left in the store. `plan` is
 * the plan as it stands, with it. To be called by who has the plan's turn, while nobody can change the plan.
 */
export async function forgetMoved(
  store: VersionStore,
  planId: string,
  plan: Y.Doc,
  moved: Moved,
): Promise<void> {
  const standing = partsOf(readWrittenPlan(plan, 0, () => undefined))
  const kept = (await store.partsOf(planId)).map((text) => ({ text, part: partFrom(text) }))
  const { replace, tells } = withoutMoved(
    plan,
    moved,
    kept.map(({ part }) => part),
    standing,
  )
  const ids = movedActivities(plan, moved)
  const replacements = kept.flatMap(({ text, part }): PartReplacement[] => {
    const left = replace(part)
    return left === part ? [] : [{ part: text, by: left && JSON.stringify(left) }]
  })
  const others = new Map(replacements.map(({ part, by }) => [part, by]))
  const notes: Version[] = []
  for (const version of await store.list(planId)) {
    const parts = await partsKept(store, version)
    const left = parts.flatMap((part) => (others.has(part) ? (others.get(part) ?? []) : [part]))
    const contentHash = parts.some((part) => others.has(part))
      ? contentHashOf(planOf(planFrom(left.map(partFrom))))
      : version.contentHash
    notes.push(noteWithout(ids, { ...version, contentHash }, tells))
  }
  await store.replace(planId, replacements, notes)
}

/** Of one that is damaged none: the store lets go of it. */
async function partsKept(store: VersionStore, { planId, id }: Version): Promise<string[]> {
  try {
    return (await store.read(planId, id))?.parts ?? []
  } catch (error) {
    if (error instanceof VersionDamaged) return []
    throw error
  }
}

function noteWithout(
  ids: ReadonlySet<string>,
  { name, restored, broughtBack, ...version }: Version,
  tells: (text: string) => boolean,
): Version {
  const namesMoved = restored?.what.kind === 'activity' && ids.has(restored.what.activityId)
  return {
    ...version,
    ...(name !== undefined && !tells(name) && { name }),
    ...(restored && !namesMoved && { restored }),
    ...(broughtBack && { broughtBack: broughtBack.filter((id) => !ids.has(id)) }),
  }
}
