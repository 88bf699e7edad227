import { expect, test } from 'vitest'
import { mayGiveRole } from './may-give-role.ts'
import { ROLES } from './person.ts'

const director = { role: 'director', party: 'difos', admin: false } as const
const admin = { role: 'reader', party: 'difos', admin: true } as const
const planner = { role: 'planner', party: 'difos', admin: false } as const

const given = (asker: Parameters<typeof mayGiveRole>[0], party: 'censec' | 'difos', isLed = true) =>
  ROLES.filter((role) => mayGiveRole(asker, { party, role }, isLed))

test('[PEOPLE-8] a director gives every role of the own party, and none of the other', () => {
  expect(given(director, 'difos')).toEqual(ROLES)
  expect(given(director, 'censec')).toEqual([])
  expect(given(director, 'censec', false)).toEqual([])
})

test('[PEOPLE-8] an admin gives those that see nothing confidential, and a party without a director its first', () => {
  for (const party of ['censec', 'difos'] as const) {
    expect(given(admin, party)).toEqual(['observer', 'reader'])
    expect(given(admin, party, false)).toEqual(['director', 'observer', 'reader'])
  }
  expect(given({ ...director, admin: true }, 'difos')).toEqual(ROLES)
})

test('[PEOPLE-8] nobody else gives anything', () => {
  expect(given(planner, 'difos', false)).toEqual([])
})
