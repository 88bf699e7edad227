import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useId, useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import type { WheelLink } from '#shared/wheel/links.ts'
import { type Point, sectorPath } from '#shared/wheel/shapes.ts'
import { WHEEL_KEYS, type WheelStop, walk } from '#shared/wheel/walk.ts'
import { angleOfDay, dayOffset } from '#shared/wheel/year-scale.ts'
import { activityElementId } from '../plan/show-place.ts'
import { useCalendarWords } from '../views/calendar-words.ts'
import type { Names } from './names-beside.ts'
import { turned } from './turned.ts'
import { UNREAD } from './unread.ts'
import type { WheelDrag } from './use-wheel-drag.ts'
import { useMonthName } from './wheel-base.tsx'
import { WheelContents } from './wheel-contents.tsx'
import { WheelNames } from './wheel-names.tsx'

interface WheelDrawingProps {
  svg: RefObject<SVGSVGElement | null>
  wheel: ArrangedWheel<Activity>
  links: readonly WheelLink[]
  /** Beside the wheel, where there is room for them. */
  names: Names | undefined
  /** How wide it is on both sides of its centre. */
  halfWidth: number
  today: string | undefined
  stop: WheelStop
  active: ReadonlySet<string>
  /** At the activity whose card is open, for it to stand beside. */
  opened: string | undefined
  anchor: RefObject<SVGCircleElement | null>
  warningsOf: ReadonlyMap<string, number>
  drag: WheelDrag | undefined
  mayMove(activity: Pick<Activity, 'category'>): boolean
  /** By a key: there the focus is to be. */
  onGo(stop: WheelStop): void
  /** The focus is there. */
  onStop(stop: WheelStop): void
  onFocusChange(isWithin: boolean): void
  onHover(id: string | undefined): void
  onOpen(id: string): void
  onPointerDown(event: React.PointerEvent<SVGSVGElement>): void
}

/** The wheel as it is worked with: one stop of the Tab key, the arrow keys within it, and every activity to be pressed. */
export function WheelDrawing({
  svg,
  wheel,
  links,
  names,
  halfWidth,
  today,
  stop,
  active,
  opened,
  anchor,
  warningsOf,
  drag,
  mayMove,
  onGo,
  onStop,
  onFocusChange,
  onHover,
  onOpen,
  onPointerDown,
}: WheelDrawingProps) {
  const t = useTranslations('wheel')
  const views = useTranslations('views')
  const id = useId()
  const activityNames = useActivityNames(wheel, warningsOf)
  const monthName = useMonthName()
  const daysIn = useDaysIn(wheel)
  const { edge, months } = wheel.size
  const onStopAt = useCallback((activityId: string) => onStop({ kind: 'activity', id: activityId }), [onStop])
  const pressable = {
    names: activityNames,
    stop: stop.kind === 'activity' ? stop.id : undefined,
    mayMove,
    onStop: onStopAt,
  }
  const place = opened === undefined ? undefined : placeOnWheel(wheel, opened)

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const key = WHEEL_KEYS.find((one) => one === event.key)
    if (key) {
      event.preventDefault()
      onGo(walk(wheel, stop, key))
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (stop.kind === 'activity') onOpen(stop.id)
      else onGo(walk(wheel, stop, 'ArrowDown'))
    }
  }

  function onClick(event: MouseEvent<SVGSVGElement>) {
    const id = activityIdAt(event.target)
    if (id !== undefined) onOpen(id)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a drawing
    <svg
      ref={svg}
      className="wheel"
      viewBox={`${-halfWidth} ${-edge - 4} ${2 * halfWidth} ${2 * edge + 8}`}
      role="group"
      aria-label={t('label', { year: wheel.scale.year })}
      data-dragging={drag ? true : undefined}
      data-looked-at={active.size > 0 ? true : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerDown={onPointerDown}
      onPointerOver={(event) => onHover(activityIdAt(event.target))}
      onPointerLeave={() => onHover(undefined)}
      onFocus={(event) => onFocusChange(event.target.matches(':focus-visible'))}
      onBlur={() => onFocusChange(false)}
    >
      {names && <WheelNames {...names} active={active} />}
      {wheel.months.map(({ month, first, last, from, to, count }) => (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot be drawn in a picture
        <path
          key={month}
          id={monthElementId(month)}
          className="wheel-month-stop"
          role="button"
          tabIndex={stop.kind === 'month' && stop.month === month ? 0 : -1}
          aria-label={[
            t('month', { month: monthName(month), count: views('count', { count }) }),
            ...daysIn(first, last),
          ].join('; ')}
          d={sectorPath(months.inner, months.outer, to - from - 0.6)}
          transform={turned(from + 0.3)}
          onFocus={() => onStop({ kind: 'month', month })}
          onClick={(event) => event.currentTarget.focus()}
        />
      ))}
      <WheelContents
        wheel={wheel}
        links={links}
        id={id}
        today={today}
        active={active}
        pressable={pressable}
      />
      {place && <circle ref={anchor} className="wheel-anchor" cx={place.x} cy={place.y} r="8" />}
      {drag && <Ghost wheel={wheel} drag={drag} />}
    </svg>
  )
}

