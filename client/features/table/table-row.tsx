import { Lock } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity } from '#shared/plan/plan.ts'
import type { TableColumn } from '#shared/table/table-choice.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { useFindingsOf } from '../findings/findings-context.ts'
import { FollowUpCell } from '../follow-up/follow-up-cell.tsx'
import { formatBudget } from '../plan/budget.ts'
import { usePage } from '../plan/page-parts.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'
import { activityElementId } from '../plan/show-place.ts'
import { useEdits } from '../plan/use-edits.ts'
import { useFieldText } from '../plan/use-field-text.ts'
import { usePeriodWords } from '../plan/use-period-words.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { useTextAddress } from '../views/plan-view.ts'
import { ChoiceCell, FieldCell } from './table-cell.tsx'

interface TableRowProps {
  activity: Activity
  columns: readonly TableColumn[]
  isChosen: boolean
  /** Absent where nothing can be done with what is chosen. */
  onChoose: ((id: string, isChosen: boolean) => void) | undefined
}

/** One activity; drawn anew only when it, or what is said of it, changes. */
export const TableRow = memo(function TableRow({ activity, columns, isChosen, onChoose }: TableRowProps) {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const { mayEdit } = usePage()
  const isAgreed = useAgreedSections().has(activity.category)
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
      {columns.map((column) =>
        column === 'title' ? (
          <TitleCell key={column} activity={activity} name={name} />
        ) : (
          // On a phone there are no headings above it.
          <td key={column} data-column={column} data-label={t(`columns.${column}`)}>
            <Value activity={activity} column={column} name={name} mayEdit={mayEdit && !isAgreed} />
          </td>
        ),
      )}
      <FollowUpCell activity={activity} />
    </tr>
  )
})

function TitleCell({ activity, name }: { activity: Activity; name: string }) {
  const views = useTranslations('views')
  const findings = useFindingsOf(activity.id).length
  const textAddress = useTextAddress()
  return (
    <th scope="row" data-column="title">
      <Link
        id={activityElementId(activity.id)}
        className="cell-title"
        to={{ search: textAddress, hash: activityElementId(activity.id) }}
      >
        {name}
      </Link>
      {findings > 0 && <span className="cell-findings">{views('warningCount', { count: findings })}</span>}
    </th>
  )
}

interface ValueProps {
  activity: Activity
  column: Exclude<TableColumn, 'title'>
  name: string
  mayEdit: boolean
}

function Value({ activity, column, name, mayEdit }: ValueProps) {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const edits = useEdits()
  const { text, shown } = useCellWords(activity, column)
  const sections = useSectionOptions()
  if (!mayEdit) return shown
  const label = t('cell', { field: t(`columns.${column}`), value: text || t('nothing'), title: name })
  switch (column) {
    case 'category':
      return (
        <ChoiceCell
          label={label}
          options={sections}
          value={String(activity.category)}
          onChange={(value) => {
            const category = categoryOf(value)
            if (category) edits.moveTo(activity, category, edits.of(category).length)
          }}
        >
          {shown}
        </ChoiceCell>
      )
    case 'party':
      return (
        <ChoiceCell
          label={label}
          options={ACTIVITY_PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
          value={activity.party}
          onChange={(party) => edits.change(activity.id, { party })}
        >
          {shown}
        </ChoiceCell>
      )
    case 'status':
      return (
        <ChoiceCell
          label={label}
          options={ACTIVITY_STATUSES.map((value) => ({ value, text: plan(`statuses.${value}`) }))}
          value={activity.status}
          onChange={(status) => edits.change(activity.id, { status })}
        >
          {shown}
        </ChoiceCell>
      )
    case 'period':
    case 'responsible':
    case 'budget':
      return (
        <FieldCell activity={activity} field={column} label={label}>
          {shown}
        </FieldCell>
      )
    default:
      column satisfies never
      return null
  }
}

/** What a cell shows, and the same in plain words. */
function useCellWords(activity: Activity, column: ValueProps['column']): { text: string; shown: ReactNode } {
  const locale = useLocale()
  const fieldText = useFieldText()
  const period = usePeriodWords(column === 'period' ? activity : undefined)
  switch (column) {
    case 'category': {
      const text = String(activity.category)
      return { text, shown: <span className="tabular">{text}</span> }
    }
    case 'party':
      return { text: fieldText(activity, column), shown: <PartyBadge party={activity.party} /> }
    case 'period':
      return { text: period, shown: activity.precision === 'open' ? '' : period }
    case 'status': {
      const text = fieldText(activity, column)
      return {
        text,
        shown: (
          <span className="activity-status" data-status={activity.status}>
            {text}
          </span>
        ),
      }
    }
    case 'responsible':
      return { text: activity.responsible, shown: activity.responsible }
    case 'budget':
      return { text: fieldText(activity, column), shown: formatBudget(activity.budget, locale) }
    default:
      column satisfies never
      return { text: '', shown: null }
  }
}
