import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CallResult } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface CodeFormProps<Answer> {
  intro: string
  send(code: string): Promise<CallResult<Answer>>
  onSignedIn(answer: Answer): Promise<void>
  /** What leads back, and where to. */
  back: string
  onBack(): void
}

/** Asks for the code of a second factor and says at the field what is wrong with it. */
export function CodeForm<Answer>({ intro, send, onSignedIn, back, onBack }: CodeFormProps<Answer>) {
  const t = useTranslations('people')
  const sentenceOf = useProblemSentence()
  const [code, setCode] = useState('')
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!code.trim()) return setSentence(t('codeMissing'))
    setPending(true)
    const result = await send(code.trim())
    if (result.kind === 'problem') setSentence(sentenceOf(result))
    else await onSignedIn(result.answer)
    setPending(false)
  }

  return (
    <form className="entrance-form" onSubmit={(event) => void submit(event)} noValidate>
      <p className="entrance-intro">{intro}</p>
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
        {back}
      </Button>
    </form>
  )
}
