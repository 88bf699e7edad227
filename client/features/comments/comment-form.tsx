import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CallResult } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommentsState } from './comments-provider.tsx'

interface CommentFormProps {
  /** What the unsent words are kept under. */
  draftKey: string
  label: string
  action: string
  autoFocus?: boolean
  send(body: string): Promise<CallResult<unknown>>
  onCancel?(): void
}

/** Ctrl+Enter sends, Escape gives up. What was written stays until it is sent or given up. */
export function CommentForm({ draftKey, label, action, autoFocus, send, onCancel }: CommentFormProps) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const { unsent } = useCommentsState()
  const [body, setBody] = useState(() => unsent.get(draftKey) ?? '')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  function write(text: string) {
    setBody(text)
    unsent.set(draftKey, text)
  }

  async function submit() {
    if (isPending) return
    if (!body.trim()) return setWrong(t('empty'))
    setWrong(undefined)
    setPending(true)
    const result = await send(body)
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    write('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault()
      cancel()
    }
  }

  function cancel() {
    write('')
    onCancel?.()
  }

  return (
    <form
      className="card-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={label}
        value={body}
        onChange={write}
        onKeyDown={onKeyDown}
        errorMessage={wrong}
        maxLength={10_000}
        isMultiline
        autoFocus={autoFocus}
      />
      <div className="card-actions">
        <Button kind="primary" size="small" type="submit" isPending={isPending}>
          {action}
        </Button>
        {onCancel && (
          <Button kind="quiet" size="small" onPress={cancel}>
            {common('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
