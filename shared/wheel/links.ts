/** Overlaps that nobody has decided on, as lines between the two activities. */
import type { OverlappingPair } from '../views/overlapping-pair.ts'
import type { ArrangedWheel } from './arrange-wheel.ts'
import type { WheelActivity } from './place-activities.ts'
import { angleOf, linkPath, type Point, pointAt } from './shapes.ts'

export interface WheelLink extends OverlappingPair {
  path: string
  ends: [Point, Point]
}

/** A line for every pair of which both are on the wheel, from beside one to beside the other, so that it covers the number of neither. */
export function linksBetween(
  { arcs, marks }: Pick<ArrangedWheel<WheelActivity>, 'arcs' | 'marks'>,
  pairs: readonly OverlappingPair[],
): WheelLink[] {
  const places = new Map<string, Edges>([
    ...arcs.map(
      ({ activity, inner, outer, middle: { angle } }) => [activity.id, { inner, outer, angle }] as const,
    ),
    ...marks.map(({ activity, radius, ...at }) => {
      const distance = Math.hypot(at.x, at.y)
      return [activity.id, { inner: distance, outer: distance + radius, angle: angleOf(at) }] as const
    }),
  ])
  return pairs.flatMap((pair) => {
    const [one, other] = [places.get(pair.a), places.get(pair.b)]
    if (!one || !other) return []
    const ends: [Point, Point] = [edgeTowards(one, other), edgeTowards(other, one)]
    return [{ ...pair, path: linkPath(...ends), ends }]
  })
}

const BESIDE = 4

interface Edges {
  inner: number
  outer: number
  angle: number
}

function edgeTowards({ inner, outer, angle }: Edges, other: Edges): Point {
  return pointAt(inner < other.inner ? outer + BESIDE : inner - BESIDE, angle)
}
