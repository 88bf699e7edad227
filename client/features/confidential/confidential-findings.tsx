import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { DECISION_OUTCOMES, type DecisionOutcome, needsReason } from '#shared/findings/decision.ts'
import { readDecisions } from '#shared/ledger/read-ledger.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { documentStore } from '../../api/document-store.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import type { Store } from '../../ui/store.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { startFindingsWorker } from '../findings/find-in-worker.ts'
import { FindingShape } from '../findings/finding-shape.tsx'
import { FindingsStore } from '../findings/findings-store.ts'
import { outcomeWords, type ShownFinding } from '../findings/shown-finding.ts'
import type { PageParts } from '../plan/page-parts.tsx'
import { type OpenPlan, usePlan } from '../plan/plan-context.tsx'
import { bothParts } from './both-parts.ts'

interface Found {
  activities: Store<readonly Activity[]>
  store: FindingsStore
}

const FoundContext = createContext<Found | undefined>(undefined)

/** Finds warnings among the confidential activities and beside the plan's, on this page alone. */
export function ConfidentialFindingsProvider({
  shared,
  parts,
  children,
}: {
  shared: OpenPlan
  /** Undefined while there is no such part on the page. */
  parts: PageParts | undefined
  children: ReactNode
}) {
  const own = useMemo(() => parts && findingsOf(shared, parts), [shared, parts])
  const hasAny = useSyncExternalStore(
    own?.found.activities.subscribe ?? NEVER,
    () => (own?.found.activities.read().length ?? 0) > 0,
  )
  // Reading a whole plan is for those who have something to find.
  useEffect(() => (own && hasAny ? own.start() : undefined), [hasAny, own])
  return <FoundContext value={own?.found}>{children}</FoundContext>
}

const NEVER = () => () => undefined

function findingsOf(shared: OpenPlan, { plan }: PageParts) {
  const activities = bothParts(shared.activities, plan.activities)
  let worker: ReturnType<typeof startFindingsWorker> | undefined
  const store = new FindingsStore({
    activities,
    decisions: documentStore(plan.ledger, readDecisions),
    vocabulary: shared.vocabulary,
    find: async (...asked) => worker?.find(...asked),
  })
  function start() {
    worker = startFindingsWorker()
    const stop = store.start()
    return () => {
      stop()
      worker?.stop()
    }
  }
  return { found: { activities, store }, start }
}

/** What a confidential activity meets; each with what was decided, or the means to decide. */
export function ConfidentialFindings({ activityId }: { activityId: string }) {
  const found = useContext(FoundContext)
  const t = useTranslations('confidential')
  const findings = useSyncExternalStore(
    found?.store.subscribe ?? NEVER,
    () => found?.store.of(activityId) ?? NONE,
  )
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

const NONE: readonly ShownFinding[] = []

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
  const found = useContext(FoundContext)
  if (finding.kind === 'role') return null
  const other = found?.activities
    .read()
    .find(({ id }) => id !== activityId && finding.activityIds.includes(id))
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

/** »Fælles« is for what both parties can see. */
const OUTCOMES = DECISION_OUTCOMES.filter((outcome) => outcome !== 'joint')

function DecideForm({ finding, onDone }: { finding: ShownFinding; onDone(): void }) {
  const t = useTranslations('confidential')
  const words = useTranslations('findings')
  const common = useTranslations('common')
  const plan = usePlan()
  const sentenceOf = useProblemSentence()
  const [outcome, setOutcome] = useState<DecisionOutcome>('keep')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()

  async function decide() {
    if (needsReason(outcome) && reason.trim() === '') return setWrong(t('reasonNeeded'))
    const params = { planId: plan.id, findingId: finding.id }
    const body = { outcome, reason, fingerprint: finding.fingerprint }
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
        options={OUTCOMES.map((one) => ({ value: one, text: words(`${outcomeWords(finding)}.${one}`) }))}
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
