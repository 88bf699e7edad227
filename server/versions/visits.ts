import type { PlanVisit } from '../ports/version-store.ts'

/** Who is back so soon has not been away: a page that is loaded anew, a train in a tunnel. */
const AWAY = 30 * 60_000

/** The visit of somebody who comes in. */
export function onEntering({ seen, left }: PlanVisit, now: number): PlanVisit {
  if (!left) return seen === undefined ? {} : { seen }
  const wasAway = now - Date.parse(left.at) >= AWAY
  const last = wasAway ? left.versionId : seen
  return last === undefined ? {} : { seen: last }
}

export function onLeaving({ seen }: PlanVisit, left: { at: string; versionId: string }): PlanVisit {
  return { ...(seen !== undefined && { seen }), left }
}

/** The version that reads as the plan did when the person left it the time before. */
export function lastSeen(visit: PlanVisit, now: number): string | undefined {
  return onEntering(visit, now).seen
}
