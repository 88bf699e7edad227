import '../../styles/wheel.css'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { yearOf } from '#shared/basics/iso-date.ts'
import { languageTag } from '#shared/basics/locale.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity, Period } from '#shared/plan/plan.ts'
import { filterActivities } from '#shared/views/activity-filter.ts'
import { arrangeWheel } from '#shared/wheel/arrange-wheel.ts'
import { LEADERS } from '#shared/wheel/callouts.ts'
import { linksBetween } from '#shared/wheel/links.ts'
import { busiestOf } from '#shared/wheel/load.ts'
import { activitiesIn, type WheelStop } from '#shared/wheel/walk.ts'
import { CheckBox } from '../../ui/check-box.tsx'
import { usePreference } from '../../ui/preference.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { useEdits } from '../plan/use-edits.ts'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { NothingShown } from '../views/nothing-shown.tsx'
import { useActivityFilter } from '../views/use-activity-filter.ts'
import { SaveMenu } from './save-menu.tsx'
import { useMayMove } from './use-may-move.ts'
import { useWarnings } from './use-warnings.ts'
import { useWheelDrag } from './use-wheel-drag.ts'
import { useWidth } from './use-width.ts'
import { useMonthName } from './wheel-base.tsx'
import { OPENED, WheelCard } from './wheel-card.tsx'
import { stopElementId, WheelDrawing } from './wheel-drawing.tsx'
import { WheelKeyList } from './wheel-key.tsx'
import { WheelList } from './wheel-list.tsx'
import { DragWords, Glance } from './wheel-over.tsx'
import { namesBeside, WheelSheet } from './wheel-sheet.tsx'

/** What is narrower has no room for names beside the wheel. */
const NAMES_FROM_PX = 880
const NAMES_WIDTH = 250

/** The plan's year as a wheel: read at a glance, walked through by the arrow keys, and moved about in. */
export function AnnualWheel() {
  const t = useTranslations('wheel')
  const locale = useLocale()
  const { plan, mayEdit } = usePage()
  const all = useActivities()
  const [filter, changeFilter] = useActivityFilter()
  const activities = useMemo(() => filterActivities(all, filter, locale), [all, filter, locale])
  const wheel = useMemo(() => arrangeWheel(activities, plan.year), [activities, plan.year])
  const sheet = useRef<SVGSVGElement>(null)
  const { pairs } = useWarnings()
  const links = useMemo(() => linksBetween(wheel, pairs), [wheel, pairs])

  return (
    <div className="annual-wheel">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters filter={filter} onChange={changeFilter} />
      <div className="wheel-line" data-print="hide">
        <ActivityCount filter={filter} shown={activities.length} count={all.length} />
        <Busiest wheel={wheel} />
        <SaveMenu sheet={sheet} wheel={wheel} />
      </div>
      {activities.length === 0 ? (
        <NothingShown filter={filter} onChange={changeFilter} />
      ) : (
        <>
          <Worked wheel={wheel} links={links} />
          <p className="wheel-hint" data-print="hide">
            {t('hint')} {mayEdit && t('hintMove')}
          </p>
        </>
      )}
      <WheelSheet
        svg={sheet}
        title={plan.title}
        wheel={useDeferredValue(wheel)}
        links={useDeferredValue(links)}
      />
    </div>
  )
}

function Busiest({ wheel }: { wheel: ReturnType<typeof arrangeWheel> }) {
  const t = useTranslations('wheel')
  const locale = useLocale()
  const monthName = useMonthName()
  const busiest = busiestOf(wheel.months)
  const [first] = busiest
  if (!first) return null
  const months = new Intl.ListFormat(languageTag(locale)).format(busiest.map(({ month }) => monthName(month)))
  return <p>{t('busiestCount', { months, count: first.count })}</p>
}

interface WorkedProps {
  wheel: ReturnType<typeof arrangeWheel<Activity>>
  links: ReturnType<typeof linksBetween>
}

const SHOWN_OR_NOT = ['shown', 'not'] as const

