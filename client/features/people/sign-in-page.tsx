import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { useSession } from './session.tsx'

interface Credentials {
  email: string
  password: string
}

/** E-mail and password first; who has a second factor is then asked for a code. */
export function SignInPage() {
  const t = useTranslations('people')
  const [waiting, setWaiting] = useState<Credentials>()
  return (
    <EntrancePage title={t('signIn')}>
      {waiting ? (
        <CodeForm credentials={waiting} onBack={() => setWaiting(undefined)} />
      ) : (
        <PasswordForm onCodeNeeded={setWaiting} />
      )}
    </EntrancePage>
  )
}

function PasswordForm({ onCodeNeeded }: { onCodeNeeded(credentials: Credentials): void }) {
  const t = useTranslations('people')
  const { sentence, setSentence, isPending, signIn } = useSignIn()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email')).trim()
    const password = String(form.get('password'))
    if (!email || !password) return setSentence(t('fillBoth'))
    if ((await signIn({ email, password })) === 'code-needed') onCodeNeeded({ email, password })
  }

  return (
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
  )
}

function CodeForm({ credentials, onBack }: { credentials: Credentials; onBack(): void }) {
  const t = useTranslations('people')
  const { sentence, setSentence, isPending, signIn } = useSignIn()
  const [code, setCode] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!code.trim()) return setSentence(t('codeMissing'))
    await signIn({ ...credentials, code: code.trim() })
  }

  return (
    <form className="entrance-form" onSubmit={(event) => void submit(event)} noValidate>
      <p className="entrance-intro">{t('codeIntro', { email: credentials.email })}</p>
      <TextField
        label={t('code')}
        description={t('codeHint')}
        errorMessage={sentence}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        autoFocus
      />
      <Button kind="primary" type="submit" isPending={isPending}>
        {t('signIn')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {t('otherPerson')}
      </Button>
    </form>
  )
}

/** Signs in; `signIn` answers `code-needed` where the password is right and not enough, and says everything else itself. */
function useSignIn() {
  const sentenceOf = useProblemSentence()
  const { refresh } = useSession()
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function signIn(body: Credentials & { code?: string }): Promise<'code-needed' | 'done'> {
    setPending(true)
    const result = await call(routes.signIn, { body })
    if (result.kind === 'problem' && result.code !== 'code-needed') setSentence(sentenceOf(result))
    if (result.kind === 'ok') await refresh()
    setPending(false)
    return result.kind === 'problem' && result.code === 'code-needed' ? 'code-needed' : 'done'
  }
  return { sentence, setSentence, isPending, signIn }
}
