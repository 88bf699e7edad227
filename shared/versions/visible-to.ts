import type { Person } from '../permissions/person.ts'
import type { Version } from './version.ts'

/**
 * Whether somebody may see a version. Directors and planners write the plan for their parties and see all of them; who was
 * let in to read it sees those kept from then on, and not what it read before. Without `since` they were there from the start;
 * who is no `member` sees none.
 */
export function maySeeVersion(
  { role }: Pick<Person, 'role'>,
  member: { since?: string } | undefined,
  { at }: Pick<Version, 'at'>,
): boolean {
  if (!member) return false
  if (role === 'director' || role === 'planner') return true
  return member.since === undefined || at >= member.since
}
