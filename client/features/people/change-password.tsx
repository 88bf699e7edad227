import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { passwordChange } from '#shared/protocol/schemas/people.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'

interface Wrong {
  present?: string
  next?: string
}

interface ChangePasswordProps {
  /** False for who signs in at a provider alone, and chooses their first. */
  hasPassword: boolean
  onChanged(): void
}

/** Another password, from who knows the present one. What was written stays until it has been taken. */
export function ChangePassword({ hasPassword, onChanged }: ChangePasswordProps) {
  const t = useTranslations('members')
  const oidc = useTranslations('oidc')
  const people = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const title = hasPassword ? t('changePassword') : oidc('choosePassword')

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setProblem(undefined)
    const request = passwordChange.safeParse(hasPassword ? { present, next } : { next })
    if (!request.success) {
      const paths = request.error.issues.map((issue) => issue.path[0])
      setWrong({
        ...(paths.includes('present') && { present: t('presentPasswordMissing') }),
        ...(paths.includes('next') && { next: people('passwordShort') }),
      })
      return focusFirstInvalid(form)
    }
    setWrong({})
    setPending(true)
    const result = await call(routes.changePassword, { body: request.data })
    setPending(false)
    if (result.kind === 'problem') {
      if (result.code === 'wrong-credentials') setWrong({ present: t('presentPasswordWrong') })
      else if (result.code === 'password-common') setWrong({ next: sentenceOf(result) })
      else setProblem(result)
      return focusFirstInvalid(form)
    }
    setPresent('')
    setNext('')
    toasts.show({ text: hasPassword ? t('passwordChanged') : oidc('choosePasswordDone') })
    onChanged()
  }

  return (
    <section className="member-part" aria-labelledby="adgangskode">
      <h2 id="adgangskode">{title}</h2>
      <form className="member-form" onSubmit={(event) => void change(event)} noValidate>
        {problem && (
          <Banner tone="danger" isUrgent>
            {sentenceOf(problem)}
          </Banner>
        )}
        {hasPassword && (
          <TextField
            label={t('presentPassword')}
            type="password"
            autoComplete="current-password"
            value={present}
            onChange={setPresent}
            errorMessage={wrong.present}
          />
        )}
        <TextField
          label={t('newPassword')}
          type="password"
          autoComplete="new-password"
          description={people('passwordRule')}
          value={next}
          onChange={setNext}
          errorMessage={wrong.next}
        />
        <Button type="submit" isPending={isPending}>
          {title}
        </Button>
      </form>
    </section>
  )
}
