import { describe, expect, test } from 'vitest'
import { doubtsOf } from './doubts.ts'
import { type FollowUp, NO_FOLLOW_UP } from './follow-up.ts'

const TODAY = '2027-03-01'
const of = (some: Partial<FollowUp>) => doubtsOf({ ...NO_FOLLOW_UP, ...some }, TODAY)

describe('[FOLLOW-3] what of a follow-up can not be so', () => {
  test('nothing, where every part is within its whole', () => {
    expect(
      of({
        outcome: 'held',
        on: TODAY,
        counts: { participants: 40, companies: 30, under50: 10, under250: 20, skills: 5 },
        regions: { oestdanmark: 30, online: 10 },
        answered: 12,
        answers: { content: { 1: 10, 2: 2 } },
      }),
    ).toEqual([])
  })

  test('small companies are among the medium ones, these among all', () => {
    expect(of({ counts: { under50: 9, under250: 8, companies: 7 } })).toEqual([
      { kind: 'more-than', part: 'under50', whole: 'under250' },
      { kind: 'more-than', part: 'under250', whole: 'companies' },
    ])
  })

  test('a part alone is in no doubt', () => {
    expect(of({ counts: { under50: 9 }, answered: 4 })).toEqual([])
  })

  test('regions and answers together are no more than the participants', () => {
    expect(of({ counts: { participants: 5 }, regions: { syddanmark: 3, online: 3 }, answered: 6 })).toEqual([
      { kind: 'more-than', part: 'regions', whole: 'participants' },
      { kind: 'more-than', part: 'answered', whole: 'participants' },
    ])
  })

  test('nobody answers a question who has not answered', () => {
    expect(of({ answered: 3, answers: { benefit: { 1: 2, 4: 2 } } })).toEqual([
      { kind: 'more-answers', question: 'benefit' },
    ])
  })

  test('held on a day to come', () => {
    expect(of({ outcome: 'held', on: '2027-03-02' })).toEqual([{ kind: 'not-yet', on: '2027-03-02' }])
    expect(of({ outcome: 'postponed', on: '2027-03-02' })).toEqual([])
  })

  test('a region that is none on the day', () => {
    expect(of({ on: '2027-01-01', regions: { sjaelland: 4 } })).toEqual([
      { kind: 'no-such-region', region: 'sjaelland' },
    ])
    expect(of({ on: '2026-12-31', regions: { oestdanmark: 4 } })).toEqual([
      { kind: 'no-such-region', region: 'oestdanmark' },
    ])
  })
})
