/** Duties as lists show them: whose they are, and which presses most. */
import type { IsoDate } from '../basics/iso-date.ts'
import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'
import { type Duty, isOverdue } from './duty.ts'
import { recipientOf } from './duty-act.ts'

type Ranked = Pick<Duty, 'state' | 'due' | 'isEarlierWording' | 'id'>

/** Overdue first, then what is due next, what was acknowledged in earlier words, and at the end what is done with. */
export function inDutyOrder(today: IsoDate): (a: Ranked, b: Ranked) => number {
  return (a, b) =>
    rankOf(a, today) - rankOf(b, today) ||
    (a.due.on === b.due.on ? compare(a.id, b.id) : compare(a.due.on, b.due.on))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function rankOf(duty: Ranked, today: IsoDate): number {
  if (isOverdue(duty, today)) return 0
  const { name } = duty.state
  switch (name) {
    case 'open':
    case 'sent':
    case 'seen':
      return 1
    case 'acknowledged':
      return duty.isEarlierWording ? 2 : 3
    case 'dropped':
      return 4
    case 'lapsed':
      return 5
    default:
      name satisfies never
      throw new Error(`Unknown state of a duty: ${name}`)
  }
}

/** Whether it waits for this person: to be sent, where it is theirs to see to; to be acknowledged, where it was sent to their party. */
export function waitsFor(
  person: Person,
  {
    owner,
    state,
    responsible,
    isEarlierWording,
  }: Pick<Duty, 'owner' | 'state' | 'responsible' | 'isEarlierWording'>,
): boolean {
  const isTheirs =
    can(person, 'edit', { kind: 'duty', party: owner }) &&
    (responsible ? responsible.personId === person.id : person.role === 'director')
  const { name } = state
  switch (name) {
    case 'open':
      return isTheirs
    case 'acknowledged':
      return isTheirs && isEarlierWording
    case 'sent':
    case 'seen':
      return can(person, 'edit', { kind: 'duty', party: recipientOf({ owner }) })
    case 'dropped':
    case 'lapsed':
      return false
    default:
      name satisfies never
      throw new Error(`Unknown state of a duty: ${name}`)
  }
}
