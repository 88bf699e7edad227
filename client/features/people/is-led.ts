import type { Party } from '#shared/plan/plan.ts'
import type { MemberAnswer } from './member-entry.tsx'

/** Whether a director of the party is among them and can sign in. */
export function isLed(members: readonly MemberAnswer[], party: Party): boolean {
  return members.some(
    ({ person, isActive }) => isActive && person.party === party && person.role === 'director',
  )
}
