import { Plus } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useLocale, useTranslations } from 'use-intl'
import { yearOf } from '#shared/basics/iso-date.ts'
import type { FieldName } from '#shared/plan/field-name.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { parseBudget } from '#shared/plan/parse-budget.ts'
import { parsePeriod } from '#shared/plan/parse-period.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, type Activity } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { formatBudget } from './budget.ts'
import { DraftField } from './draft-field.tsx'
import { ACTIVITY_FIELDS, fieldElementId, isFilled, OPTIONAL_FIELDS } from './field-names.ts'
import { usePage } from './page-parts.tsx'
import { clearCaret, setCaret } from './presence.ts'
import { useEdits } from './use-edits.ts'

/** The fields of one activity as labelled inputs; those that are empty and optional wait behind "Tilføj felt". */
export function ActivityFields({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const [added, setAdded] = useState<readonly FieldName[]>([])
  const frame = useRef<HTMLDivElement>(null)
  const hidden = OPTIONAL_FIELDS.filter((field) => !added.includes(field) && !isFilled(activity, field))

  function add(field: FieldName) {
    flushSync(() => setAdded((before) => [...before, field]))
    // After the menu has given the focus back to its button.
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, button)`)
        ?.focus()
    })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
    <div ref={frame} className="activity-fields" role="group" aria-label={t('fields')}>
      {ACTIVITY_FIELDS.filter((field) => !hidden.some((one) => one === field)).map((field) => (
        <ActivityField key={field} activity={activity} field={field} />
      ))}
      {hidden.length > 0 && (
        <div className="add-field">
          <MenuTrigger>
            <Button kind="quiet" size="small" icon={<Plus aria-hidden />}>
              {t('addField')}
            </Button>
            <Menu aria-label={t('addField')}>
              {hidden.map((field) => (
                <MenuItem key={field} onAction={() => add(field)}>
                  {t(`fieldNames.${field}`)}
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        </div>
      )}
    </div>
  )
}

/** One field of an activity as a labelled input, wherever it is written. */
export function ActivityField({ activity, field }: { activity: Activity; field: FieldName }) {
  switch (field) {
    case 'party':
      return <PartyField activity={activity} />
    case 'period':
      return <PeriodField activity={activity} />
    case 'status':
      return <StatusField activity={activity} />
    case 'budget':
      return <BudgetField activity={activity} />
    case 'audience':
    case 'partners':
      return <TagsField activity={activity} field={field} />
    case 'responsible':
    case 'place':
    case 'counterpart':
      return <WordsField activity={activity} field={field} />
    case 'goal':
      return <WordsField activity={activity} field={field} isMultiline />
    default:
      field satisfies never
      return null
  }
}

/** Where a field stands: found again by undo, and shown as taken while another person is in it. */
function FieldPlace({
  activity,
  field,
  children,
}: {
  activity: Activity
  field: FieldName
  children: ReactNode
}) {
  const { plan, presence } = usePage()
  const place = fieldElementId(activity.id, field)
  const here = useSyncExternalStore(presence.subscribe, () => presence.inActivity(activity.id))
  const other = here.find(({ caret }) => caret?.place === place)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus comes to and leaves the input within
    <div
      className="field-place"
      data-field={field}
      data-party={other?.party}
      data-taken={other ? true : undefined}
      onFocus={() => setCaret(plan.awareness, { place })}
      onBlur={() => clearCaret(plan.awareness, place)}
    >
      {children}
      {other && <span className="field-person">{other.name}</span>}
    </div>
  )
}

function PartyField({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const common = useTranslations('common')
  const edits = useEdits()
  return (
    <FieldPlace activity={activity} field="party">
      <Select
        label={t('fieldNames.party')}
        density="compact"
        value={activity.party}
        options={ACTIVITY_PARTIES.map((party) => ({ value: party, text: common(`parties.${party}`) }))}
        onChange={(party) => edits.change(activity.id, { party })}
      />
    </FieldPlace>
  )
}

function StatusField({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const edits = useEdits()
  return (
    <FieldPlace activity={activity} field="status">
      <Select
        label={t('fieldNames.status')}
        density="compact"
        value={activity.status}
        options={ACTIVITY_STATUSES.map((status) => ({ value: status, text: t(`statuses.${status}`) }))}
        onChange={(status) => edits.change(activity.id, { status })}
      />
    </FieldPlace>
  )
}

function PeriodField({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const locale = useLocale()
  const { plan } = usePage()
  const edits = useEdits()
  const { start, end, precision } = activity
  const isOpen = precision === 'open'
  const isOutside = (start && yearOf(start) > plan.year) || (end && yearOf(end) < plan.year)
  return (
    <FieldPlace activity={activity} field="period">
      <DraftField
        label={t('fieldNames.period')}
        value={isOpen ? '' : formatPeriod(activity, locale)}
        description={
          isOpen ? t('periodHint') : isOutside ? t('periodOutsideYear', { year: plan.year }) : undefined
        }
        onWrite={(text) => {
          const parsed = parsePeriod(text, plan.year)
          if (parsed.kind === 'fault') return t(`periodFaults.${parsed.fault}`)
          const { period } = parsed
          edits.change(activity.id, { start: period.start, end: period.end, precision: period.precision })
          return undefined
        }}
      />
    </FieldPlace>
  )
}

function BudgetField({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const locale = useLocale()
  const edits = useEdits()
  return (
    <FieldPlace activity={activity} field="budget">
      <DraftField
        label={t('fieldNames.budget')}
        value={formatBudget(activity.budget, locale)}
        inputMode="numeric"
        onWrite={(text) => {
          const budget = parseBudget(text)
          if (budget === 'fault') return t('budgetFault')
          edits.change(activity.id, { budget })
          return undefined
        }}
      />
    </FieldPlace>
  )
}

interface WordsFieldProps {
  activity: Activity
  field: 'responsible' | 'counterpart' | 'place' | 'goal'
  isMultiline?: boolean
}

function WordsField({ activity, field, isMultiline }: WordsFieldProps) {
  const t = useTranslations('plan')
  const edits = useEdits()
  const suggestions = useSuggestions((one) => [one[field]])
  return (
    <FieldPlace activity={activity} field={field}>
      <DraftField
        label={t(`fieldNames.${field}`)}
        value={activity[field]}
        suggestions={isMultiline ? undefined : suggestions}
        isMultiline={isMultiline}
        onWrite={(text) => {
          edits.change(activity.id, { [field]: text.trim() })
          return undefined
        }}
      />
    </FieldPlace>
  )
}

function TagsField({ activity, field }: { activity: Activity; field: 'audience' | 'partners' }) {
  const t = useTranslations('plan')
  const { undo } = usePage()
  const edits = useEdits()
  const registerPending = useCallback((write: () => void) => undo.registerPendingInput(write), [undo])
  const values = activity[field]
  const suggestions = useSuggestions((one) => one[field]).filter((value) => !values.includes(value))
  return (
    <FieldPlace activity={activity} field={field}>
      <TagField
        label={t(`fieldNames.${field}`)}
        values={values}
        suggestions={suggestions}
        onAdd={(value) => edits.change(activity.id, { [field]: [...values, value] })}
        onRemove={(value) => edits.change(activity.id, { [field]: values.filter((one) => one !== value) })}
        registerPending={registerPending}
      />
    </FieldPlace>
  )
}

/** What stands in the same field of other activities, most used first. */
function useSuggestions(valuesOf: (activity: Activity) => readonly string[]): string[] {
  const { activities } = usePage().plan
  const counts = new Map<string, number>()
  for (const value of activities.read().flatMap(valuesOf)) {
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value)
}
