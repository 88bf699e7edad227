import { useCallback, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ownIdentities } from '#shared/protocol/schemas/oidc.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmWithPassword, type PasswordQuestion } from './confirm-with-password.tsx'
import { goToProvider } from './go-to-provider.ts'
import { useReturnedProblem } from './returned-problem.ts'
import { type Provider, useProviders } from './use-providers.ts'

type Linked = z.output<typeof ownIdentities>['identities'][number]

interface LinkedAccountsProps {
  party: Party
  hasPassword: boolean
}

/** The accounts at providers that a person signs in with, and those of their party that can be added. */
export function LinkedAccounts({ party, hasPassword }: LinkedAccountsProps) {
  const t = useTranslations('oidc')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const providers = useProviders(party)
  const [problem, setProblem] = useState<Problem | undefined>(useReturnedProblem())
  const [linked, setLinked] = useState<readonly Linked[]>([])
  const [question, setQuestion] = useState<PasswordQuestion>()

  const load = useCallback(async () => {
    const result = await call(routes.listOwnIdentities)
    if (result.kind === 'ok') setLinked(result.answer.identities)
    else setProblem(result)
  }, [])
  useEffect(() => void load(), [load])

  const askToLink = ({ id, name }: Provider) =>
    setQuestion({
      title: t('link', { provider: name }),
      text: t('linkText', { provider: name }),
      action: t('link', { provider: name }),
      send: async (body) =>
        goToProvider(await call(routes.beginProviderLink, { params: { providerId: id }, body })),
    })

  const askToUnlink = ({ issuer, name }: Linked) =>
    setQuestion({
      title: t('unlinkTitle', { provider: name }),
      text: t('unlinkText', { provider: name }),
      action: t('unlink'),
      send: async (body) => {
        const result = await call(routes.unlinkIdentity, { body: { issuer, ...body } })
        if (result.kind === 'problem') return result
        await load()
        return undefined
      },
    })

  const unlinked = providers.filter(({ id }) => !linked.some(({ providerId }) => providerId === id))
  if (providers.length === 0 && linked.length === 0 && !problem) return null
  return (
    <section className="member-part" aria-labelledby="tilknyttet-login">
      <h2 id="tilknyttet-login">{t('title')}</h2>
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      <p>{t('text')}</p>
      {linked.length > 0 && (
        <ul className="session-list" aria-label={t('title')}>
          {linked.map((one) => (
            <li key={one.issuer}>
              <span>
                {one.name}
                <span className="member-note">
                  {' '}
                  · {t('linkedSince', { time: shortMoment(one.linkedAt, locale) })}
                </span>
              </span>
              <Button
                size="small"
                aria-label={t('unlinkOf', { provider: one.name })}
                onPress={() => askToUnlink(one)}
              >
                {t('unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unlinked.length > 0 && (
        <div className="member-actions">
          {unlinked.map((provider) => (
            <Button key={provider.id} onPress={() => askToLink(provider)}>
              {t('link', { provider: provider.name })}
            </Button>
          ))}
        </div>
      )}
      <ConfirmWithPassword
        question={question}
        hasPassword={hasPassword}
        onClose={() => setQuestion(undefined)}
      />
    </section>
  )
}
