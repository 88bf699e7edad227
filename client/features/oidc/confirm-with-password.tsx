import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** What is to be confirmed, and what does it once it is; answers what went wrong. */
export interface PasswordQuestion {
  title: string
  text: string
  action: string
  send(body: { password?: string }): Promise<Problem | undefined>
}

interface ConfirmWithPasswordProps {
  question: PasswordQuestion | undefined
  hasPassword: boolean
  onClose(): void
}

/** Asks before something that changes how one signs in; with the password, where one has one. */
export function ConfirmWithPassword({ question, hasPassword, onClose }: ConfirmWithPasswordProps) {
  return (
    <Dialog title={question?.title ?? ''} isOpen={question !== undefined} onClose={onClose}>
      {question && <Confirmation question={question} hasPassword={hasPassword} onClose={onClose} />}
    </Dialog>
  )
}

function Confirmation({
  question,
  hasPassword,
  onClose,
}: {
  question: PasswordQuestion
  hasPassword: boolean
  onClose(): void
}) {
  const t = useTranslations('oidc')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (hasPassword && !password) return setWrong(t('passwordMissing'))
    setPending(true)
    const problem = await question.send(hasPassword ? { password } : {})
    setPending(false)
    if (!problem) onClose()
    else setWrong(problem.code === 'wrong-credentials' ? t('passwordWrong') : sentenceOf(problem))
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{question.text}</p>
      {hasPassword ? (
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
          errorMessage={wrong}
        />
      ) : (
        wrong && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )
      )}
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {question.action}
        </Button>
      </DialogActions>
    </form>
  )
}
