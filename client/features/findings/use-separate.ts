import { useTranslations } from 'use-intl'
import { separateActivities } from '#shared/findings/separate-activities.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { changesAgreed } from '#shared/sign-off/changes-agreed.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'

/** Takes the merging of an activity back, goes to it, and says what could not be told apart. */
export function useSeparate(): (removedId: string) => void {
  const t = useTranslations('findings')
  const planTexts = useTranslations('plan')
  const plan = usePlan()
  const toasts = useToasts()

  return (removedId) => {
    if (changesAgreed(plan.document, (document) => separateActivities(document, removedId, LOCAL_EDIT)))
      return toasts.show({ text: t('isAgreed') })
    let answer: ReturnType<typeof separateActivities>
    const edit = plan.edit((document) => {
      answer = separateActivities(document, removedId, LOCAL_EDIT)
      return answer !== undefined
    })
    if (!edit || !answer) return toasts.show({ text: t('cannotSeparate') })
    // Only once it is drawn again can the page go to it.
    requestAnimationFrame(() => plan.goTo({ activityId: removedId }))
    const close = toasts.show({
      kind: 'undo',
      text: t(answer.textStandsInBoth ? 'separatedTextInBoth' : 'separated'),
      action: { label: planTexts('undo'), onPress: edit.takeBack },
    })
    edit.onOvertaken(close)
  }
}
