import { useTranslations } from 'use-intl'
import { mergeActivities } from '#shared/findings/merge-activities.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'

/** Makes one joint activity of two, goes to it and offers to take it back; answers false where it could not. */
export function useMerge(): (pair: readonly [string, string]) => boolean {
  const t = useTranslations('findings')
  const planTexts = useTranslations('plan')
  const plan = usePlan()
  const toasts = useToasts()

  return (pair) => {
    let keptId: string | undefined
    const edit = plan.edit((document) => {
      keptId = mergeActivities(document, pair, LOCAL_EDIT, plan.agreement)
      return keptId !== undefined
    })
    if (!edit || keptId === undefined) return false
    plan.goTo({ activityId: keptId })
    const close = toasts.show({
      kind: 'undo',
      text: t('merged', { title: plan.activities.get(keptId)?.title || t('untitled') }),
      action: { label: planTexts('undo'), onPress: edit.takeBack },
    })
    edit.onOvertaken(close)
    return true
  }
}
