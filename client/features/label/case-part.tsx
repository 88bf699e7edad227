import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import type { CaseRound } from '#shared/protocol/schemas/label.ts'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { CaseDialog, type CaseQuestion } from './case-dialog.tsx'
import { CaseStepItem } from './case-step-item.tsx'
import type { Documents } from './use-documents.ts'

interface CasePartProps {
  rounds: readonly CaseRound[]
  documents: Documents
  onChanged(): void
}

/** The way to the label, step by step with its days: the round under way, and those before it to be read. */
export function CasePart({ rounds, documents, onChanged }: CasePartProps) {
  const t = useTranslations('label.case')
  const locale = useLocale()
  const [question, setQuestion] = useState<CaseQuestion>()
  const part = useRef<HTMLElement>(null)
  // What was pressed goes once it is done.
  const kept = useKeptFocus(part, rounds.flatMap(({ steps }) => steps).filter(({ done }) => done).length)
  const round = rounds.at(-1)
  const earlier = rounds.slice(0, -1)
  if (!round) return null
  return (
    <section ref={part} {...kept} tabIndex={-1} className="label-part" aria-labelledby="forloebet">
      <h2 id="forloebet">{t('title')}</h2>
      <Steps round={round} documents={documents} onAsk={setQuestion} />
      {round.remindOn !== undefined && (
        <p className="label-quiet">{t('remindOn', { day: formatDate(round.remindOn, locale) })}</p>
      )}
      {earlier.length > 0 && (
        <details className="label-earlier">
          <summary>{t('earlier', { count: earlier.length })}</summary>
          {earlier.toReversed().map((one) => (
            <div key={one.number}>
              <h3>{t('round', { number: one.number })}</h3>
              <Steps round={one} documents={documents} />
            </div>
          ))}
        </details>
      )}
      {question && (
        <CaseDialog
          question={question}
          documents={documents}
          onClose={() => setQuestion(undefined)}
          onDone={onChanged}
        />
      )}
    </section>
  )
}

interface StepsProps {
  round: CaseRound
  documents: Documents
  /** Absent for a round that is over. */
  onAsk?: (question: CaseQuestion) => void
}

function Steps({ round, documents, onAsk }: StepsProps) {
  const t = useTranslations('label.case')
  return (
    <ol className="label-steps" aria-label={onAsk ? t('title') : t('round', { number: round.number })}>
      {round.steps.map((step) => (
        <CaseStepItem
          // The one that comes now is opened.
          key={`${step.step} ${step.state}`}
          step={step}
          documents={documents}
          isOpenAtFirst={onAsk !== undefined && step.state === 'now'}
          {...(onAsk && { onAsk })}
        />
      ))}
    </ol>
  )
}
