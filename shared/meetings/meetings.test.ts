import { describe, expect, test } from 'vitest'
import type { Signature } from '../permissions/person.ts'
import {
  CONTACT_DAYS,
  daysSince,
  heldOn,
  isMonthOfMeeting,
  lastContact,
  type Meetings,
  mayTake,
  meetingState,
  monthsOn,
  nextMeeting,
  type Slot,
} from './meetings.ts'

const anna: Signature = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }
const at = (instant: string) => ({ by: anna, at: instant })
const content = (change: Partial<Meetings> = {}): Meetings => ({
  begunAt: '2026-11-29T08:00:00Z',
  slots: [],
  tasks: [],
  contacts: [],
  ...change,
})

describe('[MEET-1] a meeting a month', () => {
  test('months follow one another over the turn of a year', () => {
    expect(monthsOn('2026-11', 2)).toBe('2027-01')
    expect(monthsOn('2027-01', -1)).toBe('2026-12')
  })

  test('is there from the workspace’s first month to a year ahead, by the days of Denmark', () => {
    const at = { begunAt: '2026-11-30T23:30:00Z', now: '2026-12-31T23:30:00Z' }
    // Half an hour before midnight in UTC it is the next month in Denmark.
    for (const [id, is] of [
      ['2026-11', false],
      ['2026-12', true],
      ['2028-01', true],
      ['2028-02', false],
    ] as const)
      expect(isMonthOfMeeting(id, at), id).toBe(is)
  })

  test('the next is this month’s until it was held', () => {
    const held: Slot = { id: '2027-03', steps: { held: at('2027-03-12T12:00:00Z') } }
    expect(nextMeeting(content(), '2027-03-12').id).toBe('2027-03')
    expect(nextMeeting(content({ slots: [held] }), '2027-03-12').id).toBe('2027-04')
  })

  test('an agenda needs a day, and each step the one before', () => {
    const slot: Slot = { id: '2027-03', date: '2027-03-12', steps: {} }
    expect(mayTake('agenda-sent', { id: '2027-03', steps: {} })).toBe(false)
    expect(mayTake('agenda-sent', slot)).toBe(true)
    expect(mayTake('held', slot)).toBe(false)
    const sent = { ...slot, steps: { 'agenda-sent': at('2027-03-05T12:00:00Z') } }
    expect(meetingState(sent)).toBe('agenda-sent')
    expect(mayTake('held', sent)).toBe(true)
    const approved = { ...sent, approvedAt: '2027-03-20T12:00:00Z' }
    expect(meetingState(approved)).toBe('approved')
    for (const step of ['agenda-sent', 'held', 'minutes-sent'] as const)
      expect(mayTake(step, approved)).toBe(false)
  })
})

describe('[MEET-8] contact', () => {
  const held: Slot = { id: '2027-03', date: '2027-03-12', steps: { held: at('2027-03-14T12:00:00Z') } }
  const call = { id: 'k1', text: 'Ringede om DSEI-standen', on: '2027-03-20', ...at('2027-03-20T09:00:00Z') }

  test('is the later of a meeting that was held and a conversation, and the beginning where there was neither', () => {
    expect(lastContact(content(), '2027-03-21')).toEqual({ on: '2026-11-29', hasBeen: false })
    expect(lastContact(content({ slots: [held] }), '2027-03-21')).toEqual({
      on: '2027-03-12',
      hasBeen: true,
    })
    expect(lastContact(content({ slots: [held], contacts: [call] }), '2027-03-21')).toEqual({
      on: '2027-03-20',
      hasBeen: true,
    })
  })

  test('a meeting that is only planned is none, and one said to be held before its day counts from when it was said', () => {
    expect(heldOn({ ...held, steps: {} })).toBeUndefined()
    expect(heldOn({ ...held, date: '2027-03-30' })).toBe('2027-03-14')
  })

  test('days are those of the calendar', () => {
    expect(daysSince('2027-03-01', '2027-03-31')).toBe(CONTACT_DAYS)
  })
})
