import { Lock } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import type { TableColumn } from '#shared/table/table-choice.ts'
import { useFindingsOf } from '../findings/findings-context.ts'
import { FollowUpCell } from '../follow-up/follow-up-cell.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { CellButton, type OpenedCell } from './table-cell.tsx'
import { useCellLabel, useCellWords } from './use-cell-words.tsx'

interface TableRowProps {
  activity: Activity
  columns: readonly TableColumn[]
  /** Of the text, in which the activity’s name leads to it. */
  textAddress: string
  isChosen: boolean
  /** Absent where nothing can be done with what is chosen. */
  onChoose: ((id: string, isChosen: boolean) => void) | undefined
  /** Which of its cells is opened, if one is. */
  opened: TableColumn | undefined
  onOpen(cell: OpenedCell): void
}

/** One activity; drawn anew only when it, or what is said of it, changes. */
export const TableRow = memo(function TableRow({
  activity,
  columns,
  textAddress,
  isChosen,
  onChoose,
  opened,
  onOpen,
}: TableRowProps) {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const { mayEdit } = usePage()
  const isAgreed = useAgreedSections().has(activity.category)
  const wordsOf = useCellWords()
  const labelOf = useCellLabel()
  const name = activity.title || plan('untitled')
  return (
    <tr
      data-item=""
      data-activity={activity.id}
      data-category={activity.category}
      data-party={activity.party}
      data-chosen={isChosen ? true : undefined}
      data-cancelled={activity.status === 'cancelled' ? true : undefined}
    >
      {onChoose && (
        <td className="cell-check">
          {isAgreed ? (
            <span role="img" aria-label={t('agreed')} title={t('agreed')}>
              <Lock aria-hidden />
            </span>
          ) : (
            <input
              type="checkbox"
              aria-label={t('choose', { title: name })}
              checked={isChosen}
              onChange={(event) => onChoose(activity.id, event.currentTarget.checked)}
            />
          )}
        </td>
      )}
      {columns.map((column) => {
        if (column === 'title')
          return <TitleCell key={column} activityId={activity.id} name={name} textAddress={textAddress} />
        const { text, shown } = wordsOf(activity, column)
        return (
          // On a phone there are no headings above it.
          <td key={column} data-column={column} data-label={t(`columns.${column}`)}>
            {mayEdit && !isAgreed ? (
              <CellButton
                activityId={activity.id}
                column={column}
                label={labelOf(activity, column, text)}
                isOpened={opened === column}
                onOpen={onOpen}
              >
                {shown || <span className="cell-empty">{t('empty')}</span>}
              </CellButton>
            ) : (
              shown
            )}
          </td>
        )
      })}
      <FollowUpCell activity={activity} />
    </tr>
  )
})

interface TitleCellProps {
  activityId: string
  name: string
  textAddress: string
}

/** By itself: most of what is said of an activity is said here. */
function TitleCell({ activityId, name, textAddress }: TitleCellProps) {
  const views = useTranslations('views')
  const findings = useFindingsOf(activityId).length
  const id = activityElementId(activityId)
  return (
    <th scope="row" data-column="title">
      <Link id={id} className="cell-title" to={{ search: textAddress, hash: id }}>
        {name}
      </Link>
      {findings > 0 && <span className="cell-findings">{views('warningCount', { count: findings })}</span>}
    </th>
  )
}
