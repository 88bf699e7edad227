import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { usePage } from './page-parts.tsx'

/** Tells what has happened to the connection and what to do; the words on the page stay where they are. */
export function ConnectionBanner() {
  const t = useTranslations('plan.save')
  const { plan, retry, mayEdit } = usePage()
  const state = useStore(plan.saveState)
  const isSignedOut = state.kind === 'stopped' && state.reason === 'signed-out'

  useEffect(() => {
    if (!isSignedOut) return
    // The person signs in in another window and comes back.
    addEventListener('focus', retry)
    return () => removeEventListener('focus', retry)
  }, [isSignedOut, retry])

  if (state.kind === 'offline') {
    return <Banner tone="warning">{mayEdit ? t('offlineText') : t('offlineTextReader')}</Banner>
  }
  if (state.kind !== 'stopped') return null
  const action = isSignedOut ? (
    <a
      className="button"
      data-kind="secondary"
      data-size="small"
      href="/log-ind"
      target="_blank"
      rel="noreferrer"
    >
      {t('signInAgain')}
    </a>
  ) : (
    <Button size="small" onPress={() => location.reload()}>
      {t('reload')}
    </Button>
  )
  return (
    <Banner tone="danger" isUrgent action={action}>
      {t(`reasons.${state.reason}`)}
    </Banner>
  )
}
