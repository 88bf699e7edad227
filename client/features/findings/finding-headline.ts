import { useLocale, useTranslations } from 'use-intl'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { actorNames, findClause } from '#shared/agreement/clause.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { type Activity, otherParty } from '#shared/plan/plan.ts'
import { usePlan } from '../plan/plan-context.tsx'
import type { ShownFinding } from './shown-finding.ts'

/** Gives a finding's one line, as seen from one of its activities. */
export function useFindingHeadline(): (finding: ShownFinding, from: Activity) => string {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  const { activities } = usePlan()

  return (finding, from) => {
    if (finding.kind !== 'role') {
      const otherId = finding.activityIds.find((id) => id !== from.id)
      const other = otherId === undefined ? undefined : activities.get(otherId)
      if (!other) return t(`${finding.kind}.withUnknown`)
      return t(`${finding.kind}.with`, {
        owner: common(`partiesGenitive.${other.party}`),
        title: other.title || t('untitled'),
        period: formatPeriod(other, locale),
      })
    }
    switch (finding.roleKind) {
      case 'responsibility':
      case 'broader-di':
        return t('role.responsibility', { who: responsibleFor(finding.clauses[0], locale) })
      case 'inform':
      case 'involve':
        return t(`role.${finding.roleKind}`, {
          who: common(`parties.${from.party === 'joint' ? 'joint' : otherParty(from.party)}`),
        })
      default:
        finding.roleKind satisfies never
        return ''
    }
  }
}

function responsibleFor(clauseId: string | undefined, locale: Locale): string {
  const clause = clauseId === undefined ? undefined : findClause(BUILT_IN_AGREEMENT, clauseId)
  return clause ? actorNames(BUILT_IN_AGREEMENT, clause.responsible, locale) : ''
}
