import '../../styles/activity-filters.css'
import { ChevronDown, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuTrigger, Button as PlainButton } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES } from '#shared/plan/plan.ts'
import { type ActivityFilter, isFiltered, NO_FILTER } from '#shared/views/activity-filter.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { categoryOf, useSectionOptions } from '../plan/section-options.ts'

interface ActivityFiltersProps {
  filter: ActivityFilter
  onChange(change: Partial<ActivityFilter>): void
  /** Whether some activities may be left out, where the view lets one choose more than the filter. */
  isFurtherFiltered?: boolean
  /** What else the view lets one choose. */
  children?: ReactNode
}

/** Which activities a view shows; one bar for all views. */
export function ActivityFilters({ filter, onChange, isFurtherFiltered, children }: ActivityFiltersProps) {
  const t = useTranslations('views.filter')
  const plan = useTranslations('plan')
  const common = useTranslations('common')
  const sections = useSectionOptions()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div className="activity-filters" role="group" aria-label={t('label')} data-print="hide">
      <TextField
        label={t('words')}
        type="search"
        density="compact"
        autoComplete="off"
        value={filter.words}
        onChange={(words) => onChange({ words })}
      />
      <ManyOf
        label={t('category')}
        options={sections}
        chosen={filter.categories.map(String)}
        onChange={(values) => onChange({ categories: values.flatMap((value) => categoryOf(value) ?? []) })}
      />
      <ManyOf
        label={t('party')}
        options={ACTIVITY_PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
        chosen={filter.parties}
        onChange={(parties) => onChange({ parties })}
      />
      <ManyOf
        label={t('status')}
        options={ACTIVITY_STATUSES.map((value) => ({ value, text: plan(`statuses.${value}`) }))}
        chosen={filter.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      {children}
      {(isFurtherFiltered ?? isFiltered(filter)) && (
        <Button
          kind="quiet"
          size="small"
          icon={<RotateCcw aria-hidden />}
          onPress={() => onChange(NO_FILTER)}
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
  const t = useTranslations('views.filter')
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
