import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { outcomeWords, type ShownFinding } from './shown-finding.ts'

const OUTCOMES: readonly DecisionOutcome[] = ['coordinate', 'joint', 'not-overlap', 'keep']

/** First what is decided, then why. */
export function DecisionForm({ finding, onDecided }: { finding: ShownFinding; onDecided(): void }) {
  const t = useTranslations('findings')
  const { decision } = finding
  const [isChanging, setChanging] = useState(false)
  const [outcome, setOutcome] = useState<DecisionOutcome>()
  const [cancelled, setCancelled] = useState<DecisionOutcome>()

  if (decision && !isChanging) {
    return (
      <div className="card-actions">
        <Button size="small" onPress={() => setChanging(true)}>
          {t('decideAgain')}
        </Button>
      </div>
    )
  }
  if (outcome) {
    return (
      <ReasonForm
        finding={finding}
        outcome={outcome}
        onDecided={onDecided}
        onCancel={() => {
          setCancelled(outcome)
          setOutcome(undefined)
        }}
      />
    )
  }
  return <Choices finding={finding} focused={cancelled} onChoose={setOutcome} />
}

interface ChoicesProps {
  finding: ShownFinding
  /** The choice that is to have the focus as they appear, if any. */
  focused: DecisionOutcome | undefined
  onChoose(outcome: DecisionOutcome): void
}

/** The question and what can be answered, each answer with a line that says what it means. */
function Choices({ finding, focused, onChoose }: ChoicesProps) {
  const t = useTranslations('findings')
  const id = useId()
  const first = useRef<HTMLButtonElement>(null)
  const words = outcomeWords(finding)

  useEffect(() => first.current?.focus({ preventScroll: true }), [])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws and announces more than four buttons need.
    <div className="decision-choices" role="group" aria-labelledby={`${id}-question`}>
      <p id={`${id}-question`} className="decision-question">
        {t('decide')}
      </p>
      <div className="decision-list">
        {OUTCOMES.map((choice) => (
          <button
            key={choice}
            ref={choice === focused ? first : undefined}
            type="button"
            className="decision-choice"
            onClick={() => onChoose(choice)}
          >
            <span className="decision-name">{t(`${words}.${choice}`)}</span>{' '}
            <span className="decision-meaning">{t(`${words}Meaning.${choice}`)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

interface ReasonFormProps {
  finding: ShownFinding
  outcome: DecisionOutcome
  onDecided(): void
  onCancel(): void
}

function ReasonForm({ finding, outcome, onDecided, onCancel }: ReasonFormProps) {
  const t = useTranslations('findings')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const { id: planId } = usePlan()
  const toasts = useToasts()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)
  const id = useId()
  const isNeeded = needsReason(outcome)

  async function decide(event: FormEvent) {
    event.preventDefault()
    if (isNeeded && !reason.trim()) return setWrong(t('reasonMissing'))
    setPending(true)
    const result = await call(routes.decideFinding, {
      params: { planId, findingId: finding.id },
      body: { outcome, reason, fingerprint: finding.fingerprint },
    })
    if (result.kind === 'problem') {
      setWrong(sentenceOf(result))
      setPending(false)
      return
    }
    // The ledger brings the decision, and the card draws itself as decided.
    toasts.show({ text: t('decisionSaved') })
    onDecided()
  }

  return (
    <form
      className="card-form"
      aria-labelledby={`${id}-outcome`}
      onSubmit={(event) => void decide(event)}
      onKeyDown={(event) => {
        // While letters are being composed, Escape is the input method's own.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (!isPending) onCancel()
      }}
    >
      <p id={`${id}-outcome`} className="decision-name">
        {t(`${outcomeWords(finding)}.${outcome}`)}
      </p>
      <TextField
        label={t(isNeeded ? 'reason' : 'reasonOptional')}
        value={reason}
        onChange={setReason}
        errorMessage={wrong}
        maxLength={2_000}
        isMultiline
        autoFocus
      />
      <div className="card-actions">
        <Button kind="primary" size="small" type="submit" isPending={isPending}>
          {t('saveDecision')}
        </Button>
        <Button kind="quiet" size="small" onPress={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
