/** What a meeting could take up, by how the plans and the tasks stand: proposed, never put on the agenda by itself. */
import type { IsoDate } from '../basics/iso-date.ts'
import type { ChangedActivities } from '../overview/changes-since.ts'
import type { Category } from '../plan/plan.ts'
import type { Point, PointType } from './meeting.ts'
import type { Task } from './meetings.ts'

export const PROPOSAL_KINDS = ['task', 'duty', 'overlap', 'section', 'new', 'changed'] as const
/** åben opgave · overskredet pligt · åben overlapning · afsnit, der ikke er aftalt · ny aktivitet · ændret aktivitet. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export interface Proposal {
  /** The same as long as it is about the same: what was taken is known by it. */
  key: string
  kind: ProposalKind
  type: PointType
  category?: Category
  titles: string[]
  planId?: string
  activityId?: string
}

/** What the agreement asks of a party by a day, as far as a meeting has to know of it. */
export interface OverdueDuty {
  id: string
  title: string
  clause: string
  dueDate: IsoDate
  category?: Category
  planId?: string
  activityId?: string
}

/** One plan, as a meeting looks at it. */
export interface PlanFacts {
  planId: string
  /** Since the last meeting. */
  changes: Omit<ChangedActivities, 'removed'>
  openOverlaps: readonly {
    id: string
    /** Of the activity that it is shown under. */
    category: Category
    activityId: string
    titles: readonly string[]
  }[]
  /** Sections that are not agreed. */
  unsigned: readonly Category[]
}

export interface AgendaFacts {
  openTasks: readonly Task[]
  duties: readonly OverdueDuty[]
  plans: readonly PlanFacts[]
}

/** Tasks first, in the order they are due; then by category, and in each what asks something of the meeting before what informs it. */
export function agendaProposals({ openTasks, duties, plans }: AgendaFacts): Proposal[] {
  const others = [...plans.flatMap(proposalsOfPlan), ...duties.map(proposalOfDuty)]
  const rank = ({ kind }: Proposal) => PROPOSAL_KINDS.indexOf(kind)
  // Sorting keeps the plan's order within a kind.
  others.sort((a, b) => (a.category ?? 0) - (b.category ?? 0) || rank(a) - rank(b))
  return [...openTasks.map(proposalOfTask), ...others]
}

/** Those that are not on the agenda yet. */
export function withoutTaken<P extends Pick<Proposal, 'key'>>(
  proposals: readonly P[],
  points: readonly Pick<Point, 'proposal'>[],
): P[] {
  const taken = new Set(points.map(({ proposal }) => proposal))
  return proposals.filter(({ key }) => !taken.has(key))
}

function proposalOfTask({ id, text, planId, activityId }: Task): Proposal {
  return {
    key: `task/${id}`,
    kind: 'task',
    type: 'discussion',
    titles: [text],
    ...(planId !== undefined && { planId }),
    ...(activityId !== undefined && { activityId }),
  }
}

function proposalOfDuty({ id, title, clause: _clause, dueDate: _dueDate, ...about }: OverdueDuty): Proposal {
  return { key: `duty/${id}`, kind: 'duty', type: 'discussion', titles: [title], ...about }
}

function proposalsOfPlan({ planId, changes, openOverlaps, unsigned }: PlanFacts): Proposal[] {
  return [
    ...(['new', 'changed'] as const).flatMap((kind) =>
      changes[kind].map(
        ({ id, title, category }): Proposal => ({
          key: `${kind}/${planId}/${id}`,
          kind,
          type: 'information',
          category,
          titles: [title],
          planId,
          activityId: id,
        }),
      ),
    ),
    ...openOverlaps.map(
      ({ id, category, activityId, titles }): Proposal => ({
        key: `overlap/${planId}/${id}`,
        kind: 'overlap',
        type: 'discussion',
        category,
        titles: [...titles],
        planId,
        activityId,
      }),
    ),
    ...unsigned.map(
      (category): Proposal => ({
        key: `section/${planId}/${category}`,
        kind: 'section',
        type: 'decision',
        category,
        titles: [],
        planId,
      }),
    ),
  ]
}
