/** Which duties of the list are shown, and that in the address. */
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { ListedDuty } from '#shared/protocol/schemas/duties.ts'

export const STATE_FILTERS = ['waiting', 'overdue', 'done', 'dropped', 'all'] as const
type StateFilter = (typeof STATE_FILTERS)[number]

export interface DutyChoice {
  /** `mine`, a party, a person's id, or `all`. */
  whose: string
  state: StateFilter
  /** Whether anything can wait for the person at all. */
  mayBeMine: boolean
}

export function choiceIn(params: URLSearchParams, person: Person): DutyChoice {
  const mayBeMine = can(person, 'edit', { kind: 'duty', party: person.party })
  const state = STATE_FILTERS.find((known) => known === params.get('stilling')) ?? 'waiting'
  return { whose: params.get('hvis') ?? (mayBeMine ? 'mine' : 'all'), state, mayBeMine }
}

export function isChosen(duty: ListedDuty, { whose, state }: DutyChoice): boolean {
  const isWhose =
    whose === 'all' ||
    (whose === 'mine' ? duty.isMine : duty.owner === whose || duty.responsible?.personId === whose)
  return isWhose && isInState(duty, state)
}

function isInState(
  { state: { name }, isOverdue, isEarlierWording }: ListedDuty,
  filter: StateFilter,
): boolean {
  switch (filter) {
    case 'waiting':
      return (
        name === 'open' || name === 'sent' || name === 'seen' || (name === 'acknowledged' && isEarlierWording)
      )
    case 'overdue':
      return isOverdue
    case 'done':
      return name === 'acknowledged'
    case 'dropped':
      return name === 'dropped' || name === 'lapsed'
    case 'all':
      return true
    default:
      filter satisfies never
      return true
  }
}
