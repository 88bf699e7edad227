import type { Agreement } from '../agreement/agreement.ts'
import { partyName } from '../agreement/party-name.ts'
import type { Person, Role } from '../permissions/person.ts'
import type { FindEntry } from './entry.ts'

const ROLE_WORDS: Record<Role, string> = {
  director: 'direktør director',
  planner: 'planlægger planner',
  observer: 'observatør observer',
  reader: 'læser reader',
}

/** The people of the workspace by name, address, party and role. */
export function personEntries(people: readonly Person[], agreement: Agreement): FindEntry[] {
  return people.map(({ id, name, email, party, role }) => ({
    key: `person/${id}`,
    place: { kind: 'person', personId: id },
    title: name,
    text: '',
    facts: `${partyName(agreement, party, 'da')} · ${email}`,
    also: ROLE_WORDS[role],
  }))
}
