import { type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '#shared/basics/locale.ts'
import { LABEL_GROUPS, LEVELS, USUAL_TARGET } from '#shared/label/label.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { IndicatorSetAnswer, NumberedIndicator } from '#shared/protocol/schemas/label.ts'
import { type CallResult, call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogEnd } from '../../ui/dialog-end.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLabelWords } from './use-label-words.ts'

export type IndicatorQuestion =
  | { kind: 'add'; groups: IndicatorSetAnswer['groups'] }
  | { kind: 'edit'; indicator: NumberedIndicator }
  | { kind: 'retire'; indicator: NumberedIndicator }

interface IndicatorDialogProps {
  question: IndicatorQuestion
  /** The one that is shown: what others have made since is not written over. */
  setVersion: number
  onClose(): void
  onDone(): Promise<void>
}

/** Adds, rewords or retires an indicator, as a new version of the set. */
export function IndicatorDialog({ question, ...rest }: IndicatorDialogProps) {
  return question.kind === 'retire' ? (
    <RetireDialog indicator={question.indicator} {...rest} />
  ) : (
    <WordsDialog question={question} {...rest} />
  )
}

type DialogProps = Omit<IndicatorDialogProps, 'question'>

function RetireDialog({ indicator, onClose, onDone }: DialogProps & { indicator: NumberedIndicator }) {
  const t = useTranslations('label.set')
  const words = useLabelWords()
  const [reason, setReason] = useState('')
  const { send, refuse, isPending, wrong } = useSending({ onClose, onDone })

  function retire(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() === '') return refuse(t('reasonMissing'))
    void send(() => call(routes.retireIndicator, { params: { indicatorId: indicator.id }, body: { reason } }))
  }

  return (
    <Dialog title={t('retireTitle', { name: words.indicator(indicator) })} isOpen onClose={onClose}>
      <form className="stack" onSubmit={retire}>
        <p>{t('retireText')}</p>
        <ReasonField label={t('reason')} value={reason} onChange={setReason} autoFocus />
        <DialogEnd action={t('retireAction')} wrong={wrong} isPending={isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}

interface WordsDialogProps extends DialogProps {
  question: Extract<IndicatorQuestion, { kind: 'add' | 'edit' }>
}

const EMPTY: Record<Locale, string> = { da: '', en: '' }

function WordsDialog({ question, setVersion, onClose, onDone }: WordsDialogProps) {
  const t = useTranslations('label.set')
  const locale = useLocale()
  const words = useLabelWords()
  const before = question.kind === 'edit' ? question.indicator : undefined
  const [group, setGroup] = useState<`${(typeof LABEL_GROUPS)[number]}`>('1')
  const [name, setName] = useState(before?.name ?? EMPTY)
  const [asking, setAsking] = useState(before?.question ?? EMPTY)
  const [asked, setAsked] = useState(before?.asked ?? EMPTY)
  const [target, setTarget] = useState<`${(typeof LEVELS)[number]}`>(`${before?.target ?? USUAL_TARGET}`)
  const { send, refuse, isPending, wrong } = useSending({ onClose, onDone })
  const isWhole = [name, asking, asked].every(({ da, en }) => da.trim() !== '' && en.trim() !== '')

  function save(event: FormEvent) {
    event.preventDefault()
    if (!isWhole) return refuse(t('wordsMissing'))
    const said = {
      name,
      question: asking,
      asked,
      target: LEVELS.find((level) => `${level}` === target) ?? USUAL_TARGET,
    }
    void send(() =>
      before
        ? call(routes.changeIndicator, {
            params: { indicatorId: before.id },
            body: { ...said, setVersion },
          })
        : call(routes.addIndicator, {
            body: { ...said, group: LABEL_GROUPS.find((one) => `${one}` === group) ?? 1 },
          }),
    )
  }

  return (
    <Dialog title={t(before ? 'editTitle' : 'addTitle')} isOpen isWide onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <div className="label-fields">
          {question.kind === 'add' && (
            <Select
              label={t('group')}
              value={group}
              options={question.groups.map(({ number, name: title }) => ({
                value: `${number}` as const,
                text: `${number} ${title[locale]}`,
              }))}
              onChange={setGroup}
            />
          )}
          <Select
            label={t('target')}
            value={target}
            options={LEVELS.map((level) => ({ value: `${level}` as const, text: words.level(level) }))}
            onChange={setTarget}
          />
        </div>
        <div className="label-languages">
          <TextField
            label={t('nameDa')}
            value={name.da}
            onChange={(da) => setName({ ...name, da })}
            maxLength={200}
            autoFocus
          />
          <TextField
            label={t('nameEn')}
            value={name.en}
            onChange={(en) => setName({ ...name, en })}
            maxLength={200}
          />
          <ReasonField
            label={t('questionDa')}
            value={asking.da}
            onChange={(da) => setAsking({ ...asking, da })}
          />
          <ReasonField
            label={t('questionEn')}
            value={asking.en}
            onChange={(en) => setAsking({ ...asking, en })}
          />
          <ReasonField label={t('askedDa')} value={asked.da} onChange={(da) => setAsked({ ...asked, da })} />
          <ReasonField label={t('askedEn')} value={asked.en} onChange={(en) => setAsked({ ...asked, en })} />
        </div>
        <DialogEnd action={t('save')} wrong={wrong} isPending={isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** One thing at a time; the dialog closes once it is done, and otherwise says why not and keeps what was written. */
function useSending({ onClose, onDone }: Pick<DialogProps, 'onClose' | 'onDone'>) {
  const sentenceOf = useProblemSentence()
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState<string>()

  async function send(ask: () => Promise<CallResult<unknown>>) {
    if (isPending) return
    setPending(true)
    const result = await ask()
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    onClose()
    await onDone()
  }
  return { send, refuse: setWrong, isPending, wrong }
}
