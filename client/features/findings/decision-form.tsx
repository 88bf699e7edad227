import { type FormEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Decision, type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { jointTerms, keptAndOther, mergeActivities } from '#shared/findings/merge-activities.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { changesAgreed } from '#shared/sign-off/changes-agreed.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useActivity, usePlan } from '../plan/plan-context.tsx'
import { answersOf, outcomeWords, type ShownFinding } from './shown-finding.ts'
import { useDecide, useRemoveDecision } from './use-decide.ts'
import { useMerge } from './use-merge.ts'

/** With the names of all concepts, which are many; wanted by few and seldom. */
const LessonSentence = lazy(() => import('../vocabulary/lesson-sentence.tsx'))

interface DecisionFormProps {
  finding: ShownFinding
  onDecided(): void
}

/** First what is decided, then why; two that become one need no reason, and are merged at once. */
export function DecisionForm({ finding, onDecided }: DecisionFormProps) {
  const t = useTranslations('findings')
  const { decision } = finding
  const [isChanging, setChanging] = useState(false)
  const [outcome, setOutcome] = useState<DecisionOutcome>()
  const [cancelled, setCancelled] = useState<DecisionOutcome>()
  const pair = usePair(finding)
  const plan = usePlan()
  const merge = useMerge()
  const { decide, isPending, wrong, setWrong } = useDecide(finding)
  const removing = useRemoveDecision(finding)

  async function mergeBoth(both: readonly [string, string]) {
    if (!plan.takesEdits()) return setWrong(t('cannotMerge'))
    const isAgreed = changesAgreed(plan.document, (document) =>
      mergeActivities(document, both, LOCAL_EDIT, plan.agreement),
    )
    if (isAgreed) return setWrong(t('isAgreed'))
    if ((await decide('joint', '')) && !merge(both)) setWrong(t('cannotMerge'))
  }

  if (decision && !isChanging) {
    return (
      <div className="card-actions">
        <Button size="small" onPress={() => setChanging(true)}>
          {t('decideAgain')}
        </Button>
        <Button
          kind="quiet"
          size="small"
          isPending={removing.isPending}
          onPress={() => void removing.remove(decision)}
        >
          {t('reopen')}
        </Button>
        {removing.wrong !== undefined && <p role="alert">{removing.wrong}</p>}
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
  return (
    <Choices
      finding={finding}
      focused={cancelled}
      isPending={isPending}
      wrong={wrong}
      onChoose={(choice) => {
        if (choice === 'joint' && pair) void mergeBoth(pair)
        else setOutcome(choice)
      }}
    />
  )
}

/** The two activities of an overlap, while both are there; a role finding has one. */
function usePair({
  kind,
  activityIds: [one = '', other = ''],
}: ShownFinding): readonly [string, string] | undefined {
  const areThere = [useActivity(one), useActivity(other)].every((activity) => activity !== undefined)
  return kind !== 'role' && areThere ? [one, other] : undefined
}

interface ChoicesProps {
  finding: ShownFinding
  /** The choice that is to have the focus as they appear, if any. */
  focused: DecisionOutcome | undefined
  isPending: boolean
  /** Why the last choice did not get through. */
  wrong: string | undefined
  onChoose(outcome: DecisionOutcome): void
}

/** The question and what can be answered, each answer with a line that says what it means. */
function Choices({ finding, focused, isPending, wrong, onChoose }: ChoicesProps) {
  const t = useTranslations('findings')
  const id = useId()
  const first = useRef<HTMLButtonElement>(null)
  const words = outcomeWords(finding)
  const { activities, agreement } = usePlan()
  const [one, other] = finding.activityIds.map((id) => activities.get(id))
  const pair = one && other && keptAndOther(one, other, agreement)
  const terms = useJointTerms(pair)

  useEffect(() => first.current?.focus({ preventScroll: true }), [])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws and announces more than four buttons need.
    <div className="decision-choices" role="group" aria-labelledby={`${id}-question`}>
      <p id={`${id}-question`} className="decision-question">
        {t('decide')}
      </p>
      <div className="decision-list">
        {answersOf(finding).map((choice) => (
          <button
            key={choice}
            ref={choice === focused ? first : undefined}
            type="button"
            className="decision-choice"
            aria-disabled={isPending}
            onClick={() => !isPending && onChoose(choice)}
          >
            <span className="decision-name">{t(`${words}.${choice}`)}</span>{' '}
            <span className="decision-meaning">
              {t(`${words}Meaning.${choice}`, {
                title: pair?.[0].title || t('untitled'),
                about: finding.kind === 'role' ? finding.roleKind : finding.kind,
              })}
              {choice === 'joint' && terms && `. ${terms}`}
            </span>
          </button>
        ))}
      </div>
      {wrong !== undefined && <p role="alert">{wrong}</p>}
    </div>
  )
}

/** When two that were to be at different times, or were not equally sure, become one: what of it the joint one gets. */
function useJointTerms(pair: readonly [kept: Activity, other: Activity] | undefined): string | undefined {
  const t = useTranslations('findings.jointTerms')
  const planTexts = useTranslations('plan')
  const said = useNames()
  if (!pair) return undefined
  const { period, status, differ } = jointTerms(...pair)
  const words = { period: said.period(period), status: planTexts(`statuses.${status}`) }
  if (differ.period) return t(differ.status ? 'both' : 'period', words)
  return differ.status ? t('status', words) : undefined
}

/** For a finding that is open again: the decision as it was, made on what the finding is now. */
export function KeepDecision({ finding, decision }: { finding: ShownFinding; decision: Decision }) {
  const t = useTranslations('findings')
  const toasts = useToasts()
  const { decide, isPending, wrong } = useDecide(finding)
  const { outcome, reason } = decision
  // One that was taken back, or to make one of two that stand apart again, is no decision to hold on to.
  if (!answersOf(finding).includes(outcome) || outcome === 'joint') return null
  return (
    <div className="card-actions">
      <Button
        size="small"
        isPending={isPending}
        onPress={async () => {
          if (await decide(outcome, reason)) toasts.show({ text: t('decisionSaved') })
        }}
      >
        {t('keepDecision')}
      </Button>
      {wrong !== undefined && <p role="alert">{wrong}</p>}
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
  const toasts = useToasts()
  const { decide, isPending, wrong } = useDecide(finding)
  const [reason, setReason] = useState('')
  const id = useId()

  async function save(event: FormEvent) {
    event.preventDefault()
    if (!(await decide(outcome, reason))) return
    // The ledger brings the decision, and the card draws itself as decided.
    toasts.show({ text: t('decisionSaved') })
    onDecided()
  }

  return (
    <form
      className="card-form"
      aria-labelledby={`${id}-outcome`}
      onSubmit={(event) => void save(event)}
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
      <ReasonField
        label={t(needsReason(outcome) ? 'reason' : 'reasonOptional')}
        value={reason}
        onChange={setReason}
        errorMessage={wrong}
        autoFocus
      />
      {outcome === 'not-overlap' && finding.teaches && (
        <p className="finding-lowered">
          <Suspense>
            <LessonSentence concepts={finding.teaches} />
          </Suspense>{' '}
          {t('teaches')}
        </p>
      )}
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
