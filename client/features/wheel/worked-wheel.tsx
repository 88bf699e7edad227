import { startTransition, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { monthOf } from '#shared/basics/iso-date.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { type ArrangedWheel, activitiesOn } from '#shared/wheel/arrange-wheel.ts'
import { LEADERS } from '#shared/wheel/callouts.ts'
import type { WheelLink } from '#shared/wheel/links.ts'
import { activitiesIn, type WheelStop } from '#shared/wheel/walk.ts'
import { CheckBox } from '../../ui/check-box.tsx'
import { usePreference } from '../../ui/preference.ts'
import { usePageHas } from '../../ui/use-page-has.ts'
import { usePage } from '../plan/page-parts.tsx'
import { ActivityGlance } from '../views/activity-glance.tsx'

import { MarkedDays } from '../views/marked-days.tsx'
import { useMoveActivity } from '../views/use-move-activity.ts'
import { useTodayIn } from '../views/use-today.ts'
import { namesBeside } from './names-beside.ts'
import { useMayMove } from './use-may-move.ts'
import { useOpened } from './use-opened.ts'
import { useWheelDrag } from './use-wheel-drag.ts'
import { useWidth } from './use-width.ts'
import { stopElementId, WheelDrawing } from './wheel-drawing.tsx'
import { WheelKeyList } from './wheel-key.tsx'
import { WheelList } from './wheel-list.tsx'
import { DragWords, Glance } from './wheel-over.tsx'

/** What is narrower has no room for names beside the wheel. */
const NAMES_FROM_PX = 880
const NAMES_WIDTH = 250

interface WorkedWheelProps {
  wheel: ArrangedWheel<Activity>
  links: readonly WheelLink[]
  /** How many warnings wait on each activity. */
  counts: ReadonlyMap<string, number>
}

const SHOWN_OR_NOT = ['shown', 'not'] as const

/** The wheel with what stands beside, over and under it while one works with it. */
export function WorkedWheel({ wheel, links, counts }: WorkedWheelProps) {
  const t = useTranslations('wheel')
  usePageHas('wheel')
  const { plan } = usePage()
  const today = useTodayIn(plan.year)
  const mayMove = useMayMove()
  const [frame, width] = useWidth()
  const svg = useRef<SVGSVGElement>(null)
  const [list, setList] = usePreference('wheel-list', SHOWN_OR_NOT, 'not')

  const names = useMemo(() => namesBeside(wheel, NAMES_WIDTH), [wheel])
  const hasRoom = width >= NAMES_FROM_PX && names.names.rowHeight >= LEADERS
  const hasNames = hasRoom && list === 'not'
  const halfWidth = hasNames ? names.inset + names.width : wheel.size.edge + 4

  const [stop, setStop] = useStop(wheel, today)
  const [isFocused, setFocused] = useState(false)
  const [hovered, setHovered] = useState<string>()
  const { opened, open, close, card } = useOpened()
  const { drag, onPointerDown, wasDragged } = useWheelDrag({
    svg,
    wheel,
    mayMove,
    onMove: useMoveActivity(),
  })

  // The pointer passes over one after the other while one scrolls: what it is at is drawn between whatever else is done.
  const onHover = useCallback((id: string | undefined) => startTransition(() => setHovered(id)), [])
  const dismiss = useCallback(() => {
    setHovered(undefined)
    setFocused(false)
  }, [])

  function goTo(next: WheelStop, options?: FocusOptions) {
    flushSync(() => setStop(next))
    document.getElementById(stopElementId(next))?.focus(options)
  }

  const openedActivity = activitiesOn(wheel).find(({ id }) => id === opened)
  const looked: WheelStop | undefined =
    openedActivity || drag
      ? undefined
      : hovered !== undefined
        ? { kind: 'activity', id: hovered }
        : isFocused
          ? stop
          : undefined
  const active = new Set(
    [openedActivity?.id, drag?.activity.id, ...idsAt(wheel, looked)].filter((id) => id !== undefined),
  )

  return (
    <>
      <div ref={frame} className="wheel-line" data-print="hide">
        <WheelKeyList />
        {hasRoom && (
          <CheckBox
            label={t('showList')}
            isChosen={list === 'shown'}
            onChange={(isChosen) => setList(isChosen ? 'shown' : 'not')}
          />
        )}
      </div>
      <MarkedDays year={plan.year} feasts={wheel.feasts} schoolHolidays={wheel.schoolHolidays} />
      <div className="wheel-and-list" data-list={hasNames ? undefined : true}>
        <div className="wheel-frame">
          <WheelDrawing
            svg={svg}
            wheel={wheel}
            links={links}
            names={hasNames ? names : undefined}
            halfWidth={halfWidth}
            today={today}
            stop={stop}
            active={active}
            opened={opened}
            anchor={card.onWheel}
            warningsOf={counts}
            drag={drag}
            mayMove={mayMove}
            onGo={goTo}
            onStop={setStop}
            onFocusChange={setFocused}
            onHover={onHover}
            onOpen={(id) => {
              if (wasDragged()) return
              // What is pressed is in sight, and a long arc would not be as a whole.
              goTo({ kind: 'activity', id }, { preventScroll: true })
              open(id)
            }}
            onPointerDown={onPointerDown}
          />
          {looked && <Glance wheel={wheel} halfWidth={halfWidth} at={looked} onDismiss={dismiss} />}
          {drag && <DragWords wheel={wheel} halfWidth={halfWidth} drag={drag} />}
        </div>
        {!hasNames && (
          <WheelList wheel={wheel} warningsOf={counts} active={active} onHover={onHover} onOpen={open} />
        )}
        {openedActivity && (
          <ActivityGlance
            key={openedActivity.id}
            activity={openedActivity}
            trigger={card.anchor}
            onClose={close}
            onShow={(id) => open(id)}
          />
        )}
      </div>
    </>
  )
}

/** The stop of the Tab key: what was last on, while it is there; at first the month that it is, or January. */
function useStop(wheel: ArrangedWheel<Activity>, today: string | undefined) {
  const month = today === undefined ? 1 : monthOf(today)
  const [stop, setStop] = useState<WheelStop>({ kind: 'month', month })
  const isThere = stop.kind === 'month' || activitiesOn(wheel).some(({ id }) => id === stop.id)
  return [isThere ? stop : ({ kind: 'month', month } as const), setStop] as const
}

function idsAt(wheel: ArrangedWheel<Activity>, stop: WheelStop | undefined): string[] {
  if (!stop) return []
  return stop.kind === 'activity' ? [stop.id] : activitiesIn(wheel, stop.month).map(({ id }) => id)
}