/** The wheel with what stands beside, over and under it while one works with it. */
function Worked({ wheel, links }: WorkedProps) {
  const t = useTranslations('wheel')
  const { plan } = usePage()
  const today = useToday(plan.year)
  const mayMove = useMayMove()
  const { counts } = useWarnings()
  const move = useMove()
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
    mayMove: (activity) => mayMove(activity) === 'yes',
    onMove: move,
  })

  const dismiss = useCallback(() => {
    setHovered(undefined)
    setFocused(false)
  }, [])

  function goTo(next: WheelStop) {
    if (isSameStop(next, stop) && document.activeElement?.id === stopElementId(next)) return
    flushSync(() => setStop(next))
    document.getElementById(stopElementId(next))?.focus({ preventScroll: true })
  }

  const looked: WheelStop | undefined =
    opened !== undefined || drag
      ? undefined
      : hovered !== undefined
        ? { kind: 'activity', id: hovered }
        : isFocused
          ? stop
          : undefined
  const active = new Set(
    [opened, drag?.activity.id, ...idsAt(wheel, looked)].filter((id) => id !== undefined),
  )

  return (
    <div ref={frame} className="wheel-and-list" data-list={hasNames ? undefined : true}>
      <div className="wheel-room" data-print="hide">
        <div className="wheel-line">
          <WheelKeyList />
          {hasRoom && (
            <CheckBox
              label={t('showList')}
              isChosen={list === 'shown'}
              onChange={(isChosen) => setList(isChosen ? 'shown' : 'not')}
            />
          )}
        </div>
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
            mayMove={(activity) => mayMove(activity) === 'yes'}
            onStop={goTo}
            onFocusChange={setFocused}
            onHover={setHovered}
            onOpen={(id) => {
              if (wasDragged()) return
              goTo({ kind: 'activity', id })
              open(id)
            }}
            onPointerDown={onPointerDown}
          />
          {looked && <Glance wheel={wheel} halfWidth={halfWidth} at={looked} onDismiss={dismiss} />}
          {drag && <DragWords wheel={wheel} halfWidth={halfWidth} drag={drag} />}
        </div>
      </div>
      {!hasNames && (
        <WheelList
          wheel={wheel}
          warningsOf={counts}
          active={active}
          onHover={setHovered}
          onOpen={(id, row) => open(id, row)}
        />
      )}
      {opened !== undefined && (
        <WheelCard key={opened} activityId={opened} anchor={card.anchor} onClose={close} />
      )}
    </div>
  )
}

/** The stop of the Tab key: what was last on, while it is there; at first the month that it is, or January. */
function useStop(wheel: WorkedProps['wheel'], today: string | undefined) {
  const month = today === undefined ? 1 : Number(today.slice(5, 7))
  const [stop, setStop] = useState<WheelStop>({ kind: 'month', month })
  const isThere =
    stop.kind === 'month' || [...wheel.arcs, ...wheel.marks].some(({ activity }) => activity.id === stop.id)
  return [isThere ? stop : ({ kind: 'month', month } as const), setStop] as const
}

/** The activity whose card is open, which the address keeps, and what its card stands beside. */
function useOpened() {
  const [address, setAddress] = useSearchParams()
  const opened = address.get(OPENED) ?? undefined
  const onWheel = useRef<SVGCircleElement>(null)
  const inList = useRef<Element>(null)
  const [isInList, setInList] = useState(false)
  const put = (id: string | undefined) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        if (id === undefined) next.delete(OPENED)
        else next.set(OPENED, id)
        return next
      },
      { replace: true },
    )
  return {
    opened,
    open(id: string, row?: Element) {
      inList.current = row ?? null
      setInList(row !== undefined)
      put(id)
    },
    close: () => put(undefined),
    card: { onWheel, anchor: isInList ? inList : onWheel },
  }
}

/** Gives an activity another period in one step of undo, and says so. */
function useMove(): (activity: Activity, period: Period) => void {
  const t = useTranslations('wheel')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { undo } = usePage()
  const edits = useEdits()
  const toasts = useToasts()
  return (activity, { start, end, precision }) => {
    edits.change(activity.id, { start, end, precision })
    toasts.show({
      kind: 'undo',
      text: t('moved', {
        title: activity.title || plan('untitled'),
        period: formatPeriod({ start, end, precision }, locale),
      }),
      action: { label: t('undo'), onPress: () => undo.undo() },
    })
  }
}

/** The day it is, where the plan is for this year. */
function useToday(year: number): string | undefined {
  const [today] = useState(() => dateInDenmark(new Date().toISOString()))
  return yearOf(today) === year ? today : undefined
}

function idsAt(wheel: WorkedProps['wheel'], stop: WheelStop | undefined): string[] {
  if (!stop) return []
  return stop.kind === 'activity' ? [stop.id] : activitiesIn(wheel, stop.month).map(({ id }) => id)
}

function isSameStop(a: WheelStop, b: WheelStop): boolean {
  return stopElementId(a) === stopElementId(b)
}
