import { type CSSProperties, memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import type { TableColumn, TableGrouping } from '#shared/table/table-choice.ts'
import { categoryOf } from '../plan/section-options.ts'
import { sectionElementId } from '../plan/show-place.ts'
import type { OpenedCell } from './table-cell.tsx'
import { TableRow } from './table-row.tsx'
import { useGroupTitle } from './use-group-title.ts'

interface TablePartProps {
  activities: readonly Activity[]
  columns: readonly TableColumn[]
  textAddress: string
  /** What stands above them; undefined where nothing does. */
  heading: GroupHeading | undefined
  /** Those of the table, where one of these is among them. */
  chosen: ReadonlySet<string>
  onChoose: ((id: string, isChosen: boolean) => void) | undefined
  opened: OpenedCell | undefined
  onOpen(cell: OpenedCell): void
  /** Until it is, it takes up the room that it will. */
  isDrawn: boolean
}

/** Some of the rows; laid out and painted only while they are near what is in view, and always there to be found. */
export const TablePart = memo(function TablePart({
  activities,
  columns,
  textAddress,
  heading,
  chosen,
  onChoose,
  opened,
  onOpen,
  isDrawn,
}: TablePartProps) {
  return (
    <tbody
      style={{ '--rows': activities.length + (heading ? 1 : 0) } as CSSProperties}
      data-waiting={isDrawn ? undefined : true}
    >
      {isDrawn && heading && <GroupHeader {...heading} width={columns.length + (onChoose ? 1 : 0)} />}
      {isDrawn &&
        activities.map((activity) => (
          <TableRow
            key={activity.id}
            activity={activity}
            columns={columns}
            textAddress={textAddress}
            isChosen={chosen.has(activity.id)}
            onChoose={onChoose}
            opened={opened?.activityId === activity.id ? opened.column : undefined}
            onOpen={onOpen}
          />
        ))}
    </tbody>
  )
})

export interface GroupHeading {
  grouping: TableGrouping
  groupKey: string
  count: number
}

function GroupHeader({ grouping, groupKey, count, width }: GroupHeading & { width: number }): ReactNode {
  const views = useTranslations('views')
  const titleOf = useGroupTitle(grouping)
  const category = grouping === 'category' ? categoryOf(groupKey) : undefined
  return (
    <tr className="table-group">
      <th scope="rowgroup" colSpan={width}>
        <span id={category && sectionElementId(category)} tabIndex={-1}>
          {titleOf(groupKey)}
        </span>
        <span className="table-group-count tabular">{views('count', { count })}</span>
      </th>
    </tr>
  )
}
