import { memo, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Activity, Period } from '#shared/plan/plan.ts'
import { dragUnit } from '#shared/timeline/drag-period.ts'
import { labelSide, placeOnTimeline } from '#shared/timeline/place-on-timeline.ts'
import type { TimelineScale } from '#shared/timeline/timeline-scale.ts'
import { PartyShape } from '../../ui/party-badge.tsx'
import { FindingShape } from '../findings/finding-shape.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { usePeriodWords } from '../plan/use-period-words.ts'
import { placed } from './placed.ts'

interface TimelineRowProps {
  activity: Activity
  scale: TimelineScale
  /** Where its bar would come to stand, while it is dragged. */
  preview: Period | undefined
  /** Warnings that nobody has decided on: overlaps, and others. */
  overlaps: number
  warnings: number
  mayMove: boolean
  isTabStop: boolean
  isSelected: boolean
  /** Overlaps the activity that is looked at. */
  isLinked: boolean
}

/** One activity with its bar; drawn anew only when it, or what is said of it, changes. */
export const TimelineRow = memo(function TimelineRow({
  activity,
  scale,
  preview,
  overlaps,
  warnings,
  mayMove,
  isTabStop,
  isSelected,
  isLinked,
}: TimelineRowProps) {
  const t = useTranslations('timeline')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const { id, party, status, precision, start, end } = { ...activity, ...preview }
  const place = useMemo(
    () => placeOnTimeline({ precision, start, end }, scale),
    [precision, start, end, scale],
  )
  const period = usePeriodWords({ precision, start, end })
  const title = activity.title || plan('untitled')
  const partyName = common(`parties.${party}`)
  const isBar = place.kind === 'bar'
  const isMovable = mayMove && isBar && dragUnit(precision, 'month') !== undefined
  return (
    <tr
      className="timeline-row"
      data-item=""
      data-activity={id}
      data-party={party}
      data-status={status}
      data-selected={isSelected ? true : undefined}
    >
      <th scope="row" className="timeline-title">
        <span className="timeline-title-words">
          <PartyShape party={party} />
          <span>{title}</span>
        </span>
      </th>
      <td className="timeline-track">
        <button
          type="button"
          id={activityElementId(id)}
          className="timeline-bar"
          tabIndex={isTabStop ? 0 : -1}
          aria-haspopup="dialog"
          aria-expanded={isSelected}
          aria-label={t('bar', {
            title,
            party: partyName,
            period,
            status: plan(`statuses.${status}`),
            count: overlaps + warnings,
          })}
          style={isBar ? placed(place) : undefined}
          data-kind={place.kind}
          data-label={isBar ? labelSide(place, scale) : undefined}
          data-loose={(isBar && !place.isExact) || place.kind === 'ongoing' ? true : undefined}
          data-movable={isMovable ? true : undefined}
          data-preview={preview ? true : undefined}
          data-linked={isLinked ? true : undefined}
        >
          <span className="timeline-shape">
            {isMovable && (
              <>
                <span className="timeline-edge" data-edge="start" />
                <span className="timeline-edge" data-edge="end" />
              </>
            )}
          </span>
          <span className="timeline-label">
            {overlaps > 0 && <FindingShape kind="overlap" />}
            {warnings > 0 && <FindingShape kind="role" />}
            <span className="timeline-label-party">{partyName}</span>{' '}
            <span className="timeline-label-period">{period}</span>
          </span>
        </button>
      </td>
    </tr>
  )
})
