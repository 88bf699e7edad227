import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { USUAL_REMINDER_MONTHS } from '#shared/label/label.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { CaseStepNow, newCaseDeed } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogEnd } from '../../ui/dialog-end.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { Select } from '../../ui/select.tsx'
import { DocumentChoice } from './document-choice.tsx'
import type { Documents } from './use-documents.ts'
import { useLabelWords } from './use-label-words.ts'

export interface CaseQuestion {
  act: 'planned' | 'done' | 'noted' | 'sent-back'
  step: CaseStepNow
}

interface CaseDialogProps {
  question: CaseQuestion
  documents: Documents
  onClose(): void
  onDone(): void
}

const REMIND_MONTHS = ['1', '3', '6', '9', '12', '18', '24'] as const

/** Asks for what is to be noted of a step of the case. */
export function CaseDialog({ question: { act, step }, documents, onClose, onDone }: CaseDialogProps) {
  const t = useTranslations('label.case')
  const words = useLabelWords()
  const sentenceOf = useProblemSentence()
  const today = dateInDenmark(new Date().toISOString())
  const [day, setDay] = useState(act === 'planned' ? (step.plannedOn ?? '') : today)
  const [validUntil, setValidUntil] = useState('')
  const [remindMonths, setRemindMonths] = useState<(typeof REMIND_MONTHS)[number]>(`${USUAL_REMINDER_MONTHS}`)
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const isGranted = act === 'done' && step.step === 'granted'
  /** What is to be written before it can be saved. */
  function missing() {
    if ((act === 'done' || act === 'sent-back') && day === '') return 'day'
    if (isGranted && validUntil === '') return 'validUntil'
    if (act === 'noted' && note.trim() === '') return 'note'
    if (act === 'sent-back' && note.trim() === '') return 'reason'
    return undefined
  }
  const name = words.steps[step.step]

  function deed(): z.input<typeof newCaseDeed> {
    switch (act) {
      case 'planned':
        return { act, step: step.step, note, ...(day !== '' && { on: day }) }
      case 'done':
        return {
          act,
          step: step.step,
          on: day,
          note,
          documents: [...chosen],
          ...(isGranted && { validUntil, remindMonths: Number(remindMonths) }),
        }
      case 'noted':
        return { act, step: step.step, note, documents: [...chosen] }
      case 'sent-back':
        return { act, step: step.step, on: day, reason: note }
      default:
        return act satisfies never
    }
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    const lacks = missing()
    if (lacks) return setWrong(t(`missing.${lacks}`))
    setPending(true)
    const result = await call(routes.actOnCase, { body: deed() })
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    onDone()
    onClose()
  }

  return (
    <Dialog title={t(`titles.${act}`, { step: name })} isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {act === 'planned' && (
          <DateField
            label={t('plannedDate')}
            description={t('plannedHint')}
            value={day}
            onChange={setDay}
            autoFocus
          />
        )}
        {act === 'done' && <DateField label={t('doneDate')} value={day} onChange={setDay} autoFocus />}
        {act === 'sent-back' && <DateField label={t('backDate')} value={day} onChange={setDay} />}
        {isGranted && (
          <>
            <DateField label={t('validDate')} value={validUntil} onChange={setValidUntil} />
            <Select
              label={t('remind')}
              value={remindMonths}
              options={REMIND_MONTHS.map((count) => ({
                value: count,
                text: t('remindMonths', { count: Number(count) }),
              }))}
              onChange={setRemindMonths}
            />
          </>
        )}
        {act === 'sent-back' ? (
          <ReasonField
            label={t('reason')}
            description={t('reasonHint')}
            value={note}
            onChange={setNote}
            autoFocus
          />
        ) : (
          <ReasonField label={t('note')} value={note} onChange={setNote} autoFocus={act === 'noted'} />
        )}
        {(act === 'done' || act === 'noted') && (
          <DocumentChoice documents={documents} chosen={chosen} onChange={setChosen} />
        )}
        <DialogEnd
          action={act === 'sent-back' ? t('saveBack') : t('save')}
          wrong={wrong}
          isPending={isPending}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
