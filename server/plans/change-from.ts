import type { ActivityChange } from '#shared/plan/edit-plan.ts'
import type { ActivityPatch } from '#shared/protocol/schemas/plans.ts'

/** In a request null clears a field; in a change undefined does. Fields that were not sent stay away. */
export function changeFrom(body: ActivityPatch): ActivityChange {
  const { start, end, budget, place, counterpart, responsible, goal, audience, partners, ...rest } = body
  return {
    ...rest,
    ...('start' in body ? { start: start ?? undefined } : {}),
    ...('end' in body ? { end: end ?? undefined } : {}),
    ...('budget' in body ? { budget: budget ?? undefined } : {}),
    ...('place' in body ? { place: place ?? undefined } : {}),
    ...('counterpart' in body ? { counterpart: counterpart ?? undefined } : {}),
    ...('responsible' in body ? { responsible: responsible ?? undefined } : {}),
    ...('goal' in body ? { goal: goal ?? undefined } : {}),
    ...('audience' in body ? { audience: audience ?? [] } : {}),
    ...('partners' in body ? { partners: partners ?? [] } : {}),
  }
}
