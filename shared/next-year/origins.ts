/** Which activity of another year's plan an activity was copied from. Names here are the wire: change them only with SCHEMA_VERSION. */
import type * as Y from 'yjs'
import { ORIGINS_ROOT } from '../plan/plan-document.ts'

export interface Origin {
  planId: string
  activityId: string
}

/** Writes down where the activities of these ids come from, in one step. */
export function noteOrigins(document: Y.Doc, origins: Iterable<readonly [id: string, Origin]>): void {
  document.transact(() => {
    const values = document.getMap<unknown>(ORIGINS_ROOT)
    for (const [id, { planId, activityId }] of origins) values.set(id, `${planId}/${activityId}`)
  })
}

/** Where the activity comes from; undefined where it was made in this plan. */
export function readOrigin(document: Y.Doc, id: string): Origin | undefined {
  const value = document.getMap<unknown>(ORIGINS_ROOT).get(id)
  const [planId, activityId, ...rest] = typeof value === 'string' ? value.split('/') : []
  return planId && activityId && rest.length === 0 ? { planId, activityId } : undefined
}
