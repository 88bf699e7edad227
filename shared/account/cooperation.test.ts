import { expect, test } from 'vitest'
import type { Duty, DutyState } from '../duties/duty.ts'
import type { Decision, DecisionOutcome } from '../findings/decision.ts'
import type { Overlap } from '../findings/findings.ts'
import { contactMonths, cooperationBehind, dutyEnds, overlapEnds } from './cooperation.ts'
import { COOPERATION } from './figure-names.ts'

const by = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
const overlap = (id: string, label: 'overlap' | 'related' = 'overlap') =>
  ({ id: `overlap:${id}`, fingerprint: id, label }) as Overlap
const decided = (id: string, outcome: DecisionOutcome): Decision => ({
  findingId: `overlap:${id}`,
  outcome,
  reason: '',
  fingerprint: id,
  by,
  at: '2027-02-01T08:00:00.000Z',
})

const activity = (id: string) => ({ id, title: `Om ${id}`, party: 'censec' as const })

test('[ACCOUNT-3] each overlap has ended in one way, also one that is there no more, and names what it is between', () => {
  const overlaps = [overlap('a:b'), overlap('c:d'), overlap('e:f'), overlap('g:h'), overlap('i:j', 'related')]
  const decisions: Decision[] = [
    decided('c:d', 'coordinate'),
    decided('e:f', 'keep'),
    decided('g:h', 'keep'),
    decided('g:h', 'reopen'),
    decided('k:l', 'joint'),
    {
      ...decided('gone:x', 'coordinate'),
      about: [
        { party: 'censec', title: 'Væk' },
        { party: 'difos', title: 'Også væk' },
      ],
    },
    decided('y:z', 'not-overlap'),
    { ...decided('a:b', 'keep'), findingId: 'role:a:x' },
  ]
  const merged = new Set(['overlap:k:l'])
  const ends = overlapEnds({ overlaps, decisions, merged, activities: [...'abcdefghk'].map(activity) })
  expect(ends).toEqual({
    merged: [{ findingId: 'overlap:k:l', titles: ['Om k'], activityId: 'k', isFound: false }],
    coordinated: [
      { findingId: 'overlap:c:d', titles: ['Om c', 'Om d'], activityId: 'c', isFound: true },
      { findingId: 'overlap:gone:x', titles: ['Væk', 'Også væk'], isFound: false },
    ],
    kept: [{ findingId: 'overlap:e:f', titles: ['Om e', 'Om f'], activityId: 'e', isFound: true }],
    dismissed: [{ findingId: 'overlap:y:z', titles: [], isFound: false }],
    open: [
      { findingId: 'overlap:a:b', titles: ['Om a', 'Om b'], activityId: 'a', isFound: true },
      { findingId: 'overlap:g:h', titles: ['Om g', 'Om h'], activityId: 'g', isFound: true },
    ],
  })
})

test('[ACCOUNT-3] a duty is its owner’s, and in time by the day it was acknowledged in Denmark', () => {
  const due = { on: '2027-03-01', basis: 'start' } as const
  const wording = {} as never
  const duty = (id: string, state: DutyState, more: Partial<Duty> = {}) => ({
    id,
    title: id,
    owner: 'censec' as const,
    due,
    state,
    ...more,
  })
  const acknowledged = (at: string) => ({ name: 'acknowledged', at, by, wording }) as const
  const duties = [
    duty('same-day', acknowledged('2027-03-01T22:30:00.000Z')),
    duty('after-midnight', acknowledged('2027-03-01T23:30:00.000Z')),
    duty('nobody', { name: 'open' }),
    duty('autumn', { name: 'open' }, { due: { ...due, on: '2027-09-01' }, owner: 'difos' }),
    duty('lapsed', { name: 'lapsed' }),
  ]
  const told = (...ids: string[]) => ids.map((dutyId) => ({ dutyId, title: dutyId }))
  expect(dutyEnds(duties, '2027-04-01')).toEqual({
    censec: { 'in-time': told('same-day'), late: told('after-midnight', 'nobody'), 'not-due': [] },
    difos: { 'in-time': [], late: [], 'not-due': told('autumn') },
  })
})

test('[ACCOUNT-3] a month with a meeting and a call is one month', () => {
  const contact = (on: string) => ({ id: on, text: '', on, by, at: `${on}T08:00:00.000Z` })
  const contacts = ['2026-12-31', '2027-05-02', '2027-01-20', '2027-01-04'].map(contact)
  expect(contactMonths({ slots: [], contacts }, 2027)).toEqual([
    { month: '2027-01', on: ['2027-01-04', '2027-01-20'] },
    { month: '2027-05', on: ['2027-05-02'] },
  ])
})

test('[ACCOUNT-2] what is told in all is what its parts are told of, by each name, and nothing of meetings to who may not see them', () => {
  const it = (dutyId: string) => ({ dutyId, title: dutyId })
  const found = (findingId: string) => ({ findingId, titles: [], isFound: true })
  const cooperation = {
    overlaps: {
      merged: [found('1')],
      coordinated: [found('2'), found('3')],
      kept: [],
      dismissed: [found('4')],
      open: [],
    },
    duties: {
      censec: { 'in-time': [it('a')], late: [it('b')], 'not-due': [] },
      difos: { 'in-time': [it('c'), it('d')], late: [], 'not-due': [it('e')] },
    },
  }
  const countOf = (name: (typeof COOPERATION)[number]) => cooperationBehind(name, cooperation)?.told.length
  expect(Object.fromEntries(COOPERATION.map((name) => [name, countOf(name)]))).toEqual({
    'overlaps:merged': 1,
    'overlaps:coordinated': 2,
    'overlaps:kept': 0,
    'overlaps:dismissed': 1,
    'overlaps:open': 0,
    'overlaps:all': 4,
    'duties:in-time:censec': 1,
    'duties:in-time:difos': 2,
    'duties:in-time:all': 3,
    'duties:late:censec': 1,
    'duties:late:difos': 0,
    'duties:late:all': 1,
    'duties:not-due:censec': 0,
    'duties:not-due:difos': 1,
    'duties:not-due:all': 1,
    'duties:all:censec': 2,
    'duties:all:difos': 3,
    'duties:all:all': 5,
    contact: undefined,
  })
})
