import type { Person } from '#shared/permissions/person.ts'

/** The people of the demo workspace, all with one password. */
export const DEMO_PEOPLE: readonly Person[] = [
  demoPerson('anna', 'censec', 'director', { admin: true }),
  demoPerson('peter', 'censec', 'planner'),
  demoPerson('mette', 'difos', 'director'),
  demoPerson('jonas', 'difos', 'planner'),
  // CenSec's observer at DI FOS.
  demoPerson('ida', 'censec', 'observer'),
  demoPerson('lars', 'difos', 'observer'),
  demoPerson('rikke', 'difos', 'reader'),
]

/** The demo person with this id; throws where there is none. */
export function demoPersonNamed(id: string): Person {
  const person = DEMO_PEOPLE.find((candidate) => candidate.id === id)
  if (!person) throw new Error(`There is no ${id} in the demo.`)
  return person
}

function demoPerson(
  id: string,
  party: Person['party'],
  role: Person['role'],
  { admin = false } = {},
): Person {
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}`
  return { id, name, email: `${id}@${party}.example`, party, role, admin }
}
