import { type CSSProperties, type MouseEvent, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { arrangeTimeline } from '#shared/timeline/arrange-timeline.ts'
import { linksBetween } from '#shared/timeline/links.ts'
import type { TimelineChoice } from '#shared/timeline/timeline-choice.ts'
import { offsetOf, type TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { usePage } from '../plan/page-parts.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useDrawnInSteps } from '../plan/use-drawn-in-steps.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { ActivityGlance } from '../views/activity-glance.tsx'
import { inParts, ROWS_IN_PART } from '../views/in-parts.ts'
import { useMoveActivity } from '../views/use-move-activity.ts'
import { useSelectedActivity } from '../views/use-selected-activity.ts'
import { useTodayIn } from '../views/use-today.ts'
import { moveBetweenBars } from './bar-keys.ts'
import { TimelineGround, TimelineHead } from './timeline-head.tsx'
import { TimelineLinks } from './timeline-links.tsx'
import { TimelineRows } from './timeline-rows.tsx'
import { useBarDrag } from './use-bar-drag.ts'
import { useBarWarnings } from './use-bar-warnings.ts'
import { useTimeInView } from './use-time-in-view.ts'

interface TimelineSheetProps {
  shown: readonly Activity[]
  choice: TimelineChoice
  scale: TimelineScale
}

/** The rows under their scale, what one does to their bars, and the card of the one that is looked at. */
export function TimelineSheet({ shown, choice: { grouping, zoom }, scale }: TimelineSheetProps) {
  const t = useTranslations('timeline')
  const { plan, mayEdit } = usePage()
  const agreed = useAgreedSections()
  const groups = useMemo(() => arrangeTimeline(shown, grouping, scale), [shown, grouping, scale])
  const parts = useMemo(() => groups.flatMap((group) => partsOf(group.activities, group)), [groups])
  const [selected, select] = useSelectedActivity()
  const [atHand, setAtHand] = useState<string>()
  const isShown = (id: string | undefined) =>
    parts.some(({ activities }) => activities.some((one) => one.id === id))
  const looked = isShown(selected) ? plan.activities.get(selected ?? '') : undefined
  const tabStop = [atHand, looked?.id].find(isShown) ?? parts[0]?.activities[0]?.id
  // Whoever is led to an activity is led to its bar.
  const { drawn } = useDrawnInSteps(parts.length * ROWS_IN_PART, selected !== undefined)
  const warnings = useBarWarnings(looked?.id ?? atHand)
  const { pairs } = warnings
  const links = useMemo(() => linksBetween(groups, pairs, scale), [groups, pairs, scale])
  const frame = useRef<HTMLDivElement>(null)
  const date = useTodayIn(scale.year)
  const today = date === undefined ? undefined : offsetOf(scale, date)
  const { drag, handlers } = useBarDrag({
    scale,
    zoom,
    activityOf: (id) => plan.activities.get(id),
    onMove: useMoveActivity(),
  })
  const isPlaced = useTimeInView(frame, { zoom, scale, today, activityId: looked?.id ?? atHand })
  const trigger = useMemo(
    () => ({
      get current() {
        return selected === undefined ? null : document.getElementById(activityElementId(selected))
      },
    }),
    [selected],
  )

  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element) || !target.closest('.timeline-bar, .timeline-title-words')) return
    const row = target.closest<HTMLElement>('[data-activity]')
    // What closes the card gives the focus back to where it was; a bar whose title was pressed may be out of sight.
    row?.querySelector<HTMLElement>('.timeline-bar')?.focus()
    select(row?.dataset.activity)
  }

  return (
    <div ref={frame} className="timeline-frame" data-zoom={zoom}>
      <div
        className="timeline-sheet"
        style={{ '--days': scale.days } as CSSProperties}
        data-dragging={drag ? true : undefined}
      >
        <TimelineGround scale={scale} today={today} />
        <TimelineLinks links={links} lookedAt={looked?.id ?? atHand} />
        <table
          aria-label={t('title', { plan: plan.title })}
          onKeyDown={moveBetweenBars}
          onFocus={({ target }) =>
            setAtHand(target.closest<HTMLElement>('[data-activity]')?.dataset.activity)
          }
          onClick={onClick}
          {...handlers}
        >
          <TimelineHead scale={scale} today={today} />
          {parts.map(({ key, group, activities }, index) => {
            const has = (id: string | undefined) => activities.some((activity) => activity.id === id)
            return (
              <TimelineRows
                key={key}
                group={group}
                activities={activities}
                scale={scale}
                mayEdit={mayEdit}
                agreed={agreed}
                overlaps={warnings.overlaps}
                others={warnings.others}
                drag={has(drag?.activity.id) ? drag : undefined}
                tabStop={has(tabStop) ? tabStop : undefined}
                selected={has(looked?.id) ? looked?.id : undefined}
                linked={[...warnings.linked].some(has) ? warnings.linked : NONE}
                isDrawn={index * ROWS_IN_PART < drawn}
              />
            )
          })}
        </table>
      </div>
      {looked && isPlaced && (
        <ActivityGlance
          key={looked.id}
          activity={looked}
          trigger={trigger}
          onClose={() => select(undefined)}
          onShow={select}
        />
      )}
    </div>
  )
}

const NONE: ReadonlySet<string> = new Set()

type Group = ReturnType<typeof arrangeTimeline>[number]

/** The group's rows in parts, the first of which begins with its heading. */
function partsOf(activities: readonly Activity[], group: Group) {
  const name = group.by === 'party' ? group.party : group.category
  return inParts(activities).map((part) => ({
    key: `${name}/${part.number}`,
    group: part.number === 0 ? group : undefined,
    activities: part.rows,
  }))
}
