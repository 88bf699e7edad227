import { Component, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

/** Shows a way on when a page could not be fetched or drawn, such as when a newer version has replaced the one that is open. */
export class FailureBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <Failure /> : this.props.children
  }
}

function Failure() {
  const t = useTranslations('common')
  return (
    <main className="page" id="indhold">
      <Banner
        tone="danger"
        isUrgent
        action={
          <Button size="small" onPress={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {t('pageFailed')}
      </Banner>
    </main>
  )
}
