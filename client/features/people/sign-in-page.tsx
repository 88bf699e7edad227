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

export function SignInPage() {
  const t = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const { refresh } = useSession()
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email')).trim()
    const password = String(form.get('password'))
    if (!email || !password) return setSentence(t('fillBoth'))
    setPending(true)
    const result = await call(routes.signIn, { body: { email, password } })
    if (result.kind === 'problem') setSentence(sentenceOf(result))
    else await refresh()
    setPending(false)
  }

  return (
    <EntrancePage title={t('signIn')}>
      <form className="entrance-form" onSubmit={(event) => void signIn(event)} noValidate>
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
    </EntrancePage>
  )
}
