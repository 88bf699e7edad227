/** The agreement's standing duties (stående pligter): what holds all the time, as a register and what it says of how things are. */
import type { Agreement } from '../agreement/agreement.ts'
import { addMonths, type IsoDate, yearOf } from '../basics/iso-date.ts'
import type { Signature } from '../permissions/person.ts'
import { otherParty, type Party, type PlanStatus } from '../plan/plan.ts'

interface Signed {
  by: Signature
  at: string
}

/** Somebody on the board of the host, for the companies of the other party. */
export interface Seat {
  kind: 'seat'
  name: string
  organisation: string
  /** Who said so: that they are a member of the host, as they must be, is for who registers it; the backing is the other party's. */
  isMember: boolean
  backed?: Signed
}

/** Whom a party sends to the other's board as an observer. */
export interface BoardObserver {
  kind: 'observer'
  name: string
  from: Party
}

/** That the members were told of what concerns them, in one line. */
export interface MemberNote {
  kind: 'members'
  text: string
  on: IsoDate
}

/** That a party has given notice of the agreement's end. */
export interface Termination {
  kind: 'termination'
  on: IsoDate
  endsOn: IsoDate
}

/** Nothing is taken out of the register: what holds no more was ended, by whom and when. */
export type StandingRecord = (Seat | BoardObserver | MemberNote | Termination) & {
  id: string
  set: Signed
  ended?: Signed
}

/** What the agreement in force asks all the time. */
export type StandingDuties = Agreement['standing']

/** The day the agreement ends where notice is given on `on`: so many months on, or the last of that month where it has no such day. */
export function endAfterNotice(on: IsoDate, { months }: { months: number }): IsoDate {
  return addMonths(on, months)
}

/** The party whose backing a seat needs; undefined where the agreement knows no seats. */
export function backingParty({ seats }: StandingDuties): Party | undefined {
  return seats && otherParty(seats.host)
}

/** Tells the entries of that kind that hold still. */
export function isStanding<Kind extends StandingRecord['kind']>(kind: Kind) {
  return (record: StandingRecord): record is Extract<StandingRecord, { kind: Kind }> =>
    record.kind === kind && record.ended === undefined
}

export interface StandingFacts {
  duties: StandingDuties
  records: readonly StandingRecord[]
  today: IsoDate
  contact: { days: number; isOverdue: boolean; hasBeen: boolean }
  plans: readonly { year: number; status: PlanStatus }[]
}

/** How one of them stands. `clause` is what it rests on. */
export type StandingCheck = { clause: string; isMet: boolean } & (
  | { name: 'seats'; count: number; atLeast: number }
  | { name: 'observers'; from: Party[] }
  | { name: 'contact'; days: number; hasBeen: boolean }
  | { name: 'plan'; year: number; state: 'missing' | 'draft' | 'agreed' }
  | { name: 'members'; last?: IsoDate }
)

/** What holds of each that the agreement asks. A right that is not used is no fault; a duty that is not met is. */
export function standingChecks({ duties, records, today, contact, plans }: StandingFacts): StandingCheck[] {
  const count = records.filter(isStanding('seat')).filter(({ isMember, backed }) => isMember && backed).length
  const from = records.filter(isStanding('observer')).map((observer) => observer.from)
  const last = records
    .filter(isStanding('members'))
    .map(({ on }) => on)
    .sort()
    .at(-1)
  const year = yearOf(today) + 1
  const next = plans.filter((plan) => plan.year === year)
  const state = next.some(({ status }) => status === 'agreed')
    ? 'agreed'
    : next.length > 0
      ? 'draft'
      : 'missing'
  const { members, seats, observers, plan, contact: speaking } = duties
  const checks: (StandingCheck | undefined)[] = [
    members && {
      name: 'members',
      ...members,
      isMet: last?.slice(0, 4) === today.slice(0, 4),
      ...(last && { last }),
    },
    seats && {
      name: 'seats',
      clause: seats.clause,
      isMet: count >= seats.atLeast,
      count,
      atLeast: seats.atLeast,
    },
    observers && { name: 'observers', ...observers, isMet: true, from: [...new Set(from)] },
    plan && { name: 'plan', ...plan, isMet: state === 'agreed', year, state },
    speaking && {
      name: 'contact',
      ...speaking,
      isMet: contact.hasBeen && !contact.isOverdue,
      days: contact.days,
      hasBeen: contact.hasBeen,
    },
  ]
  return checks.filter((check) => check !== undefined)
}
