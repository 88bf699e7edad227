import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { MAIL_KINDS } from '#shared/notifications/mail-settings.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EntrancePage } from '../people/entrance-page.tsx'
import { tokenIn } from '../people/link-token.ts'

type Stopping = { kind: 'asking' | 'pending' | 'done' } | Problem

/** Where the link in a mail leads, signed in or out. It asks first: programs that look for harm follow links too. */
export function StopMailPage() {
  const t = useTranslations('notifications')
  const sentenceOf = useProblemSentence()
  const token = tokenIn(useLocation().hash)
  const [stopping, setStopping] = useState<Stopping>({ kind: 'asking' })

  async function stop() {
    setStopping({ kind: 'pending' })
    const result = await call(routes.stopMail, { params: { token } })
    setStopping(result.kind === 'ok' ? { kind: 'done' } : result)
  }

  const kind = MAIL_KINDS.find((known) => token.startsWith(`${known}.`))
  const hasFailed = stopping.kind === 'problem'
  return (
    <EntrancePage title={t('stopTitle')}>
      {!kind && <Banner tone="warning">{t('stopNoToken')}</Banner>}
      {hasFailed && (
        <Banner tone="danger" isUrgent>
          {stopping.code === 'not-found' ? t('stopNoToken') : sentenceOf(stopping)}
        </Banner>
      )}
      {stopping.kind === 'done' && <Banner tone="info">{t('stopDone')}</Banner>}
      {kind && stopping.kind !== 'done' && (
        <div className="entrance-form">
          <p>{t(`stop.${kind}`)}</p>
          <Button kind="primary" isPending={stopping.kind === 'pending'} onPress={() => void stop()}>
            {t('stopAction')}
          </Button>
        </div>
      )}
      <Link to="/">{t('stopToSamplan')}</Link>
    </EntrancePage>
  )
}
