/** A duty (pligt): it is there for as long as a warning says so, and as far as people have said what they did about it. */
import type { IsoDate } from '../basics/iso-date.ts'
import { type Decision, decisionFor } from '../findings/decision.ts'
import type { RoleFinding, RoleFindingKind } from '../findings/findings.ts'
import { type JudgedState, judgedState } from '../findings/judged-state.ts'
import { type Activity, type Category, isParty, type Party } from '../plan/plan.ts'
import { type DueDate, usualDueDate } from './due-date.ts'
import { type DutyAct, type DutyHead, type DutyKind, dutyId, type Responsible } from './duty-act.ts'
import { dutyWordingHash } from './duty-wording.ts'

type Done = Pick<DutyAct, 'by' | 'at'>

/**
 * åben · sendt · set · kvitteret · bortfaldet (med en grund) · bortfaldet, for advarslen er der ikke mere. `wording` is what the
 * activity said when it was sent or acknowledged.
 */
export type DutyState =
  | { name: 'open' }
  | ({ name: 'sent'; message: string; wording: JudgedState } & Done)
  | ({ name: 'seen'; message: string; wording: JudgedState; sent: Done } & Done)
  | ({ name: 'acknowledged'; wording: JudgedState } & Done)
  | ({ name: 'dropped'; reason: string } & Done)
  | { name: 'lapsed' }

export interface Duty extends DutyHead {
  title: string
  category: Category
  /** The warning it comes of; missing once that is not there any more. */
  findingId?: string
  /** Missing where nobody was named: then it is the directors'. */
  responsible?: Responsible
  due: DueDate
  state: DutyState
  /** Whether the activity says something else by now than when it was sent or acknowledged. */
  isEarlierWording: boolean
  /** What the activity says now, and the hash of that: who sends or acknowledges names it. */
  wording: JudgedState
  wordingHash: string
  /** All that was done about it, in order. */
  acts: readonly DutyAct[]
}

export interface DutyFacts {
  /** The plan's. */
  year: number
  activities: readonly Activity[]
  roleFindings: readonly RoleFinding[]
  decisions: readonly Decision[]
  acts: readonly DutyAct[]
}

/** Every duty of a plan: one for each warning that asks to inform or involve, and those of which something was said before. */
export function dutiesOf({ year, activities, roleFindings, decisions, acts }: DutyFacts): Duty[] {
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  const actsById = Map.groupBy(acts, ({ duty }) => duty.id)
  const owed = roleFindings.flatMap((finding): Duty[] => {
    const activity = byId.get(finding.activity)
    const head = activity && headOf(finding, activity.party)
    if (!activity || !head) return []
    const own = actsById.get(head.id) ?? []
    actsById.delete(head.id)
    return [dutyOf({ head, finding, activity, decisions, acts: own, year })]
  })
  const others = [...actsById.values()].flatMap((own) => lapsedDuty(own, byId, year) ?? [])
  return [...owed, ...others]
}

/** What a duty needs of its warning. */
export type DutyFinding = Pick<RoleFinding, 'id' | 'activity' | 'kind' | 'clause' | 'fingerprint'>

/** The duty that a warning makes; undefined for one that asks for something else, and for what both do together. */
export function headOf(finding: DutyFinding, party: Activity['party']): DutyHead | undefined {
  const { activity: activityId, kind, clause } = finding
  if (!isDutyKind(kind) || !isParty(party)) return undefined
  return { id: dutyId(activityId, clause), activityId, kind, clause, owner: party }
}

function isDutyKind(kind: RoleFindingKind): kind is DutyKind {
  return kind === 'inform' || kind === 'involve'
}

export interface OneDuty {
  head: DutyHead
  finding: DutyFinding
  activity: Activity
  decisions: readonly Decision[]
  /** Those on this duty. */
  acts: readonly DutyAct[]
  year: number
}

/** The duty of a warning as it stands by all that was decided on that and done about it. */
export function dutyOf({ head, finding, activity, decisions, acts, year }: OneDuty): Duty {
  const all = withDecided(head, finding, decisions, acts)
  const wording = judgedState(activity)
  const wordingHash = dutyWordingHash(wording)
  return {
    ...head,
    title: activity.title,
    category: activity.category,
    findingId: finding.id,
    ...settings(head, activity, acts, year),
    ...stateAfter(all, wordingHash),
    wording,
    wordingHash,
    acts: all,
  }
}

/** One that something was said of, and that no warning asks for any more. */
function lapsedDuty(
  acts: readonly DutyAct[],
  activities: ReadonlyMap<string, Activity>,
  year: number,
): Duty | undefined {
  const [last] = acts.toReversed()
  if (!last) return undefined
  const { duty: head } = last
  const activity = activities.get(head.activityId)
  const spoken = acts.findLast(({ deed }) => 'wording' in deed)?.deed
  const wording = activity ? judgedState(activity) : spoken && 'wording' in spoken && spoken.wording
  // Nothing but who is to see to it was said of what is gone: nobody has to know.
  if (!wording) return undefined
  const wordingHash = dutyWordingHash(wording)
  const { state, isEarlierWording } = stateAfter(acts, wordingHash)
  const isOver = state.name === 'acknowledged' || state.name === 'dropped'
  return {
    ...head,
    title: wording.title,
    category: wording.category,
    ...settings(head, wording, acts, year),
    state: isOver ? state : { name: 'lapsed' },
    isEarlierWording,
    wording,
    wordingHash,
    acts,
  }
}

