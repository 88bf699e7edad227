/** What people do about a duty (pligt) to inform or involve the other party. Kept in the ledger, in order, never altered. */
import type { IsoDate } from '../basics/iso-date.ts'
import type { JudgedState } from '../findings/judged-state.ts'
import type { Signature } from '../permissions/person.ts'
import { otherParty, type Party } from '../plan/plan.ts'

export const DUTY_KINDS = ['inform', 'involve'] as const
/** orientere · inddrage. */
export type DutyKind = (typeof DUTY_KINDS)[number]

export const DUTY_ACTS = [
  'sent',
  'seen',
  'acknowledged',
  'dropped',
  'reopened',
  'assigned',
  'due-changed',
] as const
/** sendt · set · kvitteret · bortfaldet · genåbnet · givet til en person · fristen ændret. */
export type DutyActName = (typeof DUTY_ACTS)[number]

/** What of a duty is known by itself, so that what was done about it reads right when its activity is gone. */
export interface DutyHead {
  /** Names the activity and the clause: `duty:<activity id>:<clause id>`. */
  id: string
  activityId: string
  kind: DutyKind
  /** What it rests on, by id. */
  clause: string
  /** The party that owes it. */
  owner: Party
}

/** What was said with it; the wording is the activity's as it was on the screen. */
export type DutyDeed =
  | { act: 'sent'; message: string; wording: JudgedState }
  | { act: 'seen' }
  | { act: 'acknowledged'; wording: JudgedState }
  | { act: 'dropped'; reason: string; wording: JudgedState }
  | { act: 'reopened' }
  /** Without a person it is the party's directors' again. */
  | { act: 'assigned'; responsible?: Responsible }
  /** Without a day the usual one holds again. */
  | { act: 'due-changed'; dueDate?: IsoDate }

export interface Responsible {
  personId: string
  name: string
}

export interface DutyAct {
  duty: DutyHead
  deed: DutyDeed
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

/** The same for as long as the activity and the clause are: what was done is found again by it. */
export function dutyId(activityId: string, clause: string): string {
  return `duty:${activityId}:${clause}`
}

/** The party that has to hear of it, or to be heard. */
export function recipientOf({ owner }: Pick<DutyHead, 'owner'>): Party {
  return otherParty(owner)
}

/** Whose it is to do so: only who receives can say that they have seen or acknowledged; both can let it go, with the reason. */
function doneBy(act: DutyActName): 'owner' | 'recipient' | 'either' {
  switch (act) {
    case 'sent':
    case 'assigned':
    case 'due-changed':
      return 'owner'
    case 'seen':
    case 'acknowledged':
      return 'recipient'
    case 'dropped':
    case 'reopened':
      return 'either'
    default:
      act satisfies never
      throw new Error(`Unknown act on a duty: ${act}`)
  }
}

/** The party that does so: of what either may do, the one that asks. */
export function partyDoing(act: DutyActName, duty: Pick<DutyHead, 'owner'>, asking: Party): Party {
  return { owner: duty.owner, recipient: recipientOf(duty), either: asking }[doneBy(act)]
}
