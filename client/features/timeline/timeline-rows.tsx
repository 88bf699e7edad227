import { type CSSProperties, memo } from 'react'
import { useTranslations } from 'use-intl'
import type { Activity, Category } from '#shared/plan/plan.ts'
import type { TimelineGroup } from '#shared/timeline/arrange-timeline.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { sectionElementId } from '../plan/show-place.ts'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { TimelineRow } from './timeline-row.tsx'
import type { Drag } from './use-bar-drag.ts'

interface TimelineRowsProps {
  /** Absent where its heading stands over rows before these. */
  group: TimelineGroup | undefined
  activities: readonly Activity[]
  scale: TimelineScale
  mayEdit: boolean
  agreed: ReadonlyMap<Category, string>
  overlaps: ReadonlyMap<string, number>
  others: ReadonlyMap<string, number>
  /** Only where it is about one of these, as all that follows. */
  drag: Drag | undefined
  tabStop: string | undefined
  selected: string | undefined
  linked: ReadonlySet<string>
  /** Until they are, they take up the room that they will. */
  isDrawn: boolean
}

/** Some of a group's rows; laid out and painted only while they are near what is in view, and always there to be found. */
export const TimelineRows = memo(function TimelineRows({
  group,
  activities,
  scale,
  mayEdit,
  agreed,
  overlaps,
  others,
  drag,
  tabStop,
  selected,
  linked,
  isDrawn,
}: TimelineRowsProps) {
  return (
    <tbody
      style={{ '--rows': activities.length } as CSSProperties}
      data-headed={group ? true : undefined}
      data-waiting={isDrawn ? undefined : true}
    >
      {isDrawn && group && <GroupHeader group={group} />}
      {isDrawn &&
        activities.map((activity) => (
          <TimelineRow
            key={activity.id}
            activity={activity}
            scale={scale}
            preview={drag?.activity.id === activity.id ? drag.period : undefined}
            overlaps={overlaps.get(activity.id) ?? 0}
            warnings={others.get(activity.id) ?? 0}
            mayMove={mayEdit && !agreed.has(activity.category)}
            isTabStop={activity.id === tabStop}
            isSelected={activity.id === selected}
            isLinked={linked.has(activity.id)}
          />
        ))}
    </tbody>
  )
})

function GroupHeader({ group }: { group: TimelineGroup }) {
  const views = useTranslations('views')
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
            {views('count', { count: group.activities.length })}
          </span>
        </span>
      </th>
    </tr>
  )
}
