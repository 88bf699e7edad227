import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import { roleFindingOf } from '../../role-findings/find-role-findings.ts'
import { pairsOf } from '../find-overlaps.ts'
import { coarseClause, fromPlanFile } from '../plan-file.ts'
import { readActivity } from '../reading.ts'
import type { LabelledPlan } from './labelled-plans.ts'
import { averagePrecision, f1, precisionAtRecall } from './measures.ts'

/** Every CenSec–DI FOS pair of the plans as it is scored, beside the label a careful reader gave it. */
export function judgedPairs(plans: readonly LabelledPlan[]) {
  return plans.flatMap((plan, index) => {
    const labels = new Map(plan.pairs.map(({ a, b, label }) => [`${a} ${b}`, label]))
    return pairsOf(readingsOf(plan)).map((pair) => {
      const key = `${pair.a.reading.activity.id} ${pair.b.reading.activity.id}`
      return { pair, plan, key: `${index} ${key}`, right: labels.get(key) ?? 'none' }
    })
  })
}

/** How well pairs judged so are ranked and labelled, each 0..1. */
export function scoresOf(pairs: ReturnType<typeof judgedPairs>) {
  const overlaps = pairs.map(({ pair, right }) => ({ score: pair.score, right: right === 'overlap' }))
  const related = pairs.map(({ pair, right }) => ({ score: pair.scoreAny, right: right !== 'none' }))
  const given = pairs.filter(({ pair }) => pair.label === 'overlap').map(({ key }) => key)
  const right = pairs.filter((row) => row.right === 'overlap').map(({ key }) => key)
  return {
    overlapPrecision: averagePrecision(overlaps),
    overlapPrecisionAtRecall80: precisionAtRecall(overlaps, 0.8),
    overlapOrRelatedPrecision: averagePrecision(related),
    overlapLabel: f1(new Set(given), new Set(right)),
  }
}

/** How many pairs of a plan are called overlaps that a careful reader called related or nothing. */
export function wrongOverlaps(pairs: ReturnType<typeof judgedPairs>, plan: LabelledPlan): number {
  return pairs.filter((row) => row.plan === plan && row.pair.label === 'overlap' && row.right !== 'overlap')
    .length
}

/** Role findings as given and as a careful reader made them, each as plan, activity and kind, with the clause where asked for. */
export function judgedRoleFindings(plans: readonly LabelledPlan[], { withClause }: { withClause: boolean }) {
  const given = new Set<string>()
  const right = new Set<string>()
  for (const [index, plan] of plans.entries()) {
    for (const reading of readingsOf(plan)) {
      const finding = roleFindingOf(reading)
      if (!finding) continue
      const clause = withClause ? [coarseClause(finding.clause)] : []
      given.add([index, finding.activity, finding.kind, ...clause].join(' '))
    }
    for (const { activity, kind, clause } of plan.findings)
      right.add([index, activity, kind, ...(withClause ? [clause] : [])].join(' '))
  }
  return { given, right }
}

function readingsOf(plan: LabelledPlan) {
  return plan.activities.map((activity) => readActivity(fromPlanFile(activity), BUILT_IN_VOCABULARY))
}
