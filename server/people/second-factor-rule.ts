import type { Person } from '#shared/permissions/person.ts'
import type { Settings } from '../ports/directory.ts'

/** Whether the workspace lets this person in no further before they have shown a second factor. */
export function mustShowSecondFactor(
  { role }: Pick<Person, 'role'>,
  { secondFactorForDirectors }: Settings,
): boolean {
  return secondFactorForDirectors && role === 'director'
}
