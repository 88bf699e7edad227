import type { OverlapLabel, RoleFindingKind } from '../../findings/findings.ts'
import { presentKind } from '../../findings/former-kind.ts'
import dev1 from '../fixtures/dev-1.json' with { type: 'json' }
import dev2 from '../fixtures/dev-2.json' with { type: 'json' }
import dev3 from '../fixtures/dev-3.json' with { type: 'json' }
import unseen1 from '../fixtures/unseen-1.json' with { type: 'json' }
import unseen2 from '../fixtures/unseen-2.json' with { type: 'json' }
import unseen3 from '../fixtures/unseen-3.json' with { type: 'json' }
import unseen4 from '../fixtures/unseen-4.json' with { type: 'json' }
import type { PlanFileActivity } from '../plan-file.ts'

/** An invented plan with what a careful reader found in it. */
export interface LabelledPlan {
  plan: string
  year: number
  activities: PlanFileActivity[]
  pairs: { a: string; b: string; label: OverlapLabel; why: string }[]
  findings: { activity: string; kind: RoleFindingKind; clause: string; why: string }[]
}

// JSON imports widen every literal to string; score.mjs validates the files' shape.
export const LABELLED_PLANS = [dev1, dev2, dev3].map(labelled)

/**
 * Written from the labelling rules by hands that knew neither the vocabulary nor the plans above. Only ever measure on
 * them: a word or a weight that is chosen for their sake makes them worthless.
 */
export const UNSEEN_PLANS = [unseen1, unseen2, unseen3, unseen4].map(labelled)

function labelled(file: unknown): LabelledPlan {
  const plan = file as LabelledPlan
  return {
    ...plan,
    findings: plan.findings.map((one) => ({ ...one, kind: presentKind(one.kind) as RoleFindingKind })),
  }
}
