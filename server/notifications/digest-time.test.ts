import { describe, expect, test } from 'vitest'
import { nextDigest } from './digest-time.ts'

const next = (after: string, time = '07:30', digest: 'daily' | 'weekly' | 'off' = 'daily') => {
  const due = nextDigest(Date.parse(after), { digest, time })
  return due === undefined ? undefined : new Date(due).toISOString()
}

describe('[NOTE-5] the digest is due at the person’s time in Denmark', () => {
  test.each([
    ['in winter, an hour ahead of UTC', '2027-01-11T12:00:00Z', '2027-01-12T06:30:00.000Z'],
    ['in summer, two hours ahead', '2027-07-11T12:00:00Z', '2027-07-12T05:30:00.000Z'],
    ['later the same day', '2027-01-11T05:00:00Z', '2027-01-11T06:30:00.000Z'],
    ['at its very moment, the next day', '2027-01-11T06:30:00Z', '2027-01-12T06:30:00.000Z'],
    ['after midnight in Denmark and before it in UTC', '2027-01-11T23:30:00Z', '2027-01-12T06:30:00.000Z'],
    ['over the night that loses an hour', '2027-03-27T12:00:00Z', '2027-03-28T05:30:00.000Z'],
    ['over the night that gains one', '2027-10-30T12:00:00Z', '2027-10-31T06:30:00.000Z'],
    ['over the end of a year', '2026-12-31T12:00:00Z', '2027-01-01T06:30:00.000Z'],
  ])('%s', (_, after, due) => expect(next(after)).toBe(due))

  test('a time that does not exist that night is an hour later, once', () => {
    expect(next('2027-03-27T12:00:00Z', '02:30')).toBe('2027-03-28T01:30:00.000Z')
    expect(next('2027-03-28T01:30:00Z', '02:30')).toBe('2027-03-29T00:30:00.000Z')
  })

  test('a time that comes twice counts the first time only', () => {
    expect(next('2027-10-30T12:00:00Z', '02:30')).toBe('2027-10-31T00:30:00.000Z')
    expect(next('2027-10-31T00:30:00Z', '02:30')).toBe('2027-11-01T01:30:00.000Z')
  })

  test('weekly on Mondays, and never where it is off', () => {
    expect(next('2027-01-11T12:00:00Z', '07:30', 'weekly')).toBe('2027-01-18T06:30:00.000Z')
    expect(next('2027-01-10T12:00:00Z', '07:30', 'weekly')).toBe('2027-01-11T06:30:00.000Z')
    expect(next('2027-01-11T12:00:00Z', '07:30', 'off')).toBeUndefined()
  })
})
