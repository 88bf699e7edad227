import type { ActivityParty } from '#shared/plan/plan.ts'
import type { Mark } from '#shared/wheel/hub.ts'
import type { Arc } from '#shared/wheel/rings.ts'
import { sectorPath } from '#shared/wheel/shapes.ts'
import { patternOf } from './wheel-patterns.tsx'

/** A lane that is narrower than a number that can be read on the screen has none there; on paper there are smaller ones. */
const NUMBER_FITS = 9
const SMALLEST_ON_PAPER = 4
const OF_THE_LANE = 1.15

interface ArcShapeProps {
  arc: Arc
  patterns: string
  isNumbered?: boolean
  isOnPaper?: boolean
}

/** One activity on its ring. It is turned to where it stands, so that a move is seen as one. */
export function ArcShape({ arc, patterns, isNumbered = true, isOnPaper = false }: ArcShapeProps) {
  const { activity, number, from, to, inner, outer, middle } = arc
  const shape = sectorPath(inner, outer, to - from)
  const pattern = patternOf(patterns, activity.party)
  return (
    <>
      <g className="wheel-turn" style={{ transform: `rotate(${from}deg)` }}>
        <path className="wheel-shape" d={shape} />
        {pattern && <path className="wheel-pattern" d={shape} fill={pattern} />}
      </g>
      {isNumbered && outer - inner >= (isOnPaper ? SMALLEST_ON_PAPER : NUMBER_FITS) && (
        <ArcNumber x={middle.x} y={middle.y} room={outer - inner}>
          {number}
        </ArcNumber>
      )}
    </>
  )
}

/** One activity in the middle of the wheel, in the shape of its party. */
export function MarkShape({ mark, patterns }: { mark: Mark; patterns: string }) {
  const { activity, number, x, y, radius } = mark
  const shape = partyShape(activity.party, radius)
  const pattern = patternOf(patterns, activity.party)
  return (
    <>
      <g transform={`translate(${x} ${y})`}>
        <path className="wheel-shape" d={shape} />
        {pattern && <path className="wheel-pattern" d={shape} fill={pattern} />}
      </g>
      {2 * radius >= NUMBER_FITS && (
        <ArcNumber x={x} y={y} room={2 * radius}>
          {number}
        </ArcNumber>
      )}
    </>
  )
}

interface ArcNumberProps {
  x: number
  y: number
  room: number
  children: number
}

function ArcNumber({ x, y, room, children }: ArcNumberProps) {
  return (
    <text
      className="wheel-number"
      x={x}
      y={y}
      dy="0.35em"
      textAnchor="middle"
      style={room < NUMBER_FITS ? { fontSize: room * OF_THE_LANE } : undefined}
    >
      {children}
    </text>
  )
}

/** A disc for CenSec, a square for DI FOS, half of each for both: as beside their names everywhere. */
function partyShape(party: ActivityParty, radius: number): string {
  const r = Math.round(radius * 100) / 100
  switch (party) {
    case 'censec':
      return `M0 ${-r}A${r} ${r} 0 0 1 0 ${r}A${r} ${r} 0 0 1 0 ${-r}Z`
    case 'difos':
      return `M${-r} ${-r}H${r}V${r}H${-r}Z`
    case 'joint':
      return `M0 ${-r}H${r}V${r}H0A${r} ${r} 0 0 1 0 ${-r}Z`
    default:
      party satisfies never
      return ''
  }
}
