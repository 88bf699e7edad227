import { useTranslations } from 'use-intl'
import { Banner } from '../../ui/banner.tsx'
import { useIsPlanAgreed } from './sign-off-provider.tsx'

/** Stands over the plan while all sections are agreed. */
export function PlanAgreedBanner() {
  const t = useTranslations('signOff')
  return useIsPlanAgreed() ? <Banner>{t('planAgreed')}</Banner> : null
}
