/** The rings of a wheel: one a party, in each as many lanes as activities lie beside each other in time. */
import type { ActivityParty } from '../plan/plan.ts'
import { type DatedActivity, RING_PARTIES, type WheelActivity } from './place-activities.ts'
import { type Point, pointAt } from './shapes.ts'
import { SEAM_DEGREES, type Stretch } from './year-scale.ts'

export interface Ring {
  party: ActivityParty
  inner: number
  outer: number
}

/** An activity as it is drawn. */
export interface Arc<Some extends WheelActivity = WheelActivity> extends Stretch {
  activity: Some
  number: number
  inner: number
  outer: number
  /** The middle of what is drawn. */
  middle: Point & { angle: number; radius: number }
}

export interface Rings<Some extends WheelActivity = WheelActivity> {
  rings: Ring[]
  arcs: Arc<Some>[]
}

export interface RingSpace {
  inner: number
  outer: number
  /** The shortest that an arc is drawn, along its middle. */
  shortest: number
}

const BETWEEN_RINGS = 5
const BETWEEN_LANES = 2
const RING_EDGE = 4
const WIDEST_LANE = 24
const YEAR_BEGINS = SEAM_DEGREES / 2
const YEAR_ENDS = 360 - YEAR_BEGINS
/** A ring without much in it still has room for its name. */
const FEWEST_LANES = 2

/** Gives each ring room for its lanes, and every activity a lane in which it meets no other. */
export function arrangeRings<Some extends WheelActivity>(
  dated: readonly DatedActivity<Some>[],
  space: RingSpace,
): Rings<Some> {
  const room = space.outer - space.inner - BETWEEN_RINGS * (RING_PARTIES.length - 1)
  const laned = RING_PARTIES.map((party, index) => {
    // How long the shortest arc is in degrees depends on how far out it lies, which is known only roughly by now.
    const radius = space.outer - (index + 0.5) * (room / RING_PARTIES.length)
    const own = dated.filter(({ activity }) => activity.party === party)
    return { party, ...inLanes(own, degreesAt(radius, space.shortest), degreesAt(radius, BETWEEN_LANES)) }
  })
  const shares = laned.map(({ lanes }) => Math.max(lanes, FEWEST_LANES))
  const allShares = shares.reduce((sum, share) => sum + share, 0)

  const rings: Ring[] = []
  const arcs: Arc<Some>[] = []
  let outer = space.outer
  for (const [index, { party, lanes, placed }] of laned.entries()) {
    const thickness = (room * (shares[index] ?? FEWEST_LANES)) / allShares
    const ring = { party, inner: outer - thickness, outer }
    rings.push(ring)
    arcs.push(...placed.map((one) => arcIn(ring, lanes, one)))
    outer = ring.inner - BETWEEN_RINGS
  }
  arcs.sort((a, b) => a.number - b.number)
  return { rings, arcs }
}

interface Laned<Some extends WheelActivity> extends DatedActivity<Some> {
  lane: number
}

/** The first lane, from the outside in, that is free where the activity begins. */
function inLanes<Some extends WheelActivity>(
  dated: readonly DatedActivity<Some>[],
  shortest: number,
  gap: number,
): { lanes: number; placed: Laned<Some>[] } {
  const ends: number[] = []
  const placed = dated
    .map((one) => ({ ...one, ...atLeast(one, shortest) }))
    .sort((a, b) => a.from - b.from || a.number - b.number)
    .map((one) => {
      const free = ends.findIndex((end) => end + gap <= one.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = one.to
      return { ...one, lane }
    })
  return { lanes: ends.length, placed }
}

/** The stretch, drawn out on both sides where it is too short to be seen, and kept within the year. */
function atLeast({ from, to }: Stretch, shortest: number): Stretch {
  const lacking = shortest - (to - from)
  if (lacking <= 0) return { from, to }
  const begin = Math.min(Math.max(from - lacking / 2, YEAR_BEGINS), YEAR_ENDS - shortest)
  return { from: begin, to: begin + shortest }
}

function arcIn<Some extends WheelActivity>(
  ring: Ring,
  lanes: number,
  { activity, number, from, to, lane }: Laned<Some>,
): Arc<Some> {
  const room = ring.outer - ring.inner - 2 * RING_EDGE
  const laneWidth = Math.min(room / lanes, WIDEST_LANE)
  const outermost = ring.outer - RING_EDGE - (room - laneWidth * lanes) / 2
  const outer = outermost - lane * laneWidth - BETWEEN_LANES / 2
  const inner = outer - laneWidth + BETWEEN_LANES
  const angle = (from + to) / 2
  const radius = (inner + outer) / 2
  return { activity, number, from, to, inner, outer, middle: { ...pointAt(radius, angle), angle, radius } }
}

function degreesAt(radius: number, length: number): number {
  return (length / radius) * (180 / Math.PI)
}
