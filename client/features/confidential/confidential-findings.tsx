import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { FindingShape } from '../findings/finding-shape.tsx'
import { answersOf, outcomeWords, type ShownFinding, seenDecisionOf } from '../findings/shown-finding.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { useBothParts, useConfidentialFindings } from './confidential-findings-provider.tsx'

/** What a confidential activity meets; each with what was decided, or the means to decide. */
export function ConfidentialFindings({ activityId }: { activityId: string }) {
  const t = useTranslations('confidential')
  const findings = useConfidentialFindings(activityId)
  if (findings.length === 0) return null
  return (
    <ul className="confidential-findings" aria-label={t('findings')}>
      {findings.map((finding) => (
        <li key={finding.id}>
          <FindingEntry finding={finding} activityId={activityId} />
        </li>
      ))}
    </ul>
  )
}

function FindingEntry({ finding, activityId }: { finding: ShownFinding; activityId: string }) {
  const t = useTranslations('confidential')
  const words = useTranslations('findings')
  const locale = useLocale()
  const [isDeciding, setDeciding] = useState(false)
  const { decision } = finding
  return (
    <>
      <p className="confidential-finding">
        <FindingShape kind={finding.kind} />
        <span>
          <Headline finding={finding} activityId={activityId} />
          {finding.reasons.map((reason) => (
            <span key={reason.da}> {reason[locale]}</span>
          ))}
        </span>
      </p>
      <ClauseLinks title={words('agreement')} ids={finding.clauses} />
      {decision && (
        <p className="confidential-decision">
          {t('decided', {
            outcome: words(`${outcomeWords(finding)}.${decision.outcome}`),
            name: decision.by.name,
          })}{' '}
          {decision.reason}
        </p>
      )}
      {isDeciding ? (
        <DecideForm finding={finding} onDone={() => setDeciding(false)} />
      ) : (
        <Button kind="quiet" size="small" onPress={() => setDeciding(true)}>
          {t(decision ? 'decideAnew' : 'decide')}
        </Button>
      )}
    </>
  )
}

function Headline({ finding, activityId }: { finding: ShownFinding; activityId: string }) {
  const words = useTranslations('findings')
  const common = useTranslations('common')
  const locale = useLocale()
  const activities = useBothParts()
  if (finding.kind === 'role') return null
  const other = activities.find(({ id }) => id !== activityId && finding.activityIds.includes(id))
  if (!other) return <strong>{words(`${finding.kind}.withUnknown`)}</strong>
  return (
    <strong>
      {words(`${finding.kind}.with`, {
        owner: common(`partiesGenitive.${other.party}`),
        title: other.title || words('untitled'),
        period: formatPeriod(other, locale),
      })}
    </strong>
  )
}

function DecideForm({ finding, onDone }: { finding: ShownFinding; onDone(): void }) {
  const t = useTranslations('confidential')
  const words = useTranslations('findings')
  const common = useTranslations('common')
  const plan = usePlan()
  const sentenceOf = useProblemSentence()
  const [outcome, setOutcome] = useState<DecisionOutcome>('keep')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  // »Fælles« is for what both parties can see.
  const answers = answersOf(finding).filter((answer) => answer !== 'joint')

  async function decide() {
    if (needsReason(outcome) && reason.trim() === '') return setWrong(t('reasonNeeded'))
    const params = { planId: plan.id, findingId: finding.id }
    const { epoch } = plan
    const seenDecision = seenDecisionOf(finding)
    const body = { outcome, reason, fingerprint: finding.fingerprint, seenDecision, epoch }
    const result = await call(routes.decideConfidentialFinding, { params, body })
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    onDone()
  }

  return (
    <form
      className="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <Select
        label={t('outcome')}
        density="compact"
        value={outcome}
        options={answers.map((one) => ({ value: one, text: words(`${outcomeWords(finding)}.${one}`) }))}
        onChange={setOutcome}
      />
      <TextField label={t('reason')} value={reason} onChange={setReason} errorMessage={wrong} isMultiline />
      <div className="card-actions">
        <Button kind="primary" size="small" type="submit">
          {t('decide')}
        </Button>
        <Button kind="quiet" size="small" onPress={onDone}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
