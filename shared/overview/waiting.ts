/** What waits for a person in a plan, by the state it is in: it waits until it is dealt with, seen or not. */

import type { IsoDate } from '../basics/iso-date.ts'
import type { Overlap, RoleFinding, RoleFindingKind } from '../findings/findings.ts'
import { isAskedFor, isLate, type Owed } from '../follow-up/owed.ts'
import { can } from '../permissions/can.ts'
import type { Person, Signature } from '../permissions/person.ts'
import { type Category, otherParty } from '../plan/plan.ts'
import { type PublicationState, partyAskedToPublish } from '../publication/publication.ts'
import { isCurrent, type SectionState } from '../sign-off/sign-off.ts'
import type { ActivityFacts } from './plan-facts.ts'

type ActivityName = Pick<ActivityFacts, 'id' | 'title' | 'party'>

/** `approval` and `objection` are the other party's; `activity` is the one that the person's party answers for. */
export type Waiting =
  | { kind: 'approval' | 'objection'; category: Category; by: Pick<Signature, 'name' | 'party'>; at: string }
  | { kind: 'overlap'; findingId: string; category: Category; activity: ActivityName; other: ActivityName }
  | {
      kind: 'role'
      findingId: string
      category: Category
      activity: ActivityName
      finding: RoleFindingKind
      /** What it rests on. */
      clause: string
    }
  /** The other party's proposal for the plan's public page. */
  | { kind: 'publication'; by: Pick<Signature, 'name' | 'party'>; at: string }
  | {
      kind: 'follow-up'
      category: Category
      activity: ActivityName
      due: IsoDate
      isLate: boolean
      /** It stands in the person's own party's confidential part. */
      isConfidential: boolean
    }

type WaitingSignOff = Extract<Waiting, { kind: 'approval' | 'objection' }>

interface SectionNow {
  category: Category
  state: SectionState
  /** How it reads now. */
  contentHash: string
}

/** What the sections wait for the person to say: approvals first, then objections, each in the order of the sections. */
export function waitingSignOffs(person: Person, sections: readonly SectionNow[]): WaitingSignOff[] {
  const other = otherParty(person.party)
  const approvals = sections.flatMap(({ category, state, contentHash }): WaitingSignOff[] => {
    const theirs = state.approvals[other]
    const isWaiting =
      can(person, 'sign', { kind: 'plan' }) &&
      state.name === 'half-approved' &&
      isCurrent(theirs, contentHash)
    return isWaiting && theirs ? [{ kind: 'approval', category, ...signed(theirs) }] : []
  })
  const objections = sections.flatMap(({ category, state }): WaitingSignOff[] =>
    can(person, 'edit', { kind: 'plan' })
      ? state.objections
          .filter(({ by }) => by.party === other)
          .map((objection) => ({ kind: 'objection', category, ...signed(objection) }))
      : [],
  )
  return [...approvals, ...objections]
}

/** Whether the plan's public page waits for the person to say yes or no. */
export function waitingPublication(person: Person, state: PublicationState): Waiting[] {
  const { proposal } = state
  const isWaiting =
    can(person, 'sign', { kind: 'publication' }) && partyAskedToPublish(state) === person.party
  return proposal && isWaiting ? [{ kind: 'publication', ...signed(proposal) }] : []
}

/**
 * The open warnings that the person can decide on and their party has a part in: overlaps strongest first, then what the
 * agreement says of their own activities and joint ones.
 */
export function waitingFindings(
  person: Person,
  open: { overlaps: readonly Overlap[]; roleFindings: readonly RoleFinding[] },
  activities: readonly ActivityFacts[],
): Waiting[] {
  if (!can(person, 'decide', { kind: 'plan' })) return []
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  return [
    ...open.overlaps.flatMap(({ id, a, b }): Waiting[] => {
      const [own, others] = person.party === 'censec' ? [a, b] : [b, a]
      const [activity, other] = [byId.get(own), byId.get(others)]
      if (!activity || !other) return []
      const { category } = activity
      return [{ kind: 'overlap', findingId: id, category, activity: named(activity), other: named(other) }]
    }),
    ...open.roleFindings.flatMap(({ id, activity: activityId, kind: finding, clause }): Waiting[] => {
      const activity = byId.get(activityId)
      if (!activity || activity.party === otherParty(person.party)) return []
      const { category } = activity
      return [{ kind: 'role', findingId: id, category, activity: named(activity), finding, clause }]
    }),
  ]
}

/** The follow-ups that the person is to write by now, those that are late first, and of these the oldest. */
export function waitingFollowUps(
  owed: readonly (Owed & { isConfidential: boolean })[],
  today: IsoDate,
): Waiting[] {
  return owed
    .filter((one) => isAskedFor(one, today))
    .toSorted((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)))
    .map((one) => {
      const { id, title, party, category, due, isConfidential } = one
      const activity = { id, title, party }
      return { kind: 'follow-up', category, activity, due, isLate: isLate(one, today), isConfidential }
    })
}

function named({ id, title, party }: ActivityFacts): ActivityName {
  return { id, title, party }
}

function signed({ by: { name, party }, at }: { by: Signature; at: string }) {
  return { by: { name, party }, at }
}
