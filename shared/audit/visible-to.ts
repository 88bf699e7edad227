import type { Person } from '../permissions/person.ts'
import type { AuditEntry } from './entry.ts'

/** Answers whether somebody who may read the trail may see this entry: a party's own matters are its directors' and the admins'. */
export function isVisibleTo(
  { party }: Pick<AuditEntry, 'party'>,
  reader: Pick<Person, 'party' | 'admin'>,
): boolean {
  return party === undefined || reader.admin || party === reader.party
}
