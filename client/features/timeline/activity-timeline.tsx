import '../../styles/timeline.css'
import { type CSSProperties, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { yearOf } from '#shared/basics/iso-date.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { arrangeTimeline, type TimelineGroup } from '#shared/timeline/arrange-timeline.ts'
import type { WholePeriod } from '#shared/timeline/drag-period.ts'
import {
  readTimelineChoice,
  TIMELINE_GROUPINGS,
  TIMELINE_ZOOMS,
  type TimelineChoice,
  withTimelineChoice,
} from '#shared/timeline/timeline-choice.ts'
import { offsetOf, type TimelineScale, timelineScale } from '#shared/timeline/timeline-scale.ts'
import { filterActivities } from '#shared/views/activity-filter.ts'
import { Choice } from '../../ui/choice.tsx'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { Select } from '../../ui/select.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useFindings } from '../findings/findings-context.ts'
import { isOpenWarning } from '../findings/shown-finding.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { activityElementId, sectionElementId } from '../plan/show-place.ts'
import { useEdits } from '../plan/use-edits.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { ActivityGlance } from '../views/activity-glance.tsx'
import { NothingShown } from '../views/nothing-shown.tsx'
import { useAddressChoice } from '../views/use-address-choice.ts'
import { useSelectedActivity } from '../views/use-selected-activity.ts'
import { moveBetweenBars } from './bar-keys.ts'
import { TimelineGround, TimelineHead } from './timeline-head.tsx'
import { TimelineKey } from './timeline-key.tsx'
import { TimelineRow } from './timeline-row.tsx'
import { useBarDrag } from './use-bar-drag.ts'
import { useTimeInView } from './use-time-in-view.ts'

/** The plan's activities along its year, by week: seen, moved and looked into. */
export function ActivityTimeline() {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const { plan } = usePage()
  const activities = useActivities()
  const [choice, change] = useAddressChoice(readTimelineChoice, withTimelineChoice)
  const scale = useMemo(() => timelineScale(plan.year), [plan.year])
  const shown = useMemo(() => filterActivities(activities, choice, locale), [activities, choice, locale])
  return (
    <div className="activity-timeline">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters filter={choice} onChange={change}>
        <Select
          label={t('rows')}
          density="compact"
          value={choice.grouping}
          options={TIMELINE_GROUPINGS.map((value) => ({ value, text: t(`groupings.${value}`) }))}
          onChange={(grouping) => change({ grouping })}
        />
      </ActivityFilters>
      <div className="timeline-bar-above">
        <ActivityCount filter={choice} shown={shown.length} count={activities.length} />
        <Choice
          label={t('zoom')}
          options={TIMELINE_ZOOMS.map((value) => ({ value, text: t(`zooms.${value}`) }))}
          value={choice.zoom}
          onChange={(zoom) => change({ zoom })}
        />
      </div>
      {shown.length === 0 ? (
        <NothingShown filter={choice} onChange={change} />
      ) : (
        <Sheet shown={shown} choice={choice} scale={scale} />
      )}
      <TimelineKey scale={scale} />
    </div>
  )
}

interface SheetProps {
  shown: readonly Activity[]
  choice: TimelineChoice
  scale: TimelineScale
}

function Sheet({ shown, choice: { grouping, zoom }, scale }: SheetProps) {
  const t = useTranslations('timeline')
  const { plan } = usePage()
  const groups = useMemo(() => arrangeTimeline(shown, grouping, scale), [shown, grouping, scale])
  const [selected, select] = useSelectedActivity()
  const [atHand, setAtHand] = useState<string>()
  const looked = plan.activities.get(selected ?? '')
  const warnings = useWarnings(looked?.id ?? atHand)
  const frame = useRef<HTMLDivElement>(null)
  const today = useToday(scale)
  const mayMove = useMayMove()
  const { drag, handlers } = useBarDrag({
    scale,
    zoom,
    activityOf: (id) => plan.activities.get(id),
    onMove: useMove(),
  })
  const isPlaced = useTimeInView(frame, { zoom, scale, today, selected: looked?.id })
  const shownIds = groups.flatMap((group) => group.activities.map(({ id }) => id))
  const tabStop = [atHand, looked?.id].find((id) => id !== undefined && shownIds.includes(id)) ?? shownIds[0]
  const trigger = useMemo(
    () => ({
      get current() {
        return selected === undefined ? null : document.getElementById(activityElementId(selected))
      },
    }),
    [selected],
  )

  function onClick({ target }: MouseEvent) {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-activity]') : null
    if (!row || !(target as Element).closest('.timeline-bar, .timeline-title-words')) return
    // What closes the card gives the focus back to where it was; a bar whose title was pressed may be out of sight.
    row.querySelector<HTMLElement>('.timeline-bar')?.focus()
    select(row.dataset.activity)
  }

  return (
    <div ref={frame} className="timeline-frame" data-zoom={zoom}>
      <div
        className="timeline-sheet"
        style={{ '--days': scale.days } as CSSProperties}
        data-dragging={drag ? true : undefined}
      >
        <TimelineGround scale={scale} today={today} />
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
          {groups.map((group) => (
            <tbody key={group.by === 'party' ? group.party : group.category}>
              <GroupHeader group={group} />
              {group.activities.map((activity) => (
                <TimelineRow
                  key={activity.id}
                  activity={activity}
                  scale={scale}
                  preview={drag?.activity.id === activity.id ? drag.period : undefined}
                  overlaps={warnings.overlaps.get(activity.id) ?? 0}
                  warnings={warnings.others.get(activity.id) ?? 0}
                  mayMove={mayMove(activity)}
                  isTabStop={activity.id === tabStop}
                  isSelected={activity.id === looked?.id}
                  isLinked={warnings.linked.has(activity.id)}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {looked && isPlaced && shownIds.includes(looked.id) && (
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

function GroupHeader({ group }: { group: TimelineGroup }) {
  const t = useTranslations('timeline')
  const sectionTitle = useSectionTitle()
  return (
    <tr className="timeline-group">
      <th scope="rowgroup" colSpan={2}>
        <span className="timeline-group-title">
          {group.by === 'party' ? (
            <PartyBadge party={group.party} />
          ) : (
            <span id={sectionElementId(group.category)} tabIndex={-1}>
              {sectionTitle(group.category)}
            </span>
          )}
          <span className="timeline-group-count tabular">
            {t('count', { count: group.activities.length })}
          </span>
        </span>
      </th>
    </tr>
  )
}

interface Warnings {
  overlaps: ReadonlyMap<string, number>
  others: ReadonlyMap<string, number>
  /** What overlaps the activity that is looked at. */
  linked: ReadonlySet<string>
}

/** The open warnings by activity, counted once for all rows. */
function useWarnings(lookedAt: string | undefined): Warnings {
  const findings = useFindings()
  return useMemo(() => {
    const overlaps = new Map<string, number>()
    const others = new Map<string, number>()
    const linked = new Set<string>()
    for (const { kind, activityIds } of findings.filter(isOpenWarning)) {
      const counts = kind === 'overlap' ? overlaps : others
      for (const id of activityIds) counts.set(id, (counts.get(id) ?? 0) + 1)
      if (lookedAt !== undefined && activityIds.includes(lookedAt)) {
        for (const id of activityIds) if (id !== lookedAt) linked.add(id)
      }
    }
    return { overlaps, others, linked }
  }, [findings, lookedAt])
}

function useMayMove(): (activity: Activity) => boolean {
  const { mayEdit } = usePage()
  const agreed = useAgreedSections()
  return ({ category }) => mayEdit && !agreed.has(category)
}

function useMove(): (activity: Activity, period: WholePeriod) => void {
  const t = useTranslations('timeline')
  const plan = useTranslations('plan')
  const locale = useLocale()
  const { undo } = usePage()
  const edits = useEdits()
  const toasts = useToasts()
  return useCallback(
    ({ id, title, start, end }, period) => {
      if (period.start === start && period.end === end) return
      edits.change(id, period)
      toasts.show({
        kind: 'undo',
        text: t('moved', { title: title || plan('untitled'), period: formatPeriod(period, locale) }),
        action: { label: t('undo'), onPress: () => undo.undo() },
      })
    },
    [t, plan, locale, undo, edits, toasts],
  )
}

/** How many days of the scale go before today; undefined in another year. */
function useToday(scale: TimelineScale): number | undefined {
  const [today] = useState(() => dateInDenmark(new Date().toISOString()))
  return yearOf(today) === scale.year ? offsetOf(scale, today) : undefined
}
