import { useTranslations } from 'use-intl'
import type { ShownDuty } from './shown-duty.ts'

/** How far a duty is, in a word or two. */
export function DutyStateBadge({ duty }: { duty: ShownDuty }) {
  const t = useTranslations('duties')
  const { name } = duty.state
  const isEarlier = name === 'acknowledged' && duty.isEarlierWording
  return (
    <span className="duty-badges">
      {duty.isOverdue && (
        <span className="badge duty-state" data-state="overdue">
          {t('overdue')}
        </span>
      )}
      <span className="badge duty-state" data-state={isEarlier ? 'earlier' : name}>
        {isEarlier ? t('earlier') : t(`states.${name}`)}
      </span>
      {duty.isConfidential && <span className="badge duty-state">{t('confidential')}</span>}
    </span>
  )
}
