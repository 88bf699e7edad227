import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { languageTag } from '#shared/basics/locale.ts'
import type { StandingAnswer } from '#shared/protocol/schemas/standing.ts'
import { useNames } from '../../text/unbroken.ts'
import { useSeatNames } from './use-seat-names.ts'

/** How a standing duty is, in a plain sentence. */
export function useCheckWords(): (check: StandingAnswer['checks'][number]) => string {
  const t = useTranslations('standing.checks')
  const said = useNames()
  const seats = useSeatNames()
  const locale = useLocale()
  return (check) => {
    switch (check.name) {
      case 'seats':
        return t('seats', {
          count: check.count,
          atLeast: check.atLeast,
          ...seats,
        })
      case 'observers': {
        const names = check.from.map((party) => said.party(party))
        const parties = new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(names)
        return names.length === 0 ? t('observersNone') : t('observers', { parties })
      }
      case 'plan':
        return t(`plan.${check.state}`, { year: String(check.year) })
      case 'contact':
        return check.hasBeen ? t('contact', { days: check.days }) : t('contactNever')
      case 'members':
        return check.last ? t('members', { day: formatDate(check.last, locale) }) : t('membersNever')
      default:
        check satisfies never
        return ''
    }
  }
}
