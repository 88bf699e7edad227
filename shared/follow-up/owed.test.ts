import { expect, test } from 'vitest'
import type { Person, Role } from '../permissions/person.ts'
import type { Party } from '../plan/plan.ts'
import { writersOf } from './owed.ts'

const person = (name: string, party: Party, role: Role = 'planner'): Person => ({
  id: name,
  name,
  email: '',
  party,
  role,
  admin: false,
})
const PEOPLE = [
  person('Anna', 'censec', 'director'),
  person('Peter Holm', 'censec'),
  person('Mette', 'difos', 'director'),
  person('Jonas Berg', 'difos'),
  person('Jonas Lund', 'difos'),
  person('Ida', 'censec', 'observer'),
]

test.each([
  ['Peter Holm', 'difos', ['Peter Holm']],
  ['peter', 'censec', ['Peter Holm']],
  ['Jonas Berg (DI FOS), Anna (CenSec)', 'joint', ['Anna', 'Jonas Berg']],
  // Two are called so.
  ['Jonas', 'difos', ['Mette', 'Jonas Berg', 'Jonas Lund']],
  // She may not write it.
  ['Ida', 'censec', ['Anna', 'Peter Holm']],
  ['Annalise', 'censec', ['Anna', 'Peter Holm']],
  ['', 'joint', ['Anna', 'Peter Holm', 'Mette', 'Jonas Berg', 'Jonas Lund']],
] as const)('[FOLLOW-7] of what %j answers for, %s’s, it is asked: %j', (responsible, party, names) => {
  expect(writersOf({ party, responsible }, PEOPLE).map(({ name }) => name)).toEqual(names)
})
