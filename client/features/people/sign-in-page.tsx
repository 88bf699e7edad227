import { type FormEvent, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useReturnedProblem } from '../oidc/returned-problem.ts'
import { SignInWithProvider } from '../oidc/sign-in-with-provider.tsx'
import { CodeForm } from './code-form.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { useSession } from './session.tsx'

interface Credentials {
  email: string
  password: string
}

/** E-mail and password, or a provider, first; who has a second factor is then asked for a code. */
export function SignInPage() {
  const t = useTranslations('people')
  const { search } = useLocation()
  const { signedIn } = useSession()
  const [waiting, setWaiting] = useState<Credentials>()
  return (
    <EntrancePage title={t('signIn')}>
      {waiting ? (
        <CodeForm
          intro={t('codeIntro', { email: waiting.email })}
          send={(code) => call(routes.signIn, { body: { ...waiting, code } })}
          onSignedIn={signedIn}
          back={t('otherPerson')}
          onBack={() => setWaiting(undefined)}
        />
      ) : new URLSearchParams(search).has('code-needed') ? (
        <CodeAfterProvider />
      ) : (
        <PasswordForm onCodeNeeded={setWaiting} />
      )}
    </EntrancePage>
  )
}

function CodeAfterProvider() {
  const t = useTranslations('oidc')
  const { signedIn } = useSession()
  const navigate = useNavigate()
  return (
    <CodeForm
      intro={t('codeIntro')}
      send={(code) => call(routes.finishProviderSignIn, { body: { code } })}
      onSignedIn={async ({ returnTo }) => {
        await navigate('/log-ind', { replace: true, state: { from: returnTo } })
        await signedIn()
      }}
      back={t('startOver')}
      onBack={() => void navigate('/log-ind', { replace: true })}
    />
  )
}

function PasswordForm({ onCodeNeeded }: { onCodeNeeded(credentials: Credentials): void }) {
  const t = useTranslations('people')
  const verify = useTranslations('verify')
  const sentenceOf = useProblemSentence()
  const { signedIn } = useSession()
  const returned = useReturnedProblem()
  const [sentence, setSentence] = useState(returned && sentenceOf(returned))
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email')).trim()
    const password = String(form.get('password'))
    if (!email || !password) return setSentence(t('fillBoth'))
    setPending(true)
    const result = await call(routes.signIn, { body: { email, password } })
    if (result.kind === 'ok') await signedIn()
    else if (result.code === 'code-needed') onCodeNeeded({ email, password })
    else setSentence(sentenceOf(result))
    setPending(false)
  }

  return (
    <>
      <form className="entrance-form" onSubmit={(event) => void submit(event)} noValidate>
        {sentence && (
          <Banner tone="danger" isUrgent>
            {sentence}
          </Banner>
        )}
        <TextField label={t('email')} name="email" type="email" autoComplete="username" autoFocus />
        <TextField label={t('password')} name="password" type="password" autoComplete="current-password" />
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('signIn')}
        </Button>
      </form>
      <SignInWithProvider onProblem={(problem) => setSentence(sentenceOf(problem))} />
      <Link to="/kontroller">{verify('title')}</Link>
    </>
  )
}
