import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'

/** Whether the person has a confidential part of their own party's to write in; nobody else hears of it. */
export function mayKeepConfidential(person: Person): boolean {
  return can(person, 'edit', { kind: 'confidential', party: person.party })
}
