import '../../styles/api-tokens.css'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { ownTokensAnswer } from '#shared/protocol/schemas/tokens.ts'
import { MOST_TOKENS } from '#shared/tokens/scopes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import type { Making } from '../../ui/making-dialog.tsx'
import { ConfirmDialog, type Question } from '../people/confirm-dialog.tsx'
import { useOwnAccess } from '../people/use-own-access.ts'
import { type MadeToken, MakeTokenDialog } from './make-token-dialog.tsx'

type OwnToken = z.output<typeof ownTokensAnswer>['tokens'][number]

const TOKEN_CALLS = {
  list: () => call(routes.listOwnTokens),
  end: (tokenId: string) => call(routes.endToken, { params: { tokenId } }),
}

/** The tokens that programs ask with in the person's place. */
export function OwnTokens({ person, hasPassword }: { person: Person; hasPassword: boolean }) {
  const t = useTranslations('tokens')
  const sentenceOf = useProblemSentence()
  const { answer, plans, problem, load, end } = useOwnAccess(TOKEN_CALLS)
  const tokens = answer?.tokens ?? []
  const [making, setMaking] = useState<Making<MadeToken>>()
  const [question, setQuestion] = useState<Question>()

  const askToEnd = ({ id, name }: OwnToken) =>
    setQuestion({
      title: t('endTitle', { name }),
      text: t('endText'),
      action: t('end'),
      isDanger: true,
      onYes: () => void end(id),
    })

  const isFull = tokens.length >= MOST_TOKENS
  return (
    <section className="member-part" aria-labelledby="api-noegler">
      <h2 id="api-noegler">{t('title')}</h2>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      <p>{t('text')}</p>
      <p className="member-note">
        <a href="/api/openapi.json">{t('description')}</a>
      </p>
      {tokens.length > 0 && (
        <ul className="session-list" aria-label={t('title')}>
          {tokens.map((token) => (
            <OwnTokenItem key={token.id} token={token} plans={plans} onEnd={() => askToEnd(token)} />
          ))}
        </ul>
      )}
      <div className="member-actions">
        {isFull ? (
          <p className="member-note">{t('full', { count: tokens.length })}</p>
        ) : (
          <Button onPress={() => setMaking({ kind: 'asking' })}>{t('make')}</Button>
        )}
      </div>
      <MakeTokenDialog
        person={person}
        hasPassword={hasPassword}
        plans={plans}
        making={making}
        onMade={(made) => {
          setMaking({ kind: 'made', made })
          void load()
        }}
        onClose={() => setMaking(undefined)}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </section>
  )
}

interface OwnTokenItemProps {
  token: OwnToken
  plans: readonly PlanSummary[]
  onEnd(): void
}

function OwnTokenItem({ token, plans, onEnd }: OwnTokenItemProps) {
  const t = useTranslations('tokens')
  const locale = useLocale()
  const { name, scopes, planId, madeAt, expiresAt, lastUsedOn } = token
  const day = (instant: string) => ({ day: longDay(instant, locale) })
  const isExpired = Date.parse(expiresAt) <= Date.now()
  const scopeNames = scopes.map((scope, at) => {
    const scopeName = t(`scope.${scope}`)
    return at === 0 ? scopeName : scopeName.toLowerCase()
  })
  const planTitle =
    planId === undefined ? t('allPlans') : (plans.find(({ id }) => id === planId)?.title ?? t('onePlanGone'))
  return (
    <li>
      <span className="own-access">
        <strong>{name}</strong>
        <span className="member-note">
          {scopeNames.join(', ')} · {planTitle}
        </span>
        <span className="member-note">
          {t('made', day(madeAt))} ·{' '}
          {lastUsedOn === undefined ? t('neverUsed') : t('lastUsed', day(lastUsedOn))} ·{' '}
          {isExpired ? <strong>{t('expired', day(expiresAt))}</strong> : t('expires', day(expiresAt))}
        </span>
      </span>
      <Button size="small" aria-label={t('endOf', { name })} onPress={onEnd}>
        {t('end')}
      </Button>
    </li>
  )
}
