import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { isStanding, type StandingRecord } from '#shared/duties/standing.ts'
import { useNames } from '../../text/unbroken.ts'
import { Banner } from '../../ui/banner.tsx'
import { useStanding } from './use-standing.ts'

/** That a party has given notice, to both; nothing while neither has. */
export function NoticeBanner({ records }: { records: readonly StandingRecord[] }) {
  const t = useTranslations('standing.notice')
  const said = useNames()
  const locale = useLocale()
  const given = records.find(isStanding('termination'))
  if (!given) return null
  return (
    <Banner tone="warning">
      {t('banner', {
        party: said.party(given.set.by.party),
        on: formatDate(given.on, locale),
        end: formatDate(given.endsOn, locale),
      })}
    </Banner>
  )
}

/** The same on a page that knows nothing of the register. */
export function AskedNoticeBanner() {
  const { standing } = useStanding()
  return standing ? <NoticeBanner records={standing.records} /> : null
}
