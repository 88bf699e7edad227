/** The shapes of warnings, and of what is decided on them. */
import { z } from 'zod'
import { DECISION_OUTCOMES, needsReason } from '../../findings/decision.ts'
import { OVERLAP_LABELS, ROLE_FINDING_KINDS } from '../../findings/findings.ts'
import { PRECISIONS } from '../../plan/plan.ts'
import { category, epoch, findingId, linesOf, planId, signatureSchema } from './fields.ts'
import { namedActivity } from './plans.ts'
import { conceptPair } from './vocabulary.ts'

export const findingParams = z.object({ planId, findingId })

export const newDecision = z
  .object({
    outcome: z.enum(DECISION_OUTCOMES),
    reason: linesOf(2_000).trim().default(''),
    /** The fingerprint that was on the screen; where given and no longer true, the decision is refused. */
    fingerprint: z.string().max(200).optional(),
    /** When what was on the screen as decided was decided, null for undecided; where given and no longer true, it is refused. */
    seenDecision: z.string().max(40).nullable().optional(),
    epoch,
  })
  .refine(({ outcome, reason }) => reason !== '' || !needsReason(outcome), {
    path: ['reason'],
    error: 'Setting a finding aside needs a reason.',
  })

export const judgedStateSchema = z.object({
  id: z.string(),
  title: z.string(),
  category,
  start: z.string().optional(),
  end: z.string().optional(),
  precision: z.enum(PRECISIONS),
  audience: z.array(z.string()),
  place: z.string(),
  counterpart: z.string(),
  partners: z.array(z.string()),
  /** A hash of the text. */
  text: z.string(),
})

export const decisionAnswer = z.object({
  findingId: z.string(),
  outcome: z.enum(DECISION_OUTCOMES),
  reason: z.string(),
  fingerprint: z.string(),
  about: z.array(namedActivity).optional(),
  judged: z.array(judgedStateSchema).optional(),
  by: signatureSchema,
  at: z.string(),
})

export const findingsAnswer = z.object({
  overlaps: z.array(
    z.object({
      id: z.string(),
      a: z.string(),
      b: z.string(),
      label: z.enum(OVERLAP_LABELS),
      score: z.number(),
      reasons: z.array(z.string()),
      concepts: conceptPair.optional(),
      /** How many lessons make it count for less. */
      lowered: z.number().optional(),
      clauses: z.array(z.string()),
      fingerprint: z.string(),
      decision: decisionAnswer.optional(),
    }),
  ),
  roleFindings: z.array(
    z.object({
      id: z.string(),
      activity: z.string(),
      kind: z.enum(ROLE_FINDING_KINDS),
      clause: z.string(),
      why: z.string(),
      fingerprint: z.string(),
      decision: decisionAnswer.optional(),
    }),
  ),
})
export type NewDecision = z.output<typeof newDecision>
export type FindingsAnswer = z.infer<typeof findingsAnswer>
