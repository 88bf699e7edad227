import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { deviceName } from '#shared/people/device-name.ts'
import { shortMoment } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'

interface OpenSession {
  id: string
  startedAt: string
  device: string
  isThis: boolean
}

/** Where somebody is signed in, each with the means to end it but the one that looks. */
export function SessionList({
  sessions,
  label,
  onEnd,
}: {
  sessions: readonly OpenSession[]
  label: string
  onEnd(sessionId: string): void
}) {
  const t = useTranslations('members')
  const locale = useLocale()
  const nameOf = useDeviceName()
  const list = useRef<HTMLUListElement>(null)
  return (
    <ul className="session-list" aria-label={label} ref={list} tabIndex={-1}>
      {thisFirst(sessions).map(({ id, startedAt, device, isThis }) => (
        <li key={id}>
          <span>
            {nameOf(device)}
            <span className="member-note">
              {' '}
              · {t('signedInSince', { time: shortMoment(startedAt, locale) })}
            </span>
          </span>
          {isThis ? (
            <span className="badge">{t('thisDevice')}</span>
          ) : (
            <Button
              size="small"
              aria-label={t('endSessionOf', { device: nameOf(device) })}
              onPress={() => {
                onEnd(id)
                // The button goes with its line.
                list.current?.focus()
              }}
            >
              {t('endSession')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function thisFirst(sessions: readonly OpenSession[]): OpenSession[] {
  return sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
}

function useDeviceName(): (said: string) => string {
  const t = useTranslations('members')
  return (said) => {
    const { browser, system } = deviceName(said)
    if (browser && system) return t('device', { browser, system })
    return browser ?? system ?? t('deviceUnknown')
  }
}
