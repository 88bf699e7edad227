import { useMemo } from 'react'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { dutyOf, headOf, isOverdue } from '#shared/duties/duty.ts'
import { readDecisions, readDutyActs } from '#shared/ledger/read-ledger.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { documentStore } from '../../api/document-store.ts'
import { useStore } from '../../ui/store.ts'
import type { ShownRoleFinding } from '../findings/shown-finding.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { DutyPart } from './duty-part.tsx'
import { DutyStateBadge } from './duty-state.tsx'
import type { ShownDuty } from './shown-duty.ts'
import { useActOnDuty } from './use-act-on-duty.ts'

interface ActivityDutyProps {
  finding: ShownRoleFinding
  activity: Activity
}

/** The duty that a warning is, with what can be done about it; nothing for a warning that is none. */
export function ActivityDuty(props: ActivityDutyProps) {
  const duty = useActivityDuty(props)
  return duty && <InPlan key={duty.id} duty={duty} />
}

/** That what was said of the duty was said of an earlier wording, told while the warning is folded away. */
export function EarlierDutyBadge(props: ActivityDutyProps) {
  const duty = useActivityDuty(props)
  const isEarlier = duty?.state.name === 'acknowledged' && duty.isEarlierWording
  return isEarlier ? (
    <>
      {' '}
      <DutyStateBadge duty={duty} />
    </>
  ) : null
}

/** The duty that a warning is, as the ledger has it at this moment. */
function useActivityDuty({ finding, activity }: ActivityDutyProps): ShownDuty | undefined {
  const { id, fingerprint, roleKind: kind, clauses } = finding
  const [clause = ''] = clauses
  const asked = { id, fingerprint, kind, clause, activity: activity.id }
  const head = headOf(asked, activity.party)
  const plan = usePlan()
  const said = useMemo(
    () =>
      documentStore(plan.ledger, (ledger) => ({
        acts: readDutyActs(ledger),
        decisions: readDecisions(ledger),
      })),
    [plan.ledger],
  )
  const { acts, decisions } = useStore(said)
  if (!head) return undefined
  const duty = dutyOf({
    head,
    finding: asked,
    activity,
    decisions,
    acts: acts.filter((act) => act.duty.id === head.id),
    year: plan.year,
  })
  return {
    ...duty,
    planId: plan.id,
    isConfidential: false,
    isOverdue: isOverdue(duty, dateInDenmark(new Date().toISOString())),
  }
}

function InPlan({ duty }: { duty: ShownDuty }) {
  const { person, epoch } = usePlan()
  const act = useActOnDuty({ duty, epoch })
  return <DutyPart duty={duty} person={person} act={act} />
}
