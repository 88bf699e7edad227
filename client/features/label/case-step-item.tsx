import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import type { CaseStepNow } from '#shared/protocol/schemas/label.ts'
import { numericDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import type { CaseQuestion } from './case-dialog.tsx'
import { DocumentLink } from './document-link.tsx'
import type { Documents } from './use-documents.ts'
import { useLabelWords } from './use-label-words.ts'

interface CaseStepItemProps {
  step: CaseStepNow
  documents: Documents
  isOpenAtFirst: boolean
  /** Absent where nothing more is said of it. */
  onAsk?: (question: CaseQuestion) => void
}

/** A step of the case: one line, which opens to all that was said of it and what can be done. */
export function CaseStepItem({ step, documents, isOpenAtFirst, onAsk }: CaseStepItemProps) {
  const t = useTranslations('label.case')
  const locale = useLocale()
  const words = useLabelWords()
  const id = useId()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const { done, plannedOn, state } = step
  const day = done
    ? formatDate(done.on, locale)
    : plannedOn === undefined
      ? t('unplanned')
      : t('plannedOn', { day: formatDate(plannedOn, locale) })
  return (
    <li
      className="label-step"
      data-state={state}
      aria-current={state === 'now' && onAsk ? 'step' : undefined}
    >
      <span className="label-step-mark" aria-hidden>
        {done && <Check />}
      </span>
      <button
        type="button"
        className="label-step-line"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="label-step-name">{words.steps[step.step]}</span>
        <span className="label-quiet">{day}</span>
        {state === 'now' && onAsk && <span className="badge label-now">{t('now')}</span>}
      </button>
      {isOpen && (
        <div id={id} className="label-step-more">
          <p className="label-quiet">{t(`meanings.${step.step}`)}</p>
          <Said step={step} documents={documents} />
          {onAsk && <Acts step={step} onAsk={onAsk} />}
        </div>
      )}
    </li>
  )
}

function Said({ step, documents }: { step: CaseStepNow; documents: Documents }) {
  const t = useTranslations('label.case')
  const locale = useLocale()
  const { done, earlier, notes, sentBack } = step
  return (
    <>
      {earlier.map((before) => (
        <div key={before.id} className="label-step-note">
          <p className="label-quiet">
            {t('earlierDone', { day: formatDate(before.on, locale), name: before.by.name })}
          </p>
          {before.note !== '' && <p className="label-note">{before.note}</p>}
          <StepDocuments step={step} ids={before.documents} documents={documents} />
        </div>
      ))}
      {sentBack.map(({ id, on, by, reason }) => (
        <p key={id} className="label-sent-back">
          {t('sentBack', { day: formatDate(on, locale), name: by.name, reason })}
        </p>
      ))}
      {done && (
        <>
          <p>
            {t('notedBy', { name: done.by.name, day: numericDay(done.at, locale) })}{' '}
            {done.validUntil !== undefined && t('validUntil', { day: formatDate(done.validUntil, locale) })}
          </p>
          {done.note !== '' && <p className="label-note">{done.note}</p>}
          <StepDocuments step={step} ids={done.documents} documents={documents} />
        </>
      )}
      {notes.map(({ id, by, at, note, documents: ids }) => (
        <div key={id} className="label-step-note">
          {note !== '' && <p className="label-note">{note}</p>}
          <StepDocuments step={step} ids={ids} documents={documents} />
          <p className="label-quiet">{t('noteBy', { name: by.name, day: numericDay(at, locale) })}</p>
        </div>
      ))}
    </>
  )
}

function StepDocuments({
  step,
  ids,
  documents,
}: {
  step: CaseStepNow
  ids: readonly string[]
  documents: Documents
}) {
  const t = useTranslations('label.case')
  const words = useLabelWords()
  if (ids.length === 0) return null
  return (
    <ul className="label-step-documents" aria-label={t('documentsOf', { step: words.steps[step.step] })}>
      {ids.map((id) => (
        <li key={id}>
          <DocumentLink
            id={id}
            document={documents.answer?.documents.find((document) => document.id === id)}
          />
        </li>
      ))}
    </ul>
  )
}

function Acts({ step, onAsk }: { step: CaseStepNow; onAsk(question: CaseQuestion): void }) {
  const t = useTranslations('label.case')
  const words = useLabelWords()
  const { state, plannedOn } = step
  const name = words.steps[step.step]
  const acts = {
    now: ['done', 'planned', 'noted'],
    ahead: ['planned'],
    done: ['noted', 'sent-back'],
  } as const
  return (
    <div className="label-acts" data-print="hide">
      {acts[state].map((act) => {
        const said = act === 'planned' && plannedOn !== undefined ? t('acts.replanned') : t(`acts.${act}`)
        return (
          <Button
            key={act}
            size="small"
            kind={act === 'done' ? 'primary' : 'secondary'}
            aria-label={`${said}: ${name}`}
            onPress={() => onAsk({ act, step })}
          >
            {said}
          </Button>
        )
      })}
    </div>
  )
}
