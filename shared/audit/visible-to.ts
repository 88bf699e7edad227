import { can } from '../permissions/can.ts'
import type { Person } from '../permissions/person.ts'
import { AUDIT_ACTIONS, type AuditAction, type AuditKind } from './actions.ts'
import type { AuditEntry } from './entry.ts'

/** What an admin looks after, whoever's it is. */
const OF_ACCOUNTS: readonly AuditKind[] = ['sign-in', 'people', 'account']

const OF_CLOSED_POINTS: readonly AuditAction[] = ['closed-minutes-approved', 'closed-minutes-exported']

/**
 * Answers whether somebody who may read the trail may see this entry: a party's own matters are that party's, except that an
 * admin of the other sees what becomes of its accounts; closed points are the directors', the label's file its secretariat's.
 */
export function isVisibleTo(
  { party, action, facts }: Pick<AuditEntry, 'party' | 'action' | 'facts'>,
  reader: Pick<Person, 'party' | 'role' | 'admin'>,
): boolean {
  const what = facts.of ?? action
  if (OF_CLOSED_POINTS.includes(what) && !can(reader, 'read', { kind: 'closed-meeting' })) return false
  if (party === undefined) return true
  if (AUDIT_ACTIONS[what] === 'label') return can(reader, 'read', { kind: 'label', party })
  if (party === reader.party) return true
  return reader.admin && OF_ACCOUNTS.includes(AUDIT_ACTIONS[what])
}
