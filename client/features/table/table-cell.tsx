import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Dialog, DialogTrigger, MenuTrigger, Button as PlainButton, Popover } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import type { FieldName } from '#shared/plan/field-name.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ActivityField } from '../plan/activity-fields.tsx'
import { closeWhenWritten } from '../plan/close-when-written.ts'
import { usePage } from '../plan/page-parts.tsx'

interface ChoiceCellProps<Value extends string> {
  /** What is chosen, and for which activity. */
  label: string
  options: readonly { value: NoInfer<Value>; text: string }[]
  value: Value
  onChange(value: NoInfer<Value>): void
  children: ReactNode
}

/** A cell whose value is chosen from a list that opens under it. */
export function ChoiceCell<Value extends string>({
  label,
  options,
  value,
  onChange,
  children,
}: ChoiceCellProps<Value>) {
  return (
    <MenuTrigger>
      <CellButton label={label}>{children}</CellButton>
      <Menu
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const chosen = options.find((option) => keys !== 'all' && keys.has(option.value))
          if (chosen && chosen.value !== value) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} id={option.value}>
            {option.text}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

interface FieldCellProps {
  activity: Activity
  field: FieldName
  label: string
  children: ReactNode
}

/** A cell whose field opens over it to be written in, as it stands in the plan’s text. */
export function FieldCell({ activity, field, label, children }: FieldCellProps) {
  const { undo } = usePage()
  const [isOpen, setOpen] = useState(false)
  const popover = useRef<HTMLElement>(null)

  const close = () => closeWhenWritten(undo, popover.current, () => setOpen(false))

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => (open ? setOpen(true) : close())}>
      <CellButton label={label}>{children}</CellButton>
      <Popover ref={popover} className="popover cell-popover" placement="bottom start" offset={4}>
        <Dialog aria-label={label} className="cell-dialog">
          <FieldInDialog activity={activity} field={field} onEnter={close} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function FieldInDialog({
  activity,
  field,
  onEnter,
}: Pick<FieldCellProps, 'activity' | 'field'> & { onEnter(): void }) {
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

/** Only the row’s name is a stop of the Tab key; the arrow keys go on from there. */
function CellButton({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations('table')
  return (
    <PlainButton className="cell-button" aria-label={label} excludeFromTabOrder>
      {children || <span className="cell-empty">{t('empty')}</span>}
    </PlainButton>
  )
}
