import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Decision, type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useToasts } from '../../ui/toast.tsx'
import { type OpenPlan, usePlan } from '../plan/plan-context.tsx'
import { outcomeWords, type ShownFinding, seenDecisionOf } from './shown-finding.ts'

/** Sends a decision on what was on the screen; `decide` answers it as it was taken, or nothing, and then `wrong` says why. */
export function useDecide(finding: ShownFinding) {
  const t = useTranslations('findings')
  const sentenceOf = useProblemSentence()
  const plan = usePlan()
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function decide(outcome: DecisionOutcome, reason: string): Promise<Decision | undefined> {
    if (needsReason(outcome) && !reason.trim()) {
      setWrong(t('reasonMissing'))
      return undefined
    }
    setWrong(undefined)
    setPending(true)
    const result = await send(plan, finding, { outcome, reason }, seenDecisionOf(finding))
    setPending(false)
    if (result.kind === 'ok') return result.answer
    setWrong(sentenceOf(result))
    return undefined
  }
  return { decide, isPending, wrong, setWrong }
}

/** Removes the decision on a finding, says so, and offers to put the same one back. */
export function useRemoveDecision(finding: ShownFinding) {
  const t = useTranslations('findings')
  const planTexts = useTranslations('plan')
  const sentenceOf = useProblemSentence()
  const plan = usePlan()
  const toasts = useToasts()
  const { decide, isPending, wrong } = useDecide(finding)
  const outcomeOf = ({ outcome }: Decision) => t(`${outcomeWords(finding)}.${outcome}`)

  async function putBack(decision: Decision, removal: Decision): Promise<void> {
    const result = await send(plan, finding, decision, removal.at)
    toasts.show({
      text:
        result.kind === 'ok' ? t('decisionReturned', { outcome: outcomeOf(decision) }) : sentenceOf(result),
    })
  }

  async function remove(decision: Decision): Promise<void> {
    const removal = await decide('reopen', '')
    if (!removal) return
    toasts.show({
      kind: 'undo',
      text: t('decisionRemoved', { outcome: outcomeOf(decision) }),
      action: { label: planTexts('undo'), onPress: () => void putBack(decision, removal) },
    })
  }
  return { remove, isPending, wrong }
}

/** `seenDecision`: when the decision was made that the person saw on the finding; null for none. */
function send(
  { id: planId, epoch }: Pick<OpenPlan, 'id' | 'epoch'>,
  { id: findingId, fingerprint }: ShownFinding,
  { outcome, reason }: Pick<Decision, 'outcome' | 'reason'>,
  seenDecision: string | null,
) {
  return call(routes.decideFinding, {
    params: { planId, findingId },
    body: { outcome, reason, fingerprint, seenDecision, epoch },
  })
}
