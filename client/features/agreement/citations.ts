import type { z } from 'zod'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { ActivityParty } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'

type PlanSummary = z.output<typeof routes.listPlans.answer>['plans'][number]
type FindingsAnswer = z.output<typeof routes.readFindings.answer>
type Decision = NonNullable<FindingsAnswer['overlaps'][number]['decision']>

export interface CitingActivity {
  id: string
  title: string
  party: ActivityParty
}

/** A warning that cites the clause, with what was decided on it. */
export interface Citation {
  findingId: string
  kind: 'overlap' | 'related' | 'role'
  /** Those it is about that the person may see. */
  activities: CitingActivity[]
  why: string
  decision?: Decision | undefined
  isConfidential: boolean
}

export interface PlanCitations {
  plan: PlanSummary
  citations: Citation[]
}

/** Each plan the person may read with what cites the clause in it, or any of a group, its own party's confidential part too. */
export async function readCitations(person: Person, clauseId: string): Promise<PlanCitations[] | Problem> {
  const listed = await call(routes.listPlans)
  if (listed.kind === 'problem') return listed
  const all = await Promise.all(listed.answer.plans.map((plan) => citationsIn(plan, person, clauseId)))
  const found: PlanCitations[] = []
  for (const one of all) {
    if ('kind' in one) return one
    found.push(one)
  }
  return found
}

async function citationsIn(
  plan: PlanSummary,
  person: Person,
  clauseId: string,
): Promise<PlanCitations | Problem> {
  const params = { planId: plan.id }
  const mayReadOwn = can(person, 'read', { kind: 'confidential', party: person.party })
  const [content, findings, ownContent, ownFindings] = await Promise.all([
    call(routes.readPlan, { params }),
    call(routes.readFindings, { params }),
    mayReadOwn ? call(routes.readConfidential, { params }) : undefined,
    mayReadOwn ? call(routes.readConfidentialFindings, { params }) : undefined,
  ])
  if (content.kind === 'problem') return content
  if (findings.kind === 'problem') return findings
  if (ownContent?.kind === 'problem') return ownContent
  if (ownFindings?.kind === 'problem') return ownFindings
  const activities = new Map(
    [...content.answer.sections, ...(ownContent?.answer.sections ?? [])]
      .flatMap((section) => section.activities)
      .map(({ id, title, party }) => [id, { id, title, party }]),
  )
  return {
    plan,
    citations: [
      ...citing(findings.answer, clauseId, activities, false),
      ...(ownFindings ? citing(ownFindings.answer, clauseId, activities, true) : []),
    ],
  }
}

function citing(
  { overlaps, roleFindings }: FindingsAnswer,
  clauseId: string,
  activities: ReadonlyMap<string, CitingActivity>,
  isConfidential: boolean,
): Citation[] {
  const isIt = (id: string) => id === clauseId || id.startsWith(`${clauseId}.`)
  const known = (ids: readonly string[]) => ids.flatMap((id) => activities.get(id) ?? [])
  return [
    ...overlaps
      .filter(({ clauses }) => clauses.some(isIt))
      .map(({ id, a, b, label, reasons, decision }) => ({
        findingId: id,
        kind: label,
        activities: known([a, b]),
        why: reasons.join(' '),
        decision,
        isConfidential,
      })),
    ...roleFindings
      .filter(({ clause }) => isIt(clause))
      .map(({ id, activity, why, decision }) => ({
        findingId: id,
        kind: 'role' as const,
        activities: known([activity]),
        why,
        decision,
        isConfidential,
      })),
  ]
}
