import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { type FollowUp, shareSatisfied } from '#shared/follow-up/follow-up.ts'
import type { FollowUpState } from '#shared/follow-up/follow-up-state.ts'
import { unbroken } from '../../text/unbroken.ts'

/** Where a follow-up stands, and what it says, in a few words. */
export function useFollowUpWords() {
  const t = useTranslations('followUp')
  const locale = useLocale()
  const day = (date: string) => unbroken(formatDate(date, locale))
  return {
    state: (state: FollowUpState) =>
      'due' in state ? t(`states.${state.name}`, { day: day(state.due) }) : t(`states.${state.name}`),
    summary({ outcome, on, counts, answers }: FollowUp): string {
      const satisfied = shareSatisfied(answers.content)
      return [
        outcome &&
          (on === undefined ? t(`outcomes.${outcome}`) : t(`outcomesOn.${outcome}`, { day: day(on) })),
        counts.participants !== undefined && unbroken(t('participantCount', { count: counts.participants })),
        counts.companies !== undefined && unbroken(t('companyCount', { count: counts.companies })),
        satisfied !== undefined && t('satisfied', { share: Math.round(satisfied * 100) }),
      ]
        .filter(Boolean)
        .join(' · ')
    },
  }
}
