import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { calledIn } from '#shared/comments/mentions.ts'
import type { CallResult } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { useCommentsState } from './comments-provider.tsx'
import { MentionField } from './mention-field.tsx'
import type { Reader } from './use-readers.ts'

/** What is written, whom it calls, and of which generation of the plan it is said. */
export interface Written {
  body: string
  mentions: string[]
  epoch: string
}

interface CommentFormProps {
  /** What the unsent words are kept under. */
  draftKey: string
  /** What stands there before anything is written. */
  begunWith?: string
  label: string
  action: string
  autoFocus?: boolean
  /** Who may see what is written, of those who may read the plan; without it, all of them. */
  mayRead?(reader: Reader): boolean
  send(written: Written): Promise<CallResult<unknown>>
  onCancel?(): void
}

/** Ctrl+Enter sends, Escape gives up. What was written stays until it is sent or given up. */
export function CommentForm({
  draftKey,
  begunWith = '',
  label,
  action,
  autoFocus = false,
  mayRead = () => true,
  send,
  onCancel,
}: CommentFormProps) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const { unsent, askReaders } = useCommentsState()
  const { epoch } = usePlan()
  const [body, setBody] = useState(() => unsent.get(draftKey) ?? begunWith)
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
    const mentions = body.includes('@') ? calledIn(body, (await askReaders()).filter(mayRead)) : []
    const result = await send({ body, mentions, epoch })
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    forget()
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

  function forget() {
    setBody('')
    unsent.delete(draftKey)
  }

  function cancel() {
    forget()
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
      <MentionField
        label={label}
        value={body}
        onChange={write}
        onKeyDown={onKeyDown}
        errorMessage={wrong}
        autoFocus={autoFocus}
        mayRead={mayRead}
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
