import { setImmediate } from 'node:timers/promises'
import type * as Y from 'yjs'
import { type Moved, movedActivities } from '#shared/confidential/moved.ts'
import { ALL_CATEGORIES } from '#shared/plan/plan.ts'
import { readWrittenPlan } from '#shared/versions/read-written-plan.ts'
import type { Version } from '#shared/versions/version.ts'
import { withoutMoved } from '#shared/versions/without-moved.ts'
import { type PlanPart, partsOf, planFrom, planOf } from '#shared/versions/written-plan.ts'
import type { Lease } from '../ports/leases.ts'
import { type PartReplacement, VersionDamaged, type VersionStore } from '../ports/version-store.ts'
import { contentHashOf } from './content-hash.ts'
import { partFrom } from './part-texts.ts'

interface KnownPart {
  text: string
  part: PlanPart
}

/** All that the store has of a plan's versions: each part once, and the versions by their parts. */
export interface KnownVersions {
  parts: KnownPart[]
  versions: { version: Version; parts: KnownPart[] }[]
}

/** Reading takes long where there are many: it is done before the plan is held, by who has its turn, so that none comes between. */
export async function readKnownVersions(store: VersionStore, planId: string): Promise<KnownVersions> {
  const texts = await store.partsOf(planId)
  const known = new Map(texts.map((text) => [text, { text, part: partFrom(text) }]))
  const versions: KnownVersions['versions'] = []
  for (const version of await store.list(planId)) {
    const parts = await partsKept(store, version)
    versions.push({ version, parts: parts.flatMap((text) => known.get(text) ?? []) })
  }
  return { parts: [...known.values()], versions }
}

/**
 * Takes out of every version of the plan what is becoming confidential, and what tells of it, and resolves once nothing of it is
 * left in the store. `plan` is the plan as it stands, with it. To be called by who has the plan's turn since the versions were
 * read, while nobody can change the plan.
 */
export async function forgetMoved(
  store: VersionStore,
  planId: string,
  known: KnownVersions,
  { plan, moved, lease }: { plan: Y.Doc; moved: Moved; lease: Lease },
): Promise<void> {
  const standing = partsOf(readWrittenPlan(plan, { year: 0, categories: ALL_CATEGORIES }, () => undefined))
  const kept = known.parts.map(({ part }) => part)
  const { replace, tells } = withoutMoved(plan, moved, kept, standing)
  const ids = movedActivities(plan, moved)
  const left = new Map(known.parts.map((one) => [one, replace(one.part)]))
  const replacements = [...left].flatMap(([{ text, part }, by]): PartReplacement[] =>
    by === part ? [] : [{ part: text, by: by && JSON.stringify(by) }],
  )
  const notes: Version[] = []
  for (const { version, parts } of known.versions) {
    const hasChanged = parts.some((one) => left.get(one) !== one.part)
    const contentHash = hasChanged
      ? contentHashOf(planOf(planFrom(parts.flatMap((one) => left.get(one) ?? []))))
      : version.contentHash
    notes.push(noteWithout(ids, { ...version, contentHash }, tells))
    // Other plans go on meanwhile.
    await setImmediate()
  }
  await store.replace(planId, replacements, notes, lease)
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
