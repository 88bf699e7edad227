import { useTranslations } from 'use-intl'
import { isMissing } from '#shared/follow-up/follow-up-state.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { useFollowUpInAddress } from './follow-up-address.ts'
import { useFollowUp } from './use-follow-up.ts'

/** Where an activity's follow-up stands, in its row of the table; pressed, it opens. */
export function FollowUpCell({ activity }: { activity: Activity }) {
  const t = useTranslations('followUp')
  const { followUp, state } = useFollowUp(activity)
  const [, open] = useFollowUpInAddress()
  const words =
    followUp?.outcome && !isMissing(state) ? t(`outcomes.${followUp.outcome}`) : t(`short.${state.name}`)
  return (
    <td data-column="follow-up" data-label={t('title')} data-state={state.name}>
      <button
        type="button"
        className="cell-button"
        tabIndex={-1}
        aria-label={t('openFor', { state: words, title: activity.title || t('untitled') })}
        onClick={() => open(activity.id)}
      >
        {words}
      </button>
    </td>
  )
}
