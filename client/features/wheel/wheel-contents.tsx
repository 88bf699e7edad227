import { memo, type SVGProps } from 'react'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import type { WheelLink } from '#shared/wheel/links.ts'
import type { WheelActivity } from '#shared/wheel/place-activities.ts'
import type { Arc } from '#shared/wheel/rings.ts'
import { sectorPath } from '#shared/wheel/shapes.ts'
import { angleOfDay, dayOffset } from '#shared/wheel/year-scale.ts'
import { UNREAD } from './unread.ts'
import { ArcShape, MarkShape } from './wheel-arc.tsx'
import { Spoke, WheelBase } from './wheel-base.tsx'
import { WheelHub } from './wheel-hub.tsx'
import { WheelPatterns } from './wheel-patterns.tsx'

const NONE: ReadonlySet<string> = new Set()

interface WheelContentsProps {
  wheel: ArrangedWheel
  links: readonly WheelLink[]
  /** Unique on the page. */
  id: string
  /** The day to mark; absent where it is not in the year. */
  today: string | undefined
  /** What is looked at just now. */
  active?: ReadonlySet<string>
  /** Makes an activity something to press; without it the wheel is only looked at. */
  toPress?: (activity: WheelActivity, number: number) => SVGProps<SVGGElement>
}

const Base = memo(WheelBase)

/** All of a wheel that is inside its edge. */
export function WheelContents({ wheel, links, id, today, active = NONE, toPress }: WheelContentsProps) {
  const propsOf = ({ activity, number }: { activity: WheelActivity; number: number }) => ({
    className: 'wheel-activity',
    'data-activity': activity.id,
    'data-party': activity.party,
    'data-status': activity.status,
    'data-active': active.has(activity.id) ? true : undefined,
    ...toPress?.(activity, number),
  })
  return (
    <>
      <WheelPatterns id={id} />
      <Base wheel={wheel} id={id} />
      {today !== undefined && <Today wheel={wheel} today={today} />}
      {toPress && wheel.arcs.map((arc) => <AroundArc key={arc.activity.id} arc={arc} />)}
      {wheel.arcs
        .filter(({ activity }) => active.size === 1 && active.has(activity.id))
        .map(({ activity, outer, middle }) => (
          <g key={activity.id} data-party={activity.party} {...UNREAD}>
            <Spoke className="wheel-to-edge" angle={middle.angle} from={outer} to={wheel.size.edge} />
          </g>
        ))}
      {wheel.arcs.map((arc) => (
        <g key={arc.activity.id} {...propsOf(arc)}>
          <ArcShape arc={arc} patterns={id} isOnPaper={!toPress} />
        </g>
      ))}
      <WheelHub wheel={wheel}>
        {wheel.marks.map((mark) => (
          <g key={mark.activity.id} {...propsOf(mark)}>
            <MarkShape mark={mark} patterns={id} />
          </g>
        ))}
      </WheelHub>
      <g className="wheel-links" {...UNREAD}>
        {links.map(({ id: linkId, a, b, path, ends }) => (
          <g
            key={linkId}
            className="wheel-link"
            data-active={active.has(a) || active.has(b) ? true : undefined}
          >
            <path className="wheel-link-edge" d={path} />
            <path className="wheel-link-line" d={path} />
            {ends.map(({ x, y }) => (
              <circle key={`${x} ${y}`} className="wheel-link-end" cx={x} cy={y} r="3" />
            ))}
          </g>
        ))}
      </g>
    </>
  )
}

/** The smallest that a finger or an unsteady hand meets. */
const TARGET = 24

/** Lies under all arcs and takes what is pressed beside a thin one. */
function AroundArc({ arc: { activity, from, to, inner, outer } }: { arc: Arc }) {
  return (
    <path
      className="wheel-around"
      data-activity={activity.id}
      d={sectorPath(inner, outer, to - from)}
      transform={`rotate(${from})`}
      strokeWidth={Math.max(0, TARGET - (outer - inner))}
      {...UNREAD}
    />
  )
}

function Today({ wheel: { scale, size }, today }: { wheel: ArrangedWheel; today: string }) {
  const angle = angleOfDay(scale, dayOffset(scale, today) + 0.5)
  const tip = size.months.inner
  return (
    <g className="wheel-today" {...UNREAD}>
      <Spoke className="wheel-today-line" angle={angle} from={size.rings.inner} to={tip} />
      <path d={`M0 ${-tip + 9}L-5.5 ${-tip}L5.5 ${-tip}Z`} transform={`rotate(${angle})`} />
    </g>
  )
}
