import { ClipboardCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { isMissing } from '#shared/follow-up/follow-up-state.ts'
import { can } from '#shared/permissions/can.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { useFollowUpInAddress } from './follow-up-address.ts'
import { useFollowUp } from './use-follow-up.ts'
import { useFollowUpWords } from './use-follow-up-words.ts'

/**
 * What became of an activity, or that nobody has said it yet: on its card from the day it is over. Before, it is written
 * from the activity's menu, which an agreed section has not.
 */
export function FollowUpLine({ activity }: { activity: Activity }) {
  const t = useTranslations('followUp')
  const { plan, isConfidential } = usePage()
  const { followUp, state } = useFollowUp(activity)
  const [, open] = useFollowUpInAddress()
  const words = useFollowUpWords()
  const hasNoMenu = useAgreedSections().has(activity.category) && !isConfidential
  const mayWrite = can(plan.person, 'edit', { kind: 'plan' })
  if (!followUp && !(mayWrite && (isMissing(state) || hasNoMenu))) return null
  const said = followUp && words.summary(followUp)
  return (
    <div className="follow-up-line" data-state={state.name}>
      <ClipboardCheck aria-hidden />
      <div>
        <button type="button" className="link-button" onClick={() => open(activity.id)}>
          {t('title')}
        </button>
        <span>{said || (followUp ? t('begun') : words.state(state))}</span>
        {followUp && isMissing(state) && <span className="follow-up-due">{words.state(state)}</span>}
        {followUp?.lessons && <p className="follow-up-lessons">{followUp.lessons}</p>}
      </div>
    </div>
  )
}