/** Where an activity stands; undefined where it is filtered away. */
export function placeOnWheel({ arcs, marks }: ArrangedWheel<Activity>, id: string): Point | undefined {
  return (
    arcs.find(({ activity }) => activity.id === id)?.middle ??
    marks.find(({ activity }) => activity.id === id)
  )
}

/** Where the activity would stand. */
function Ghost({ wheel, drag: { activity, period } }: { wheel: ArrangedWheel<Activity>; drag: WheelDrag }) {
  const { start, end } = period
  if (start === undefined || end === undefined) return null
  const { scale, arcs, rings } = wheel
  const place =
    arcs.find((arc) => arc.activity.id === activity.id) ?? rings.find(({ party }) => party === activity.party)
  if (!place) return null
  const from = angleOfDay(scale, dayOffset(scale, start))
  const to = angleOfDay(scale, dayOffset(scale, end) + 1)
  return (
    <path
      className="wheel-ghost"
      data-party={activity.party}
      d={sectorPath(place.inner, place.outer, to - from)}
      transform={turned(from)}
      {...UNREAD}
    />
  )
}

/** The holidays and school holidays that have a day between two, in words. */
function useDaysIn({ feasts, schoolHolidays }: ArrangedWheel): (first: IsoDate, last: IsoDate) => string[] {
  const words = useCalendarWords()
  return (first, last) => {
    const isIn = ({ start, end }: { start: IsoDate; end: IsoDate }) => start <= last && end >= first
    return [...schoolHolidays.filter(isIn).map(words.schoolHoliday), ...feasts.filter(isIn).map(words.feast)]
  }
}

/** What a screen reader says of each activity, by its id. */
function useActivityNames(
  wheel: ArrangedWheel<Activity>,
  warningsOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const views = useTranslations('views')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const locale = useLocale()
  return useMemo(() => {
    const nameOf = (activity: Activity, number: number) => {
      const warnings = warningsOf.get(activity.id) ?? 0
      return [
        `${number}. ${activity.title || plan('untitled')}`,
        common(`parties.${activity.party}`),
        formatPeriod(activity, locale),
        plan(`statuses.${activity.status}`),
        ...(warnings > 0 ? [views('warningCount', { count: warnings })] : []),
      ].join(', ')
    }
    return new Map(
      [...wheel.arcs, ...wheel.marks].map(({ activity, number }) => [activity.id, nameOf(activity, number)]),
    )
  }, [wheel, warningsOf, views, plan, common, locale])
}

export function stopElementId(stop: WheelStop): string {
  return stop.kind === 'month' ? monthElementId(stop.month) : activityElementId(stop.id)
}

function monthElementId(month: number): string {
  return `aarshjul-maaned-${month}`
}

function activityIdAt(target: EventTarget): string | undefined {
  const there = target instanceof Element ? target.closest('[data-activity]') : null
  return there?.getAttribute('data-activity') ?? undefined
}
