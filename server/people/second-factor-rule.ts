import type { Person } from '#shared/permissions/person.ts'
import type { Directory, Member, Settings } from '../ports/directory.ts'

/** Whether the workspace lets this person in no further before they have shown a second factor. */
export function mustShowSecondFactor(
  { role }: Pick<Person, 'role'>,
  { secondFactorForDirectors }: Settings,
): boolean {
  return secondFactorForDirectors && role === 'director'
}

/** Whether what asks in a member's place gets no further, because they would not either. */
export async function wouldLackSecondFactor(
  { secondFactorAtProvider }: { secondFactorAtProvider?: boolean },
  { person, secondFactor }: Member,
  directory: Pick<Directory, 'readSettings'>,
): Promise<boolean> {
  if (secondFactor || secondFactorAtProvider) return false
  return mustShowSecondFactor(person, await directory.readSettings())
}
