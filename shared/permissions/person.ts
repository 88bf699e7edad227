import { isParty, type Party } from '../plan/plan.ts'

export const ROLES = ['director', 'planner', 'observer', 'reader'] as const
/** director signs · planner edits · observer (board observer) reads and comments · reader reads. */
export type Role = (typeof ROLES)[number]

/** A member of the workspace as everyone may see them. Passwords and sessions live in the directory only. */
export interface Person {
  id: string
  name: string
  email: string
  party: Party
  role: Role
  admin: boolean
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}

/** Who did something, kept beside what was done so that it still reads right when the person has left. */
export interface Signature {
  personId: string
  name: string
  party: Party
  role: Role
}

export function signatureOf(person: Person): Signature {
  return { personId: person.id, name: person.name, party: person.party, role: person.role }
}

export function isSignature(value: unknown): value is Signature {
  if (typeof value !== 'object' || value === null) return false
  const { personId, name, party, role } = value as Record<string, unknown>
  return typeof personId === 'string' && typeof name === 'string' && isParty(party) && isRole(role)
}
