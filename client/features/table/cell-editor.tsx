import { useEffect, useMemo, useRef } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import type { FieldName } from '#shared/plan/field-name.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity } from '#shared/plan/plan.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ActivityField } from '../plan/activity-fields.tsx'
import { closeWhenWritten } from '../plan/close-when-written.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useActivity } from '../plan/plan-context.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'
import { useEdits } from '../plan/use-edits.ts'
import { isChosen, type OpenedCell } from './table-cell.tsx'
import { useCellLabel, useCellWords } from './use-cell-words.tsx'

interface CellEditorProps {
  cell: OpenedCell
  onClose(): void
}

/** What changes the value of the cell that is opened, under it. */
export function CellEditor({ cell, onClose }: CellEditorProps) {
  const activity = useActivity(cell.activityId)
  const wordsOf = useCellWords()
  const labelOf = useCellLabel()
  const button = useMemo(() => ({ current: cell.button }), [cell.button])
  if (!activity) return null
  const { column } = cell
  const opened = { button, label: labelOf(activity, column, wordsOf(activity, column).text), onClose }
  return isChosen(column) ? (
    <CellChoice activity={activity} column={column} {...opened} />
  ) : (
    <CellField activity={activity} field={column} {...opened} />
  )
}

interface OpenedProps {
  activity: Activity
  button: { current: Element }
  label: string
  onClose(): void
}

function CellChoice({
  activity,
  column,
  button,
  label,
  onClose,
}: OpenedProps & { column: 'category' | 'party' | 'status' }) {
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const sections = useSectionOptions()
  const edits = useEdits()
  const { options, value } = {
    category: { options: sections, value: String(activity.category) },
    party: {
      options: ACTIVITY_PARTIES.map((party) => ({ value: party, text: common(`parties.${party}`) })),
      value: activity.party,
    },
    status: {
      options: ACTIVITY_STATUSES.map((status) => ({ value: status, text: plan(`statuses.${status}`) })),
      value: activity.status,
    },
  }[column]

  function change(chosen: string) {
    const category = column === 'category' ? categoryOf(chosen) : undefined
    const party = column === 'party' ? ACTIVITY_PARTIES.find((one) => one === chosen) : undefined
    const status = column === 'status' ? ACTIVITY_STATUSES.find((one) => one === chosen) : undefined
    if (category) edits.moveTo(activity, category, edits.of(category).length)
    if (party) edits.change(activity.id, { party })
    if (status) edits.change(activity.id, { status })
  }

  return (
    <Menu
      aria-label={label}
      openedFrom={{ button, onClose }}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys !== 'all' && keys.has(option.value))
        if (chosen && chosen.value !== value) change(chosen.value)
      }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} id={option.value}>
          {option.text}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** The field as it stands in the plan’s text. */
function CellField({ activity, field, button, label, onClose }: OpenedProps & { field: FieldName }) {
  const { undo } = usePage()
  const popover = useRef<HTMLElement>(null)
  const close = () => closeWhenWritten(undo, popover.current, onClose)
  return (
    <Popover
      ref={popover}
      className="popover cell-popover"
      placement="bottom start"
      offset={4}
      trigger="DialogTrigger"
      triggerRef={button}
      isOpen
      onOpenChange={close}
    >
      <Dialog aria-label={label} className="cell-dialog">
        <FieldInDialog activity={activity} field={field} onEnter={close} />
      </Dialog>
    </Popover>
  )
}

function FieldInDialog({
  activity,
  field,
  onEnter,
}: Pick<OpenedProps, 'activity'> & { field: FieldName; onEnter(): void }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = frame.current?.querySelector<HTMLInputElement>('input, textarea')
    input?.focus()
    input?.select()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears Enter from the field within
    <div
      ref={frame}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter()
      }}
    >
      <ActivityField activity={activity} field={field} />
    </div>
  )
}
