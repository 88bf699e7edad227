import { describe, expect, it } from 'vitest'
import { formatPeriod } from './format-period.ts'
import type { Period, Precision } from './plan.ts'

const period = (precision: Precision, start?: string, end?: string): Period => ({ precision, start, end })

describe('formatPeriod', () => {
  it.each([
    [period('day', '2027-03-05', '2027-03-05'), '5. marts 2027', '5 March 2027'],
    [period('day', '2027-03-05', '2027-03-07'), '5.–7. marts 2027', '5–7 March 2027'],
    [period('day', '2027-03-30', '2027-04-02'), '30. marts–2. april 2027', '30 March – 2 April 2027'],
    [
      period('day', '2027-12-30', '2028-01-02'),
      '30. december 2027–2. januar 2028',
      '30 December 2027 – 2 January 2028',
    ],
    [period('week', '2027-09-20', '2027-09-26'), 'uge 38, 2027', 'week 38, 2027'],
    [period('week', '2027-08-30', '2027-11-28'), 'uge 35–47, 2027', 'weeks 35–47, 2027'],
    [
      period('week', '2027-12-27', '2028-01-09'),
      'uge 52, 2027 – uge 1, 2028',
      'week 52, 2027 – week 1, 2028',
    ],
    [period('month', '2027-03-01', '2027-03-31'), 'marts 2027', 'March 2027'],
    [period('month', '2027-03-01', '2027-05-31'), 'marts–maj 2027', 'March – May 2027'],
    [period('quarter', '2027-04-01', '2027-06-30'), '2. kvartal 2027', 'Q2 2027'],
    [period('quarter', '2027-04-01', '2027-12-31'), '2.–4. kvartal 2027', 'Q2–Q4 2027'],
    [period('quarter', '2027-10-01', '2028-03-31'), '4. kvartal 2027 – 1. kvartal 2028', 'Q4 2027 – Q1 2028'],
    [period('year', '2027-01-01', '2027-12-31'), '2027', '2027'],
    [period('year', '2027-01-01', '2028-12-31'), '2027–2028', '2027–2028'],
    [period('ongoing'), 'løbende', 'ongoing'],
    [period('ongoing', '2027-01-01', '2027-12-31'), 'løbende', 'ongoing'],
    [period('open'), 'uafklaret', 'undecided'],
  ])('%o is written as people write it', (value, danish, english) => {
    expect(formatPeriod(value, 'da')).toBe(danish)
    expect(formatPeriod(value, 'en')).toBe(english)
  })

  it('counts 1 January 2027 to week 53 of 2026', () => {
    expect(formatPeriod(period('week', '2027-01-01', '2027-01-03'), 'da')).toBe('uge 53, 2026')
  })

  it('shows the one date there is, and no date as undecided', () => {
    expect(formatPeriod(period('day', '2027-03-05'), 'da')).toBe('5. marts 2027')
    expect(formatPeriod(period('month', undefined, '2027-03-31'), 'da')).toBe('marts 2027')
    expect(formatPeriod(period('day'), 'da')).toBe('uafklaret')
  })
})
