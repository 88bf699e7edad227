import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { isStanding, type StandingRecord } from '#shared/duties/standing.ts'
import { useNames } from '../../text/unbroken.ts'
import { Banner } from '../../ui/banner.tsx'
import { useStanding } from './use-standing.ts'

interface NoticeBannerProps {
  records: readonly StandingRecord[]
  /** What leads on from it, elsewhere than where the notice itself stands. */
  action?: ReactNode
}

/** That a party has given notice, to both; nothing while neither has. */
export function NoticeBanner({ records, action }: NoticeBannerProps) {
  const t = useTranslations('standing.notice')
  const said = useNames()
  const locale = useLocale()
  const given = records.find(isStanding('termination'))
  if (!given) return null
  return (
    <Banner tone="warning" action={action}>
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
  const t = useTranslations('standing.notice')
  const { standing } = useStanding()
  if (!standing) return null
  return <NoticeBanner records={standing.records} action={<Link to="/pligter/staaende">{t('see')}</Link>} />
}
