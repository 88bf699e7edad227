import '../../styles/members.css'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { PASSWORD_LENGTH } from '#shared/people/password.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ownSessionsAnswer } from '#shared/protocol/schemas.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'
import { useSession } from './session.tsx'
import { SessionList } from './session-list.tsx'

/** One's own account: who one is here, how one signs in, and where. */
export function AccountPage({ person }: { person: Person }) {
  const t = useTranslations('members')
  const common = useTranslations('common')
  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('accountTitle')} · Samplan`}</title>
      <h1>{t('accountTitle')}</h1>
      <section className="member-part">
        <p>
          <strong>{person.name}</strong> · {person.email}
        </p>
        <p className="member-note">
          {common(`roles.${person.role}`)}, {common(`parties.${person.party}`)}
          {person.admin && ` · ${t('admin')}`}. {t('yourself')}
        </p>
      </section>
      <SecondFactorPart />
      <PasswordPart />
      <SessionsPart />
    </main>
  )
}

function SecondFactorPart() {
  const t = useTranslations('members')
  const { session, refresh } = useSession()
  // As it was when the page last asked, so that the recovery codes stay until they are kept.
  const hasOne = session.kind === 'signed-in' && session.hasSecondFactor
  return (
    <section className="member-part" aria-labelledby="to-trin">
      <h2 id="to-trin">{t('secondFactor')}</h2>
      {hasOne ? <RemoveSecondFactor /> : <SecondFactorSetUp onDone={() => void refresh()} />}
    </section>
  )
}

function RemoveSecondFactor() {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const { refresh } = useSession()
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string>()

  async function remove(event: FormEvent) {
    event.preventDefault()
    if (!password) return setWrong(t('codeOffText'))
    const result = await call(routes.removeSecondFactor, { body: { password } })
    if (result.kind === 'problem') setWrong(sentenceOf(result))
    else await refresh()
  }

  return (
    <form className="member-form" onSubmit={(event) => void remove(event)} noValidate>
      <p>{t('codeOn')}</p>
      <TextField
        label={people('password')}
        type="password"
        autoComplete="current-password"
        description={t('codeOffText')}
        errorMessage={wrong}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit">{t('switchOff')}</Button>
    </form>
  )
}

function PasswordPart() {
  const t = useTranslations('members')
  const people = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [wrong, setWrong] = useState<{ field: 'present' | 'next'; sentence: string }>()
  const [isPending, setPending] = useState(false)

  async function change(event: FormEvent) {
    event.preventDefault()
    if (next.length < PASSWORD_LENGTH) return setWrong({ field: 'next', sentence: people('passwordShort') })
    setPending(true)
    const result = await call(routes.changePassword, { body: { present, next } })
    setPending(false)
    if (result.kind === 'problem') {
      const field = result.code === 'password-common' ? 'next' : 'present'
      return setWrong({ field, sentence: sentenceOf(result) })
    }
    setWrong(undefined)
    setPresent('')
    setNext('')
    toasts.show({ text: t('passwordChanged') })
  }

  return (
    <section className="member-part" aria-labelledby="adgangskode">
      <h2 id="adgangskode">{t('changePassword')}</h2>
      <form className="member-form" onSubmit={(event) => void change(event)} noValidate>
        <TextField
          label={t('presentPassword')}
          type="password"
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
          errorMessage={wrong?.field === 'present' ? wrong.sentence : undefined}
        />
        <TextField
          label={t('newPassword')}
          type="password"
          autoComplete="new-password"
          description={people('passwordRule')}
          value={next}
          onChange={setNext}
          errorMessage={wrong?.field === 'next' ? wrong.sentence : undefined}
        />
        <Button type="submit" isPending={isPending}>
          {t('changePassword')}
        </Button>
      </form>
    </section>
  )
}

function SessionsPart() {
  const t = useTranslations('members')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [sessions, setSessions] = useState<z.output<typeof ownSessionsAnswer>['sessions']>([])

  const load = useCallback(async () => {
    const result = await call(routes.listOwnSessions)
    if (result.kind === 'ok') setSessions(result.answer.sessions)
    else toasts.show({ text: sentenceOf(result) })
  }, [toasts, sentenceOf])
  useEffect(() => void load(), [load])

  async function end(sessionId: string) {
    const result = await call(routes.endOwnSession, { params: { sessionId } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    await load()
  }

  return (
    <section className="member-part" aria-labelledby="logget-ind">
      <h2 id="logget-ind">{t('sessionsOwn')}</h2>
      <SessionList sessions={sessions} label={t('sessionsOwn')} onEnd={(id) => void end(id)} />
    </section>
  )
}
