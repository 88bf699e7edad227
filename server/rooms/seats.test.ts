import { expect, test } from 'vitest'
import { Seats } from './seats.ts'
import { USUAL_LIMITS } from './sync-limits.ts'

const seats = () => new Seats({ ...USUAL_LIMITS, socketsPerPerson: 2, socketsPerAddress: 3 })
const seat = (personId: string, room = 'plan/a', address = '10.0.0.1') => ({ personId, room, address })

test('[SYNC-9] a person has so many in each room, and an address so many in all', () => {
  const taken = seats()
  expect([seat('anna'), seat('anna'), seat('anna')].map((one) => taken.take(one))).toEqual([
    true,
    true,
    false,
  ])
  expect(taken.take(seat('anna', 'plan/b'))).toBe(true)
  expect([seat('mette'), seat('jonas')].map((one) => taken.take(one))).toEqual([true, false])
  expect(taken.take(seat('jonas', 'plan/a', '10.0.0.2'))).toBe(true)
})

test('who finds no seat has taken none, and one that is given back can be taken again', () => {
  const taken = seats()
  for (const person of ['anna', 'anna', 'mette']) taken.take(seat(person))
  // No place for the address: nothing of the person's is used up by asking.
  for (let ask = 0; ask < 5; ask++) expect(taken.take(seat('jonas'))).toBe(false)
  taken.giveBack(seat('anna'))
  expect(taken.take(seat('jonas'))).toBe(true)
  expect(taken.take(seat('anna'))).toBe(false)
})