function settings(
  { kind }: DutyHead,
  period: Parameters<typeof usualDueDate>[1],
  acts: readonly DutyAct[],
  year: number,
): Pick<Duty, 'due' | 'responsible'> {
  const assigned = acts.flatMap(({ deed }) => (deed.act === 'assigned' ? [deed] : [])).at(-1)
  const changed = acts.flatMap(({ deed }) => (deed.act === 'due-changed' ? [deed] : [])).at(-1)
  return {
    ...(assigned?.responsible && { responsible: assigned.responsible }),
    due: changed?.dueDate ? { on: changed.dueDate, basis: 'set' } : usualDueDate(kind, period, year),
  }
}

/**
 * What was done and, in its place among that, what was decided on the warning: »er sket« by who owes it counts as sent, by
 * who was to hear of it as acknowledged; what else holds lets the duty go.
 */
function withDecided(
  head: DutyHead,
  finding: DutyFinding,
  decisions: readonly Decision[],
  acts: readonly DutyAct[],
): DutyAct[] {
  const holds = decisionFor(finding, decisions)
  const decided = decisions
    .filter(({ findingId }) => findingId === finding.id)
    // Sending and letting go decide as well, in the same step.
    .filter(
      (decision) => !acts.some(({ at, by }) => at === decision.at && by.personId === decision.by.personId),
    )
    .flatMap((decision): DutyAct[] => {
      const deed = deedIn(decision, head.owner, holds)
      return deed ? [{ duty: head, deed, by: decision.by, at: decision.at }] : []
    })
  return inTheirPlace(acts, decided)
}

/** Both in one list. Each keeps its own order, which is that of the ledger, whatever the server's clock has said. */
function inTheirPlace(acts: readonly DutyAct[], decided: readonly DutyAct[]): DutyAct[] {
  const left = [...decided]
  const before = acts.flatMap((act) => {
    const later = left.findIndex(({ at }) => at >= act.at)
    return [...left.splice(0, later === -1 ? left.length : later), act]
  })
  return [...before, ...left]
}

function deedIn(decision: Decision, owner: Party, holds: Decision | undefined): DutyAct['deed'] | undefined {
  const { outcome, reason, by, judged: [wording] = [] } = decision
  switch (outcome) {
    case 'done':
      if (!wording) return undefined
      return by.party === owner ? { act: 'sent', message: reason, wording } : { act: 'acknowledged', wording }
    case 'coordinate':
    case 'not-overlap':
    case 'keep':
    case 'joint':
      return decision === holds && wording ? { act: 'dropped', reason, wording } : undefined
    case 'reopen':
      return { act: 'reopened' }
    default:
      outcome satisfies never
      throw new Error(`Unknown decision: ${outcome}`)
  }
}

/** The state that the acts lead to, one after the other, and whether the activity has been changed in substance since. */
function stateAfter(
  acts: readonly DutyAct[],
  wordingHash: string,
): { state: DutyState; isEarlierWording: boolean } {
  const state = acts.reduce<DutyState>((before, act) => next(before, act, wordingHash), { name: 'open' })
  const wording = 'wording' in state ? state.wording : undefined
  return { state, isEarlierWording: wording !== undefined && dutyWordingHash(wording) !== wordingHash }
}

function next(before: DutyState, { deed, by, at }: DutyAct, wordingHash: string): DutyState {
  switch (deed.act) {
    case 'sent':
      return { name: 'sent', message: deed.message, wording: deed.wording, by, at }
    case 'seen': {
      if (before.name !== 'sent') return before
      const { message, wording } = before
      return { name: 'seen', message, wording, sent: { by: before.by, at: before.at }, by, at }
    }
    case 'acknowledged':
      return { name: 'acknowledged', wording: deed.wording, by, at }
    case 'dropped':
      // It was let go as it read then.
      return dutyWordingHash(deed.wording) === wordingHash
        ? { name: 'dropped', reason: deed.reason, by, at }
        : before
    case 'reopened':
      return before.name === 'acknowledged' ? before : { name: 'open' }
    case 'assigned':
    case 'due-changed':
      return before
    default:
      deed satisfies never
      throw new Error(`Unknown act on a duty: ${JSON.stringify(deed)}`)
  }
}

/** Whether it can be done now. Who owes it sends again, and who received acknowledges again, what has changed since. */
export function mayAct(
  act: DutyAct['deed']['act'],
  { state, isEarlierWording }: Pick<Duty, 'state' | 'isEarlierWording'>,
): boolean {
  const isWaiting = state.name === 'open' || state.name === 'sent' || state.name === 'seen'
  const isOutdated = state.name === 'acknowledged' && isEarlierWording
  switch (act) {
    case 'sent':
      return isWaiting || isOutdated
    case 'seen':
      return state.name === 'sent'
    case 'acknowledged':
      return state.name === 'sent' || state.name === 'seen' || isOutdated
    case 'dropped':
    case 'assigned':
    case 'due-changed':
      return isWaiting || isOutdated
    case 'reopened':
      return state.name === 'dropped'
    default:
      act satisfies never
      throw new Error(`Unknown act on a duty: ${act}`)
  }
}

/** Whether the day has passed without an acknowledgement: never kept, it is so by the day it is today. */
export function isOverdue({ state, due }: Pick<Duty, 'state' | 'due'>, today: IsoDate): boolean {
  return (state.name === 'open' || state.name === 'sent' || state.name === 'seen') && due.on < today
}
