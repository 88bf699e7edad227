import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface SaveVersionProps {
  planId: string
  onSaved(name: string): void
}

/** Keeps the plan as it stands, under a name. */
export function SaveVersion({ planId, onSaved }: SaveVersionProps) {
  const t = useTranslations('versions')
  const sentenceOf = useProblemSentence()
  const [name, setName] = useState('')
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (name.trim() === '' || isSaving) return
    setSaving(true)
    const result = await call(routes.keepVersion, { params: { planId }, body: { name } })
    setSaving(false)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'problem') return
    // The button cannot be pressed without a name, and what cannot be pressed loses the focus.
    form.querySelector('input')?.focus({ preventScroll: true })
    setName('')
    onSaved(name.trim())
  }

  return (
    <form className="save-version" onSubmit={(event) => void save(event)}>
      <TextField
        label={t('saveName')}
        description={t('saveHint')}
        value={name}
        onChange={setName}
        maxLength={100}
        {...(problem && { errorMessage: sentenceOf(problem) })}
      />
      <Button type="submit" isPending={isSaving} isDisabled={name.trim() === ''}>
        {t('save')}
      </Button>
    </form>
  )
}
