import { ChevronDown, RotateCcw } from 'lucide-react'
import { MenuTrigger, Button as PlainButton } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import { isFiltered, TABLE_GROUPINGS, type TableChoice, WHOLE_TABLE } from '#shared/table/table-choice.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'

interface TableFiltersProps {
  choice: TableChoice
  onChange(change: Partial<TableChoice>): void
}

export function TableFilters({ choice, onChange }: TableFiltersProps) {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const sections = useSectionOptions()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div className="table-filters" role="group" aria-label={t('filters')} data-print="hide">
      <TextField
        label={t('words')}
        type="search"
        density="compact"
        autoComplete="off"
        value={choice.words}
        onChange={(words) => onChange({ words })}
      />
      <ManyOf
        label={t('columns.category')}
        options={sections}
        chosen={choice.categories.map(String)}
        onChange={(values) => onChange({ categories: values.flatMap((value) => categoryOf(value) ?? []) })}
      />
      <ManyOf
        label={t('columns.party')}
        options={ACTIVITY_PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
        chosen={choice.parties}
        onChange={(parties) => onChange({ parties })}
      />
      <ManyOf
        label={t('columns.status')}
        options={ACTIVITY_STATUSES.map((value) => ({ value, text: plan(`statuses.${value}`) }))}
        chosen={choice.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      <Select
        label={t('grouping')}
        density="compact"
        value={choice.grouping}
        options={TABLE_GROUPINGS.map((value) => ({ value, text: t(`groupings.${value}`) }))}
        onChange={(grouping) => onChange({ grouping })}
      />
      {isFiltered(choice) && (
        <Button
          kind="quiet"
          size="small"
          icon={<RotateCcw aria-hidden />}
          onPress={() => onChange({ ...WHOLE_TABLE, grouping: choice.grouping, sort: choice.sort })}
        >
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}

interface ManyOfProps<Value extends string> {
  label: string
  options: readonly { value: Value; text: string }[]
  chosen: readonly Value[]
  onChange(chosen: Value[]): void
}

/** Some values of one kind, all of them where none is chosen; the list stays open while one chooses. */
function ManyOf<Value extends string>({ label, options, chosen, onChange }: ManyOfProps<Value>) {
  const t = useTranslations('table')
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ text }) => text)
  const shown =
    names.length === 0 ? t('all') : names.length === 1 ? names[0] : t('some', { count: names.length })
  return (
    <div className="field" data-density="compact">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <MenuTrigger>
        <PlainButton
          className="field-input select-trigger"
          aria-label={`${label}: ${names.join(', ') || t('all')}`}
        >
          <span className="select-value">{shown}</span>
          <ChevronDown aria-hidden />
        </PlainButton>
        <Menu
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen}
          shouldCloseOnSelect={false}
          onSelectionChange={(keys) =>
            onChange(options.map(({ value }) => value).filter((value) => keys === 'all' || keys.has(value)))
          }
        >
          {options.map(({ value, text }) => (
            <MenuItem key={value} id={value}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </div>
  )
}
