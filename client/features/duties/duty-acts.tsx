import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DutyActName } from '#shared/duties/duty-act.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ActOnDuty, DutyBody } from './duty-part.tsx'
import { ResponsibleForm } from './responsible-form.tsx'
import type { ShownDuty } from './shown-duty.ts'
import { useDutyWords } from './use-duty-words.ts'

interface DutyActsProps {
  duty: ShownDuty
  may(act: DutyActName): boolean
  act: ActOnDuty
}

/** The buttons, and whichever form one of them has opened. */
export function DutyActs({ duty, may, act }: DutyActsProps) {
  const t = useTranslations('duties')
  const words = useDutyWords()
  const [opened, setOpened] = useState<'send' | 'drop' | 'change'>()
  const { wordingHash, state } = duty
  const close = () => setOpened(undefined)
  const done = async (body: DutyBody) => {
    if (await act.run(body)) close()
  }

  if (opened === 'send')
    return (
      <WordsForm
        label={t('messageLabel', { who: words.recipient(duty) })}
        begin={words.draft(duty)}
        action={t('sendTo', { who: words.recipient(duty) })}
        act={act}
        onCancel={close}
        onSay={(message) => void done({ act: 'sent', message, wordingHash })}
      />
    )
  if (opened === 'drop')
    return (
      <WordsForm
        label={t('dropReason')}
        begin=""
        action={t('drop')}
        act={act}
        onCancel={close}
        onSay={(reason) => void done({ act: 'dropped', reason, wordingHash })}
      />
    )
  if (opened === 'change') return <ResponsibleForm duty={duty} act={act} onClose={close} />
  return (
    <>
      <div className="card-actions" data-print="hide">
        {may('acknowledged') && (
          <Button
            kind="primary"
            size="small"
            isPending={act.isPending}
            onPress={() => void done({ act: 'acknowledged', wordingHash })}
          >
            {state.name === 'acknowledged' ? t('acknowledgeNow') : t('acknowledge')}
          </Button>
        )}
        {may('sent') && (
          <Button
            kind={state.name === 'open' ? 'primary' : 'secondary'}
            size="small"
            onPress={() => setOpened('send')}
          >
            {state.name === 'open' ? t('send') : t('sendAgain')}
          </Button>
        )}
        {may('assigned') && (
          <Button kind="quiet" size="small" onPress={() => setOpened('change')}>
            {t('change')}
          </Button>
        )}
        {may('dropped') && (
          <Button kind="quiet" size="small" onPress={() => setOpened('drop')}>
            {t('drop')}
          </Button>
        )}
        {may('reopened') && (
          <Button size="small" isPending={act.isPending} onPress={() => void done({ act: 'reopened' })}>
            {t('reopen')}
          </Button>
        )}
      </div>
      <ErrorLine>{act.wrong}</ErrorLine>
    </>
  )
}

interface WordsFormProps {
  label: string
  begin: string
  action: string
  act: ActOnDuty
  onSay(words: string): void
  onCancel(): void
}

function WordsForm({ label, begin, action, act, onSay, onCancel }: WordsFormProps) {
  const common = useTranslations('common')
  const [text, setText] = useState(begin)
  const isEmpty = text.trim() === ''
  const field = {
    label,
    value: text,
    onChange: setText,
    autoFocus: true,
    ...(act.wrong !== undefined && { errorMessage: act.wrong }),
  }

  function say(event: FormEvent) {
    event.preventDefault()
    if (!isEmpty && !act.isPending) onSay(text)
  }

  return (
    <form className="card-form" onSubmit={say}>
      {begin === '' ? <ReasonField {...field} /> : <TextField {...field} isMultiline maxLength={4_000} />}
      <div className="card-actions">
        <Button kind="primary" size="small" type="submit" isPending={act.isPending} isDisabled={isEmpty}>
          {action}
        </Button>
        <Button kind="quiet" size="small" onPress={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
