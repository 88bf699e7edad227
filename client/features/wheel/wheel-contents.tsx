import { memo, type SVGProps } from 'react'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import type { Mark } from '#shared/wheel/hub.ts'
import type { WheelLink } from '#shared/wheel/links.ts'
import type { WheelActivity } from '#shared/wheel/place-activities.ts'
import type { Arc } from '#shared/wheel/rings.ts'
import { sectorPath } from '#shared/wheel/shapes.ts'
import { angleOfDay, dayOffset } from '#shared/wheel/year-scale.ts'
import { activityElementId } from '../plan/show-place.ts'
import { UNREAD } from './unread.ts'
import { ArcShape, MarkShape } from './wheel-arc.tsx'
import { Spoke, WheelBase } from './wheel-base.tsx'
import { WheelHub } from './wheel-hub.tsx'
import { WheelPatterns } from './wheel-patterns.tsx'

const NONE: ReadonlySet<string> = new Set()

/** What makes each activity something to press. */
export interface Pressable {
  /** What each is called, by its id. */
  names: ReadonlyMap<string, string>
  /** The stop of the Tab key, where it is an activity. */
  stop: string | undefined
  mayMove(activity: Pick<WheelActivity, 'category'>): boolean
  onStop(id: string): void
}

interface WheelContentsProps {
  wheel: ArrangedWheel
  links: readonly WheelLink[]
  /** Unique on the page. */
  id: string
  /** The day to mark; absent where it is not in the year. */
  today: string | undefined
  /** What is looked at just now. */
  active?: ReadonlySet<string>
  /** Without it the wheel is only looked at. */
  pressable?: Pressable
}

const Base = memo(WheelBase)

/** All of a wheel that is inside its edge. */
export function WheelContents({ wheel, links, id, today, active = NONE, pressable }: WheelContentsProps) {
  const drawn = ({ activity }: Arc | Mark) => ({
    patterns: id,
    isActive: active.has(activity.id),
    name: pressable?.names.get(activity.id),
    isStop: pressable?.stop === activity.id,
    isMovable: pressable?.mayMove(activity) ?? false,
    onStop: pressable?.onStop,
  })
  return (
    <>
      <WheelPatterns id={id} />
      <Base wheel={wheel} id={id} />
      {today !== undefined && <Today wheel={wheel} today={today} />}
      {pressable && wheel.arcs.map((arc) => <AroundArc key={arc.activity.id} arc={arc} />)}
      {wheel.arcs
        .filter(({ activity }) => active.size === 1 && active.has(activity.id))
        .map(({ activity, outer, middle }) => (
          <g key={activity.id} data-party={activity.party} {...UNREAD}>
            <Spoke className="wheel-to-edge" angle={middle.angle} from={outer} to={wheel.size.edge} />
          </g>
        ))}
      {wheel.arcs.map((arc) => (
        <OnWheel key={arc.activity.id} at={arc} {...drawn(arc)} />
      ))}
      <WheelHub wheel={wheel}>
        {wheel.marks.map((mark) => (
          <OnWheel key={mark.activity.id} at={mark} {...drawn(mark)} />
        ))}
      </WheelHub>
      <g className="wheel-links" {...UNREAD}>
        {links.map((link) => (
          <Link key={link.id} link={link} isActive={active.has(link.a) || active.has(link.b)} />
        ))}
      </g>
    </>
  )
}

interface OnWheelProps {
  at: Arc | Mark
  patterns: string
  isActive: boolean
  /** Absent where it is only looked at, with all that follows. */
  name: string | undefined
  isStop: boolean
  isMovable: boolean
  onStop: ((id: string) => void) | undefined
}

/** One activity; drawn anew only when it changes: the pointer passes many, and there may be a thousand. */
const OnWheel = memo(function OnWheel({
  at,
  patterns,
  isActive,
  name,
  isStop,
  isMovable,
  onStop,
}: OnWheelProps) {
  const { id, party, status } = at.activity
  const toPress: SVGProps<SVGGElement> | undefined = onStop && {
    id: activityElementId(id),
    role: 'button',
    tabIndex: isStop ? 0 : -1,
    'aria-label': name,
    'aria-haspopup': 'dialog',
    onFocus: () => onStop(id),
  }
  return (
    <g
      className="wheel-activity"
      data-activity={id}
      data-party={party}
      data-status={status}
      data-active={isActive ? true : undefined}
      data-movable={isMovable ? true : undefined}
      {...toPress}
    >
      {'inner' in at ? (
        <ArcShape arc={at} patterns={patterns} isOnPaper={!onStop} />
      ) : (
        <MarkShape mark={at} patterns={patterns} />
      )}
    </g>
  )
})

const Link = memo(function Link({ link: { path, ends }, isActive }: { link: WheelLink; isActive: boolean }) {
  return (
    <g className="wheel-link" data-active={isActive ? true : undefined}>
      <path className="wheel-link-edge" d={path} />
      <path className="wheel-link-line" d={path} />
      {ends.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="wheel-link-end" cx={x} cy={y} r="3" />
      ))}
    </g>
  )
})

/** The smallest that a finger or an unsteady hand meets. */
const TARGET = 24

/** Lies under all arcs and takes what is pressed beside a thin one. */
const AroundArc = memo(function AroundArc({ arc: { activity, from, to, inner, outer } }: { arc: Arc }) {
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
})

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
