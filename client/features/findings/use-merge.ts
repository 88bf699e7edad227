import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { mergeActivities } from '#shared/plan/merge-activities.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'

/**
 * Makes one joint activity of two, the one it is seen from first, and offers to take it back; goes to what came of it.
 * Does nothing where one of them is gone.
 */
export function useMerge(): (kept: Activity, other: Activity) => void {
  const t = useTranslations('findings')
  const plan = usePlan()
  const toasts = useToasts()
  const introductionOf = useIntroduction()

  return (kept, other) => {
    const introduction = introductionOf(kept, other)
    const edit = plan.edit((document) =>
      mergeActivities(document, kept.id, other.id, introduction, LOCAL_EDIT),
    )
    if (!edit) return
    plan.goTo({ activityId: kept.id })
    const close = toasts.show({
      kind: 'undo',
      text: t('merged', { title: kept.title || t('untitled') }),
      action: { label: t('undoMerge'), onPress: edit.takeBack },
    })
    edit.onOvertaken(close)
  }
}

/** Where the text below comes from, with what it says otherwise than the kept activity. */
function useIntroduction(): (kept: Activity, other: Activity) => string {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const names = useTranslations('plan.factNames')
  const locale = useLocale()

  return (kept, other) => {
    const periods = [kept, other].map((activity) => formatPeriod(activity, locale))
    const differing = [
      kept.precision !== 'open' && other.precision !== 'open' && periods[0] !== periods[1] && periods[1],
      differs(kept.place, other.place),
      ...(['counterpart', 'responsible', 'goal'] as const).map(
        (field) => differs(kept[field], other[field]) && `${names(field)}: ${other[field]}`,
      ),
      kept.budget !== undefined &&
        other.budget !== undefined &&
        kept.budget !== other.budget &&
        `${names('budget')}: ${t('kroner', { amount: other.budget })}`,
    ].filter((words) => typeof words === 'string')
    const from = t('mergedFrom', {
      party: common(`parties.${other.party}`),
      title: other.title || t('untitled'),
    })
    return differing.length > 0 ? `${from} (${differing.join(' · ')})` : from
  }
}

function differs(kept: string, other: string): string | false {
  return kept !== '' && other !== '' && kept !== other && other
}
