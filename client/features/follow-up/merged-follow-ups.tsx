import { useTranslations } from 'use-intl'
import { mergedInto } from '#shared/findings/merging.ts'
import { copyFollowUp } from '#shared/follow-up/follow-up-document.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { usePage } from '../plan/page-parts.tsx'
import { useFollowUpWords } from './use-follow-up-words.ts'

interface MergedFollowUpsProps {
  activity: Activity
  /** Nothing is said of the joint one itself. */
  isEmpty: boolean
}

/** What was said of activities that have become this one: it is neither added up nor lost, but told, and taken over by a press. */
export function MergedFollowUps({ activity, isEmpty }: MergedFollowUpsProps) {
  const t = useTranslations('followUp')
  const { plan, undo } = usePage()
  const words = useFollowUpWords()
  const all = useStore(plan.followUps)
  if (activity.party !== 'joint') return null
  return mergedInto(plan.document, activity.id).map((id) => {
    const followUp = all.get(id)
    const record = activityRecords(plan.document).get(id)
    if (!followUp || !record) return null
    const title = titleOf(record)?.toString() || t('untitled')
    return (
      <div key={id} className="follow-up-merged">
        <p>{t('merged', { title, said: words.summary(followUp) || followUp.lessons })}</p>
        {isEmpty && (
          <Button
            size="small"
            onPress={() => undo.asOneStep(() => copyFollowUp(plan.document, id, plan.document, activity.id))}
          >
            {t('takeOver')}
          </Button>
        )}
      </div>
    )
  })
}
