import type { Party } from '../plan/plan.ts'
import { can } from './can.ts'
import type { Person, Role } from './person.ts'

/**
 * Answers whether `asker` may make somebody this. Who becomes a director or planner sees the party's confidential part: that
 * is its own directors' to give. Only where nobody leads the party, whoever is to get the role left aside, may an admin from
 * elsewhere give it a director.
 */
export function mayGiveRole(
  asker: Pick<Person, 'role' | 'party' | 'admin'>,
  { party, role }: { party: Party; role: Role },
  isLed: boolean,
): boolean {
  if (!can(asker, 'manage', { kind: 'member', party })) return false
  if (!can({ role, party }, 'read', { kind: 'confidential', party })) return true
  return can(asker, 'appoint', { kind: 'member', party }) || (role === 'director' && !isLed)
}
