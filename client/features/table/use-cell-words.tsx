import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { formatBudget } from '../plan/budget.ts'
import { useFieldText } from '../plan/use-field-text.ts'
import type { OpenedCell } from './table-cell.tsx'

type Column = OpenedCell['column']

/** What a cell shows, and the same in plain words. */
interface CellWords {
  text: string
  shown: ReactNode
}

/** Says what stands in each cell of a row; asked once a row, since a table has thousands of cells. */
export function useCellWords(): (activity: Activity, column: Column) => CellWords {
  const locale = useLocale()
  const fieldText = useFieldText()
  return (activity, column) => {
    switch (column) {
      case 'category': {
        const text = String(activity.category)
        return { text, shown: <span className="tabular">{text}</span> }
      }
      case 'party':
        return { text: fieldText(activity, column), shown: <PartyBadge party={activity.party} /> }
      case 'period': {
        const text = fieldText(activity, column)
        return { text, shown: activity.precision === 'open' ? '' : text }
      }
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
}

/** What a cell that can be changed is called: its field, its value in plain words and its activity. */
export function useCellLabel(): (activity: Activity, column: Column, text: string) => string {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  return (activity, column, text) =>
    t('cell', {
      field: t(`columns.${column}`),
      value: text || t('nothing'),
      title: activity.title || plan('untitled'),
    })
}
