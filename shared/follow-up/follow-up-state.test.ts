import { describe, expect, test } from 'vitest'
import { type FollowUp, NO_FOLLOW_UP } from './follow-up.ts'
import { followUpState } from './follow-up-state.ts'

const MEETING = { status: 'confirmed', start: '2027-05-12', end: '2027-05-12' } as const
const on = (today: string) => ({ year: 2027, today })
const said = (some: Partial<FollowUp>): FollowUp => ({ ...NO_FOLLOW_UP, ...some })

describe('[FOLLOW-4] a follow-up', () => {
  test('is not asked for before the activity is over, waits a fortnight, and is late then', () => {
    expect(followUpState(MEETING, undefined, on('2027-05-12'))).toEqual({
      name: 'not-yet',
      due: '2027-05-26',
    })
    expect(followUpState(MEETING, undefined, on('2027-05-13'))).toEqual({ name: 'waits', due: '2027-05-26' })
    expect(followUpState(MEETING, undefined, on('2027-05-26'))).toMatchObject({ name: 'waits' })
    expect(followUpState(MEETING, undefined, on('2027-05-27'))).toMatchObject({ name: 'late' })
  })

  test('is done once it was held and participants are counted, none of them too, or it was called off', () => {
    const held = said({ outcome: 'held', on: '2027-05-12' })
    expect(followUpState(MEETING, held, on('2027-06-30'))).toMatchObject({ name: 'late' })
    const counted = said({ outcome: 'held', counts: { participants: 0 } })
    expect(followUpState(MEETING, counted, on('2027-06-30'))).toEqual({ name: 'done' })
    expect(followUpState(MEETING, said({ outcome: 'cancelled' }), on('2027-06-30'))).toEqual({ name: 'done' })
  })

  test('of what is postponed is asked for after the new day', () => {
    const postponed = said({ outcome: 'postponed', on: '2027-09-01' })
    expect(followUpState(MEETING, postponed, on('2027-06-30'))).toEqual({
      name: 'not-yet',
      due: '2027-09-15',
    })
    expect(followUpState(MEETING, postponed, on('2027-09-16'))).toMatchObject({ name: 'late' })
  })

  test('of what runs all year, or has no day, is asked for when the year is over', () => {
    const ongoing = { status: 'planned' } as const
    expect(followUpState(ongoing, undefined, on('2027-12-31'))).toMatchObject({ name: 'not-yet' })
    expect(followUpState(ongoing, undefined, on('2028-01-15'))).toMatchObject({ name: 'late' })
  })

  test('is not asked for of an idea, or of what the plan calls off', () => {
    for (const status of ['idea', 'cancelled'] as const)
      expect(followUpState({ ...MEETING, status }, undefined, on('2027-12-31'))).toEqual({
        name: 'none-needed',
      })
  })
})
