import '../../styles/table.css'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type CSSProperties, type ReactNode, useCallback, useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { arrangeActivities, type TableGroup } from '#shared/table/arrange-activities.ts'
import {
  isTableFiltered,
  TABLE_COLUMNS,
  TABLE_GROUPINGS,
  type TableChoice,
  type TableColumn,
  type TableGrouping,
  type TableSort,
} from '#shared/table/table-choice.ts'
import { NO_FILTER } from '#shared/views/activity-filter.ts'
import { Select } from '../../ui/select.tsx'
import { CountedSelect } from '../follow-up/counted-select.tsx'
import { useCounted } from '../follow-up/use-counted.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useActivities } from '../plan/plan-context.tsx'
import { categoryOf } from '../plan/section-options.ts'
import { sectionElementId } from '../plan/show-place.ts'
import { ActivityCount } from '../views/activity-count.tsx'
import { ActivityFilters } from '../views/activity-filters.tsx'
import { inParts } from '../views/in-parts.ts'
import { NothingShown } from '../views/nothing-shown.tsx'
import { moveBetweenCells } from './cell-keys.ts'
import { ChosenActivities } from './chosen-activities.tsx'
import { TableRow } from './table-row.tsx'
import { useGroupTitle } from './use-group-title.ts'
import { useTableChoice } from './use-table-choice.ts'

/** The plan's activities as rows: found, sorted, grouped, and changed where they stand. */
export function ActivityTable() {
  const t = useTranslations('table')
  const locale = useLocale()
  const { plan, mayEdit } = usePage()
  const activities = useActivities()
  const [choice, change] = useTableChoice()
  const counted = useCounted(activities, choice.counted)
  const groups = useMemo(() => arrangeActivities(counted, choice, locale), [counted, choice, locale])
  const shown = groups.flatMap((group) => group.activities)
  const chosen = useChosen(shown.map(({ id }) => id))

  return (
    <div className="activity-table">
      <h1 className="visually-hidden">{t('title', { plan: plan.title })}</h1>
      <ActivityFilters
        filter={choice}
        isFurtherFiltered={isTableFiltered(choice)}
        onChange={(filter) => change(filter === NO_FILTER ? { ...NO_FILTER, counted: undefined } : filter)}
      >
        <CountedSelect counted={choice.counted} onChange={(next) => change({ counted: next })} />
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
        <NothingShown
          filter={choice}
          isFurtherFiltered={isTableFiltered(choice)}
          onChange={(filter) => change({ ...filter, counted: undefined })}
        />
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
function useChosen(shown: readonly string[]) {
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
  return { ids: new Set(shown.filter((id) => all.has(id))), set, clear }
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
  const followUp = useTranslations('followUp')
  const { plan } = usePage()
  // What the heading of the group says already, its rows need not.
  const columns = useMemo(
    () => TABLE_COLUMNS.filter((column) => column !== choice.grouping),
    [choice.grouping],
  )
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
            <th scope="col" data-column="follow-up">
              {followUp('title')}
            </th>
          </tr>
        </thead>
        {groups.flatMap(({ key, activities }) =>
          inParts(activities).map(({ number, rows }) => (
            <RowsInPart
              key={`${key}/${number}`}
              activities={rows}
              columns={columns}
              chosen={chosen}
              onChoose={onChoose}
            >
              {number === 0 && choice.grouping !== 'none' && (
                <GroupHeader
                  grouping={choice.grouping}
                  groupKey={key}
                  count={activities.length}
                  width={columns.length + (onChoose ? 2 : 1)}
                />
              )}
            </RowsInPart>
          )),
        )}
      </table>
    </div>
  )
}

interface RowsInPartProps extends Pick<RowsProps, 'chosen' | 'onChoose'> {
  activities: readonly Activity[]
  columns: readonly TableColumn[]
  /** What stands above them. */
  children: ReactNode
}

/** Some of the rows; laid out and painted only while they are near what is in view, and always there to be found. */
function RowsInPart({ activities, columns, chosen, onChoose, children }: RowsInPartProps) {
  return (
    <tbody style={{ '--rows': activities.length + (children ? 1 : 0) } as CSSProperties}>
      {children}
      {activities.map((activity) => (
        <TableRow
          key={activity.id}
          activity={activity}
          columns={columns}
          isChosen={chosen.has(activity.id)}
          onChoose={onChoose}
        />
      ))}
    </tbody>
  )
}

/** The same in every part, which the browser lays out apart from the others. */
const WIDTHS: Record<TableColumn, string> = {
  title: 'minmax(168px, 3fr)',
  category: '64px',
  party: '104px',
  period: 'minmax(100px, 1.4fr)',
  responsible: 'minmax(88px, 1fr)',
  status: '100px',
  budget: '96px',
}

function columnWidths(columns: readonly TableColumn[], hasChecks: boolean): string {
  return [...(hasChecks ? ['36px'] : []), ...columns.map((column) => WIDTHS[column]), '92px'].join(' ')
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

interface GroupHeaderProps {
  grouping: TableGrouping
  groupKey: string
  count: number
  width: number
}

function GroupHeader({ grouping, groupKey, count, width }: GroupHeaderProps) {
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
