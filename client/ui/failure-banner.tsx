import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

interface FailureBannerProps {
  /** Said at once by screen readers. */
  isUrgent?: boolean
  onRetry(): void
  children: ReactNode
}

/** Why something could not be had, and the way to ask again. */
export function FailureBanner({ isUrgent = false, onRetry, children }: FailureBannerProps) {
  const common = useTranslations('common')
  return (
    <Banner
      tone="danger"
      isUrgent={isUrgent}
      action={
        <Button size="small" onPress={onRetry}>
          {common('tryAgain')}
        </Button>
      }
    >
      {children}
    </Banner>
  )
}
