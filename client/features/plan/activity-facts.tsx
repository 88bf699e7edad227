import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { FieldName } from '#shared/plan/field-name.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { PartyBadge } from '../../ui/party-badge.tsx'
import { formatBudget } from './budget.ts'
import { CardButton } from './card-button.tsx'
import { fieldNamed } from './field-names.ts'
import { useFieldName } from './use-field-text.ts'
import { usePeriodWords } from './use-period-words.ts'

type FactName = Exclude<FieldName, 'party' | 'period' | 'status'>

interface ActivityFactsProps {
  activity: Activity
  /** Opens the fields at one of them; absent for those who only read. */
  onEdit?: (field?: FieldName) => void
}

/** The fields as a quiet line of plain words: read, searched, copied and printed as such. */
export function ActivityFacts({ activity, onEdit }: ActivityFactsProps) {
  const t = useTranslations('plan')
  const locale = useLocale()
  const nameOf = useFieldName()
  const { responsible, audience, partners, counterpart, place, budget, goal } = activity
  const period = usePeriodWords(activity)
  const fact = (field: FactName, value: string) =>
    value && (
      <Fact key={field} field={field} label={nameOf(field)}>
        {value}
      </Fact>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a mouse may click any word; the button beside is the keyboard's way
    <div
      className="activity-facts"
      data-editable={onEdit ? true : undefined}
      onClick={(event) => {
        if (!onEdit || !getSelection()?.isCollapsed) return
        const clicked =
          event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fact]') : null
        onEdit(fieldNamed(clicked?.dataset.fact ?? ''))
      }}
    >
      <span data-fact="party">
        <PartyBadge party={activity.party} />
      </span>
      <span data-fact="period" className="fact-period">
        {period}
      </span>
      <span data-fact="status" className="activity-status" data-status={activity.status}>
        {t(`statuses.${activity.status}`)}
      </span>
      {fact('responsible', responsible)}
      {fact('place', place)}
      {fact('audience', audience.join(', '))}
      {fact('partners', partners.join(', '))}
      {fact('counterpart', counterpart)}
      {fact('budget', budget === undefined ? '' : t('kroner', { amount: formatBudget(budget, locale) }))}
      {fact('goal', goal)}
      {onEdit && (
        <span className="facts-edit" data-print="hide">
          <CardButton label={t('editFields')} icon={<Pencil aria-hidden />} onPress={() => onEdit()} />
        </span>
      )}
    </div>
  )
}

function Fact({ field, label, children }: { field: FieldName; label: string; children: ReactNode }) {
  return (
    <span className="fact" data-fact={field}>
      <span className="fact-label">{label}:</span> {children}
    </span>
  )
}
