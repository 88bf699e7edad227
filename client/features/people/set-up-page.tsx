import { type FormEvent, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { PARTIES, type Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { setUpRequest } from '#shared/protocol/schemas/people.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { tokenIn } from './link-token.ts'
import { useSession } from './session.tsx'

type Field = 'name' | 'email' | 'password'
const FIELDS: readonly Field[] = ['name', 'email', 'password']

export function SetUpPage() {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const { signedIn } = useSession()
  const navigate = useNavigate()
  const token = tokenIn(useLocation().hash)
  const [party, setParty] = useState<Party>('censec')
  const [wrong, setWrong] = useState<readonly Field[]>([])
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function setUp(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const formElement = event.currentTarget
    const form = new FormData(formElement)
    const request = setUpRequest.safeParse({
      token,
      party,
      name: form.get('name'),
      email: String(form.get('email')).trim(),
      password: form.get('password'),
    })
    if (!request.success) {
      const paths = request.error.issues.map((issue) => issue.path[0])
      setWrong(FIELDS.filter((field) => paths.includes(field)))
      return focusFirstInvalid(formElement)
    }
    setWrong([])
    setPending(true)
    const result = await call(routes.setUp, { body: request.data })
    setPending(false)
    if (result.kind === 'problem') return setSentence(sentenceOf(result))
    await signedIn()
    await navigate('/', { replace: true })
  }

  return (
    <EntrancePage title={t('setUpTitle')}>
      {token ? (
        <form className="entrance-form" onSubmit={(event) => void setUp(event)} noValidate>
          <p className="entrance-intro">{t('setUpIntro')}</p>
          {sentence && (
            <Banner tone="danger" isUrgent>
              {sentence}
            </Banner>
          )}
          <TextField
            label={t('name')}
            name="name"
            autoComplete="name"
            autoFocus
            errorMessage={wrong.includes('name') ? t('nameMissing') : undefined}
          />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            errorMessage={wrong.includes('email') ? t('emailWrong') : undefined}
          />
          <Select
            label={t('party')}
            value={party}
            onChange={setParty}
            options={PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
          />
          <TextField
            label={t('newPassword')}
            name="password"
            type="password"
            autoComplete="new-password"
            description={t('passwordRule')}
            errorMessage={wrong.includes('password') ? t('passwordShort') : undefined}
          />
          <Button kind="primary" type="submit" isPending={isPending}>
            {t('setUpAction')}
          </Button>
        </form>
      ) : (
        <Banner tone="warning">{t('setUpNoToken')}</Banner>
      )}
    </EntrancePage>
  )
}
