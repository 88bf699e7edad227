import type { KeptVersion, PlanVisit, VersionStore } from '#server/ports/version-store.ts'

/** Versions for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryVersions(): VersionStore {
  const plans = new Map<string, KeptVersion[]>()
  const visits = new Map<string, Map<string, PlanVisit>>()
  const keptOf = (planId: string) => plans.get(planId) ?? []
  return {
    keep: async (kept) => {
      const { planId } = kept.version
      plans.set(planId, [...keptOf(planId), structuredClone(kept)])
    },
    list: async (planId) => structuredClone(keptOf(planId).map(({ version }) => version)),
    newest: async (planId) => structuredClone(keptOf(planId).at(-1)),
    read: async (planId, versionId) =>
      structuredClone(keptOf(planId).find(({ version }) => version.id === versionId)),
    drop: async (planId, versionIds) => {
      plans.set(
        planId,
        keptOf(planId).filter(({ version }) => !versionIds.includes(version.id)),
      )
    },
    partsOf: async (planId) => [...new Set(keptOf(planId).flatMap(({ parts }) => parts))],
    replace: async (planId, replacements, versions) => {
      const others = new Map(replacements.map(({ part, by }) => [part, by]))
      plans.set(
        planId,
        keptOf(planId).map(({ version, parts }) => ({
          version: structuredClone(versions.find(({ id }) => id === version.id) ?? version),
          parts: parts.flatMap((part) => (others.has(part) ? (others.get(part) ?? []) : [part])),
        })),
      )
    },
    noteVisit: async (planId, personId, visit) => {
      const known = visits.get(planId) ?? new Map<string, PlanVisit>()
      visits.set(planId, known.set(personId, structuredClone(visit)))
    },
    visitsOf: async (planId) => structuredClone(visits.get(planId) ?? new Map()),
  }
}
