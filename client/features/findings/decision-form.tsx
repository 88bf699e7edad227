import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import type { ShownFinding } from './shown-finding.ts'

const OVERLAP_OUTCOMES: readonly DecisionOutcome[] = ['coordinate', 'joint', 'not-overlap', 'keep']
const ROLE_OUTCOMES: readonly DecisionOutcome[] = ['coordinate', 'joint', 'keep']

/** First what is decided, then why. */
export function DecisionForm({ finding, onDecided }: { finding: ShownFinding; onDecided(): void }) {
  const t = useTranslations('findings')
  const { decision } = finding
  const [isChanging, setChanging] = useState(false)
  const [outcome, setOutcome] = useState<DecisionOutcome>()

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
        onCancel={() => setOutcome(undefined)}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws and announces more than four buttons in a row need.
    <div className="card-actions" role="group" aria-label={t('decide')}>
      {(finding.kind === 'role' ? ROLE_OUTCOMES : OVERLAP_OUTCOMES).map((choice) => (
        <Button key={choice} size="small" onPress={() => setOutcome(choice)}>
          {t(`outcomes.${choice}`)}
        </Button>
      ))}
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
    <form className="card-form" onSubmit={(event) => void decide(event)}>
      <TextField
        label={t(isNeeded ? 'reasonFor' : 'reasonForOptional', { outcome: t(`outcomes.${outcome}`) })}
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
