import type { Person } from '../permissions/person.ts'
import { AUDIT_ACTIONS, type AuditKind } from './actions.ts'
import type { AuditEntry } from './entry.ts'

/** What an admin looks after, whoever's it is. */
const OF_ACCOUNTS: readonly AuditKind[] = ['sign-in', 'people', 'account']

/**
 * Answers whether somebody who may read the trail may see this entry: a party's own matters are that party's, except that an
 * admin of the other sees what becomes of its accounts.
 */
export function isVisibleTo(
  { party, action, facts }: Pick<AuditEntry, 'party' | 'action' | 'facts'>,
  reader: Pick<Person, 'party' | 'admin'>,
): boolean {
  if (party === undefined || party === reader.party) return true
  return reader.admin && OF_ACCOUNTS.includes(AUDIT_ACTIONS[facts.of ?? action])
}
