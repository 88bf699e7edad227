import { History } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'

/** From the plan to its versions. */
export function VersionsLink({ planId }: { planId: string }) {
  const t = useTranslations('versions')
  return (
    <Link className="button" data-kind="secondary" data-size="small" to={`/planer/${planId}/versioner`}>
      <History aria-hidden />
      <span>{t('title')}</span>
    </Link>
  )
}
