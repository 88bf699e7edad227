import type { WheelActivity } from '#shared/wheel/place-activities.ts'
import type { Arc } from '#shared/wheel/rings.ts'
import { sectorPath } from '#shared/wheel/shapes.ts'
import { patternOf } from './wheel-patterns.tsx'

/** A lane that is narrower than its number has none. */
const NUMBER_FITS = 10

interface ArcShapeProps {
  arc: Arc<WheelActivity>
  patterns: string
  isNumbered?: boolean
}

/** One activity on its ring. It is turned to where it stands, so that a move is seen as one. */
export function ArcShape({ arc, patterns, isNumbered = true }: ArcShapeProps) {
  const { activity, number, from, to, inner, outer, middle } = arc
  const shape = sectorPath(inner, outer, to - from)
  const pattern = patternOf(patterns, activity.party)
  return (
    <>
      <g className="wheel-turn" style={{ transform: `rotate(${from}deg)` }}>
        <path className="wheel-shape" d={shape} />
        {pattern && <path className="wheel-pattern" d={shape} fill={pattern} />}
      </g>
      {isNumbered && outer - inner >= NUMBER_FITS && (
        <text className="wheel-number" x={middle.x} y={middle.y} dy="0.35em" textAnchor="middle">
          {number}
        </text>
      )}
    </>
  )
}
