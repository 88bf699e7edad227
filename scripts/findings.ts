/**
 * Reads a plan as JSON on stdin and writes every scored pair and every role finding as JSON on stdout,
 * through the very functions that the app warns with. For scoring the warnings against labelled plans.
 */
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { formerKind } from '#shared/findings/former-kind.ts'
import { evidenceOf } from '#shared/overlap/evidence.ts'
import { explain } from '#shared/overlap/explain.ts'
import { pairsOf } from '#shared/overlap/find-overlaps.ts'
import { coarseClause, fromPlanFile } from '#shared/overlap/plan-file.ts'
import { readActivity } from '#shared/overlap/reading.ts'
import { vocabularyOf } from '#shared/overlap/vocabulary.ts'
import { roleFindingOf } from '#shared/role-findings/find-role-findings.ts'

const vocabulary = vocabularyOf(BUILT_IN_AGREEMENT)

const planFile = z.object({
  activities: z.array(
    z.object({
      id: z.string(),
      org: z.enum(['censec', 'difos', 'joint']),
      category: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
      title: z.string(),
      description: z.string().nullish(),
      start: z.iso.date().nullish(),
      end: z.iso.date().nullish(),
      audience: z.array(z.string()).nullish(),
      partners: z.array(z.string()).nullish(),
      place: z.string().nullish(),
    }),
  ),
})

/** Pairs with next to nothing in common are left out: a reader takes a missing pair as none. */
const LEAST_SCORE = 0.0005

function findingsOfPlan(input: string): object {
  const readings = planFile
    .parse(JSON.parse(input))
    .activities.map((activity) => readActivity(fromPlanFile(activity), vocabulary))
  const pairs = pairsOf(readings)
    .filter((pair) => pair.score >= LEAST_SCORE || pair.scoreAny >= LEAST_SCORE)
    .map(({ a, b, score, scoreAny, label }) => ({
      a: a.reading.activity.id,
      b: b.reading.activity.id,
      score,
      scoreAny,
      label,
      ...(label !== 'none' && {
        why: explain(label, evidenceOf(a, b))
          .map((reason) => reason.da)
          .join(' '),
      }),
    }))
  const findings = readings.flatMap((reading) => roleFindingOf(reading) ?? [])
  return {
    pairs,
    findings: findings.map(({ activity, kind, clause, why }) => ({
      activity,
      // Labelled plans hold the first name of it.
      kind: formerKind(kind),
      clause: coarseClause(clause),
      why: why.da,
    })),
  }
}

try {
  process.stdout.write(`${JSON.stringify(findingsOfPlan(await text(process.stdin)))}\n`)
} catch (error) {
  const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error)
  process.stderr.write(`The plan cannot be read: ${reason}\n`)
  process.exitCode = 1
}
