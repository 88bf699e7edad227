import '../../styles/members.css'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ownSessionsAnswer } from '#shared/protocol/schemas/people.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { MailSettingsPart } from '../notifications/mail-settings-part.tsx'
import { LinkedAccounts } from '../oidc/linked-accounts.tsx'
import { OwnTokens } from '../tokens/own-tokens.tsx'
import { ChangePassword } from './change-password.tsx'
import { OwnPasswordField } from './own-password-field.tsx'
import { useOwnRightsSentence } from './own-rights-sentence.ts'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'
import { useSession } from './session.tsx'
import { SessionList } from './session-list.tsx'

/** One's own account: who one is here, how one signs in, and where. */
export function AccountPage({ person }: { person: Person }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  const ownRights = useOwnRightsSentence()
  const { session, refresh } = useSession()
  const [passwordChanges, setPasswordChanges] = useState(0)
  const hasPassword = session.kind !== 'signed-in' || session.hasPassword
  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('accountTitle')} · Samplan`}</title>
      <h1>{t('accountTitle')}</h1>
      <section className="member-part">
        <p>
          <strong>{person.name}</strong> · {person.email}
        </p>
        <p>
          {common(`roles.${person.role}`)}, {common(`parties.${person.party}`)}
          {person.admin && ` · ${t('admin')}`}
        </p>
        <p className="member-note">{ownRights(person)}</p>
      </section>
      <LinkedAccounts party={person.party} hasPassword={hasPassword} />
      <SecondFactorPart hasPassword={hasPassword} />
      <MailSettingsPart person={person} />
      <ChangePassword
        hasPassword={hasPassword}
        onChanged={() => {
          setPasswordChanges((count) => count + 1)
          void refresh()
        }}
      />
      {/* Another password ends the other sessions, and the tokens. */}
      <SessionsPart key={`sessions ${passwordChanges}`} />
      <OwnTokens key={`tokens ${passwordChanges}`} person={person} hasPassword={hasPassword} />
    </main>
  )
}

function SecondFactorPart({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('members')
  const { session, refresh } = useSession()
  // As it was when the page last asked, so that the recovery codes stay until they are kept.
  const hasOne = session.kind === 'signed-in' && session.hasSecondFactor
  const heading = useRef<HTMLHeadingElement>(null)

  /** What was pressed goes with what it changed; the keys go on from here. */
  function goOn() {
    heading.current?.focus({ preventScroll: true })
    void refresh()
  }

  return (
    <section className="member-part" aria-labelledby="to-trin">
      <h2 ref={heading} id="to-trin" tabIndex={-1}>
        {t('secondFactor')}
      </h2>
      {hasOne ? (
        <RemoveSecondFactor hasPassword={hasPassword} onRemoved={goOn} />
      ) : (
        <SecondFactorSetUp onDone={goOn} />
      )}
    </section>
  )
}

function RemoveSecondFactor({ hasPassword, onRemoved }: { hasPassword: boolean; onRemoved(): void }) {
  const t = useTranslations('members')
  const oidc = useTranslations('oidc')
  const people = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string>()

  async function remove(event: FormEvent) {
    event.preventDefault()
    if (hasPassword && !password) return setWrong(t('codeOffText'))
    const result = await call(routes.removeSecondFactor, { body: hasPassword ? { password } : {} })
    if (result.kind === 'problem')
      setWrong(result.code === 'wrong-credentials' ? t('presentPasswordWrong') : sentenceOf(result))
    else onRemoved()
  }

  return (
    <form className="member-form" onSubmit={(event) => void remove(event)} noValidate>
      <p>{hasPassword ? t('codeOn') : oidc('codeOn')}</p>
      <OwnPasswordField
        hasPassword={hasPassword}
        label={people('password')}
        description={t('codeOffText')}
        value={password}
        onChange={setPassword}
        wrong={wrong}
      />
      <Button type="submit">{t('switchOff')}</Button>
    </form>
  )
}

function SessionsPart() {
  const t = useTranslations('members')
  const sentenceOf = useProblemSentence()
  const [problem, setProblem] = useState<Problem>()
  const [sessions, setSessions] = useState<z.output<typeof ownSessionsAnswer>['sessions']>([])

  const load = useCallback(async () => {
    const result = await call(routes.listOwnSessions)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok') setSessions(result.answer.sessions)
  }, [])
  useEffect(() => void load(), [load])

  async function end(sessionId: string) {
    const result = await call(routes.endOwnSession, { params: { sessionId } })
    await load()
    if (result.kind === 'problem') setProblem(result)
  }

  return (
    <section className="member-part" aria-labelledby="logget-ind">
      <h2 id="logget-ind">{t('sessionsOwn')}</h2>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      <SessionList sessions={sessions} label={t('sessionsOwn')} onEnd={(id) => void end(id)} />
    </section>
  )
}
