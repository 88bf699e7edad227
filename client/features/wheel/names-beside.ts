import type { Activity } from '#shared/plan/plan.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { type Callouts, placeCallouts } from '#shared/wheel/callouts.ts'

/** The columns of names, and where they stand. */
export interface Names {
  names: Callouts<Activity>
  inset: number
  width: number
}

export function namesBeside(
  wheel: ArrangedWheel<Activity>,
  width: number,
  halfHeight = wheel.size.edge,
): Names {
  const inset = wheel.size.edge + BETWEEN
  return { names: placeCallouts(wheel, { halfHeight, inset }), inset, width }
}

/** The wheel's edge and the names. */
export const BETWEEN = 26
