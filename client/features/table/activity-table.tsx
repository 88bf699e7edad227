import '../../styles/table.css'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type CSSProperties, useCallback, useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { arrangeActivities, type TableGroup } from '#shared/table/arrange-activities.ts'
import {
  TABLE_COLUMNS,
  TABLE_GROUPINGS,
  type TableChoice,
  type TableColumn,
  type TableGrouping,
  type TableSort,
} from '#shared/table/table-choice.ts'
import { Select } from '../../ui/select.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { useDrawnInSteps } from '../plan/use-drawn-in-steps.ts'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { inParts, ROWS_IN_PART } from '../views/in-parts.ts'
import { NothingShown } from '../views/nothing-shown.tsx'
import { useTextAddress } from '../views/plan-view.ts'
import { CellEditor } from './cell-editor.tsx'
import { moveBetweenCells } from './cell-keys.ts'
import { ChosenActivities } from './chosen-activities.tsx'
import type { OpenedCell } from './table-cell.tsx'
import { TablePart } from './table-part.tsx'
import { useTableChoice } from './use-table-choice.ts'

/** The plan's activities as rows: found, sorted, grouped, and changed where they stand. */
export function ActivityTable() {
  const t = useTranslations('table')
  const locale = useLocale()
  const { plan, mayEdit } = usePage()
  const activities = useActivities()
  const [choice, change] = useTableChoice()
  const groups = useMemo(() => arrangeActivities(activities, choice, locale), [activities, choice, locale])
  const shown = useMemo(() => groups.flatMap((group) => group.activities), [groups])
  const chosen = useChosen(shown)

  return (
    <div className="activity-table">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters filter={choice} onChange={change}>
        <Select
          label={t('grouping')}
          density="compact"
          value={choice.grouping}
          options={TABLE_GROUPINGS.map((value) => ({ value, text: t(`groupings.${value}`) }))}
          onChange={(grouping) => change({ grouping })}
        />
      </ActivityFilters>
      <ActivityCount filter={choice} shown={shown.length} count={activities.length} />
      {shown.length === 0 ? (
        <NothingShown filter={choice} onChange={change} />
      ) : (
        <Rows
          groups={groups}
          choice={choice}
          onSort={(sort) => change({ sort })}
          chosen={chosen.ids}
          onChoose={mayEdit ? chosen.set : undefined}
        />
      )}
      {mayEdit && <ChosenActivities ids={chosen.ids} onClear={chosen.clear} />}
    </div>
  )
}

/** What is chosen and still to be seen: nobody changes what they have filtered away, or what another has deleted. */
function useChosen(shown: readonly Activity[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set())
  const set = useCallback((id: string, isChosen: boolean) => {
    setAll((before) => {
      const after = new Set(before)
      if (isChosen) after.add(id)
      else after.delete(id)
      return after
    })
  }, [])
  const clear = useCallback(() => setAll(new Set()), [])
  const ids = useMemo(() => new Set(shown.flatMap(({ id }) => (all.has(id) ? [id] : []))), [shown, all])
  return { ids, set, clear }
}

interface RowsProps {
  groups: readonly TableGroup[]
  choice: TableChoice
  onSort(sort: TableSort | undefined): void
  chosen: ReadonlySet<string>
  onChoose: ((id: string, isChosen: boolean) => void) | undefined
}

function Rows({ groups, choice, onSort, chosen, onChoose }: RowsProps) {
  const t = useTranslations('table')
  const { plan } = usePage()
  const { grouping } = choice
  // What the heading of the group says already, its rows need not.
  const columns = useMemo(() => TABLE_COLUMNS.filter((column) => column !== grouping), [grouping])
  const parts = useMemo(() => partsOf(groups, grouping), [groups, grouping])
  const { drawn } = useDrawnInSteps(parts.length * ROWS_IN_PART, false)
  const textAddress = useTextAddress()
  const [opened, setOpened] = useState<OpenedCell>()
  const close = useCallback(() => setOpened(undefined), [])
  return (
    <div className="table-frame">
      <table
        aria-label={t('title', { plan: plan.title })}
        style={{ '--columns': columnWidths(columns, onChoose !== undefined) } as CSSProperties}
        onKeyDownCapture={moveBetweenCells}
      >
        <thead>
          <tr>
            {onChoose && (
              <td className="cell-check">
                <span className="visually-hidden">{t('chosenColumn')}</span>
              </td>
            )}
            {columns.map((column) => (
              <ColumnHeader key={column} column={column} sort={choice.sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {parts.map(({ key, heading, activities }, index) => (
          <TablePart
            key={key}
            activities={activities}
            columns={columns}
            textAddress={textAddress}
            heading={heading}
            chosen={activities.some(({ id }) => chosen.has(id)) ? chosen : NONE}
            onChoose={onChoose}
            opened={activities.some(({ id }) => id === opened?.activityId) ? opened : undefined}
            onOpen={setOpened}
            isDrawn={index * ROWS_IN_PART < drawn}
          />
        ))}
      </table>
      {opened && <CellEditor cell={opened} onClose={close} />}
    </div>
  )
}

const NONE: ReadonlySet<string> = new Set()

/** The groups' rows in parts, the first of which begins with the group's heading, where there are groups. */
function partsOf(groups: readonly TableGroup[], grouping: TableGrouping) {
  return groups.flatMap(({ key: groupKey, activities }) =>
    inParts(activities).map(({ number, rows }) => ({
      key: `${groupKey}/${number}`,
      heading:
        number === 0 && grouping !== 'none' ? { grouping, groupKey, count: activities.length } : undefined,
      activities: rows,
    })),
  )
}

/** The same in every part, which the browser lays out apart from the others. */
const WIDTHS: Record<TableColumn, string> = {
  title: 'minmax(200px, 3fr)',
  category: '64px',
  party: '104px',
  period: 'minmax(112px, 1.4fr)',
  responsible: 'minmax(88px, 1fr)',
  status: '100px',
  budget: '96px',
}

function columnWidths(columns: readonly TableColumn[], hasChecks: boolean): string {
  return [...(hasChecks ? ['36px'] : []), ...columns.map((column) => WIDTHS[column])].join(' ')
}

interface ColumnHeaderProps {
  column: TableColumn
  sort: TableSort | undefined
  onSort(sort: TableSort | undefined): void
}

/** Sorts by the column, the other way, and then no more. */
function ColumnHeader({ column, sort, onSort }: ColumnHeaderProps) {
  const t = useTranslations('table')
  const own = sort?.column === column ? sort : undefined
  const next = () => {
    if (!own) return onSort({ column, isDescending: false })
    onSort(own.isDescending ? undefined : { column, isDescending: true })
  }
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={own ? (own.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="column-button" onClick={next}>
        {t(`columns.${column}`)}
        {own && (own.isDescending ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />)}
      </button>
    </th>
  )
}
