/** The names of the activities in two columns beside the wheel, those of the first half of the year to its right. */
import type { ArrangedWheel } from './arrange-wheel.ts'
import {
  type ActivityBeside,
  type BesideGroup,
  groupsBeside,
  type PlaceBeside,
  type WheelActivity,
} from './place-activities.ts'
import { type Point, pointAt, rounded } from './shapes.ts'

export type Side = 'left' | 'right'

export interface Callout<Some extends WheelActivity = WheelActivity> {
  activity: Some
  number: number
  side: Side
  /** The middle of its row. */
  y: number
  /** From the wheel's edge to its row; absent where the numbers alone tell which is which. */
  leader?: [Point, Point]
}

export interface CalloutHeading {
  place: PlaceBeside
  side: Side
  y: number
}

export interface Callouts<Some extends WheelActivity = WheelActivity> {
  callouts: Callout<Some>[]
  headings: CalloutHeading[]
  /** How much of the height each row has. */
  rowHeight: number
}

export interface CalloutRoom {
  /** The columns reach from minus this to this. */
  halfHeight: number
  /** Where their words begin, to both sides of the centre. */
  inset: number
}

/** Rows that are higher have two lines. */
export const TWO_LINES = 29
/** In rows that are lower, lines from arcs to names would be more than the names. */
export const LEADERS = 14
const HIGHEST_ROW = 38

/** Gives every activity a row, as near to its arc as the others let it; never two in one place. */
export function placeCallouts<Some extends WheelActivity>(
  wheel: ArrangedWheel<Some>,
  { halfHeight, inset }: CalloutRoom,
): Callouts<Some> {
  const height = 2 * halfHeight
  const besides = besideColumns(wheel.marks)
  const isLedTo = rowHeightFor(columnsByAngle(wheel), besides, height) >= LEADERS
  const columns = isLedTo ? columnsByAngle(wheel) : columnsByNumber(wheel, besides)
  const rowHeight = rowHeightFor(columns, besides, height)

  const callouts: Callout<Some>[] = []
  const headings: CalloutHeading[] = []
  for (const side of ['right', 'left'] as const) {
    const wanted = columns[side].map(({ middle }) => pointAt(wheel.size.edge, middle.angle).y)
    // Where the column has less that lines lead to.
    const isBesideAbove = isLedTo && wanted.reduce((sum, y) => sum + y, 0) > 0
    const besideHeight = rowsOf(besides[side]) * rowHeight
    const top = -halfHeight + (isBesideAbove ? besideHeight : 0)
    const bottom = halfHeight - (isBesideAbove ? 0 : besideHeight)
    const ys = isLedTo
      ? spreadOut(wanted, rowHeight, top, bottom)
      : wanted.map((_, row) => top + (row + 0.5) * rowHeight)
    for (const [row, arc] of columns[side].entries()) {
      const y = rounded(ys[row] ?? 0)
      const { activity, number, middle } = arc
      const leader = isLedTo ? leaderTo(middle.angle, { side, y, inset }, wheel.size.edge) : undefined
      callouts.push({ activity, number, side, y, ...(leader && { leader }) })
    }
    let y = isBesideAbove ? -halfHeight : bottom
    for (const { place, own } of besides[side]) {
      headings.push({ place, side, y: rounded(y + rowHeight / 2) })
      for (const { activity, number } of own) {
        y += rowHeight
        callouts.push({ activity, number, side, y: rounded(y + rowHeight / 2) })
      }
      y += rowHeight
    }
  }
  return { callouts, headings, rowHeight }
}

/**
 * Places of so many rows in a column, each as near as may be to where it is wanted: in the same order, `gap` apart at least, and
 * within the column as far as they fit.
 */
export function spreadOut(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  // Rows that would meet move as one block, whose middle is the mean of what its rows want.
  const blocks: { sum: number; count: number }[] = []
  const topOf = ({ sum, count }: { sum: number; count: number }) => {
    const top = sum / count - (count * gap) / 2
    return Math.max(Math.min(top, to - count * gap), from)
  }
  for (const y of wanted) {
    let block = { sum: y, count: 1 }
    let before = blocks.at(-1)
    while (before && topOf(before) + before.count * gap > topOf(block)) {
      blocks.pop()
      block = { sum: before.sum + block.sum, count: before.count + block.count }
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  return blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, row) => topOf(block) + (row + 0.5) * gap),
  )
}

type Columns<One> = Record<Side, One[]>

function columnsByAngle<Some extends WheelActivity>({
  arcs,
}: ArrangedWheel<Some>): Columns<(typeof arcs)[number]> {
  const byHeight = (a: (typeof arcs)[number], b: (typeof arcs)[number]) =>
    pointAt(1000, a.middle.angle).y - pointAt(1000, b.middle.angle).y || a.number - b.number
  return {
    right: arcs.filter(({ middle }) => middle.angle < 180).sort(byHeight),
    left: arcs.filter(({ middle }) => middle.angle >= 180).sort(byHeight),
  }
}

/** To be looked up by number, half of them in each column, read downwards. */
function columnsByNumber<Some extends WheelActivity>(
  { arcs }: ArrangedWheel<Some>,
  besides: Columns<BesideGroup<ActivityBeside<Some>>>,
): Columns<(typeof arcs)[number]> {
  const rows = arcs.length + rowsOf(besides.left) + rowsOf(besides.right)
  const inRight = Math.min(Math.max(Math.ceil(rows / 2) - rowsOf(besides.right), 0), arcs.length)
  return { right: arcs.slice(0, inRight), left: arcs.slice(inRight) }
}

/** What runs all year stands under the second half of it, what has no period under the first. */
function besideColumns<Some extends WheelActivity>(
  beside: readonly ActivityBeside<Some>[],
): Columns<BesideGroup<ActivityBeside<Some>>> {
  const groups = groupsBeside(beside)
  return {
    left: groups.filter(({ place }) => place === 'all-year'),
    right: groups.filter(({ place }) => place !== 'all-year'),
  }
}

function rowsOf<Some extends WheelActivity>(groups: readonly BesideGroup<ActivityBeside<Some>>[]): number {
  return groups.reduce((rows, { own }) => rows + own.length + 1, 0)
}

function rowHeightFor<Some extends WheelActivity>(
  columns: Columns<unknown>,
  besides: Columns<BesideGroup<ActivityBeside<Some>>>,
  height: number,
): number {
  const rows = (['left', 'right'] as const).map((side) => columns[side].length + rowsOf(besides[side]))
  return Math.min(HIGHEST_ROW, height / Math.max(...rows, 1))
}

/** From the wheel's edge to the row: from the activity to the edge it would cross the weeks and what else goes on. */
function leaderTo(
  angle: number,
  row: { side: Side; y: number; inset: number },
  edge: number,
): [Point, Point] {
  const sign = row.side === 'right' ? 1 : -1
  return [pointAt(edge, angle), { x: sign * (row.inset - LEADER_END), y: row.y }]
}

const LEADER_END = 6
