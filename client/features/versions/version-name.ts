import { useLocale, useTranslations } from 'use-intl'
import type { Version } from '#shared/versions/version.ts'
import { shortMoment } from '../../text/moment.ts'

/** What a version is called: the name it was given, else why it was kept. */
export function useVersionTitle(): (version: Version) => string {
  const t = useTranslations('versions')
  return ({ name, reason }) => name ?? t(`reasons.${reason}`)
}

/** The same with when it was, for where it stands alone: `Før mødet (24. nov. kl. 13.02)`. */
export function useVersionName(): (version: Version) => string {
  const titleOf = useVersionTitle()
  const locale = useLocale()
  return (version) => `${titleOf(version)} (${shortMoment(version.at, locale)})`
}
