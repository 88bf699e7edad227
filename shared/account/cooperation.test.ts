import { expect, test } from 'vitest'
import type { Decision, DecisionOutcome } from '../findings/decision.ts'
import type { Overlap } from '../findings/findings.ts'
import { contactMonths, dutyEnds, overlapEnds } from './cooperation.ts'

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

test('[ACCOUNT-3] each overlap has ended in one way, also one that is there no more', () => {
  const overlaps = [overlap('a:b'), overlap('c:d'), overlap('e:f'), overlap('g:h'), overlap('i:j', 'related')]
  const decisions = [
    decided('c:d', 'coordinate'),
    decided('e:f', 'keep'),
    decided('g:h', 'keep'),
    decided('g:h', 'reopen'),
    decided('k:l', 'joint'),
    decided('gone:x', 'coordinate'),
    { ...decided('a:b', 'keep'), findingId: 'role:a:x' },
  ]
  expect(overlapEnds(overlaps, decisions, new Set(['overlap:k:l']))).toEqual({
    merged: 1,
    coordinated: 2,
    kept: 1,
    open: 2,
  })
})

test('[ACCOUNT-3] a duty is in time by the day it was acknowledged in Denmark', () => {
  const due = { on: '2027-03-01', basis: 'start' } as const
  const wording = {} as never
  const acknowledged = (at: string) => ({ due, state: { name: 'acknowledged', at, by, wording } as const })
  const duties = [
    acknowledged('2027-03-01T22:30:00.000Z'),
    acknowledged('2027-03-01T23:30:00.000Z'),
    { due, state: { name: 'open' } as const },
    { due: { ...due, on: '2027-09-01' }, state: { name: 'open' } as const },
    { due, state: { name: 'lapsed' } as const },
  ]
  expect(dutyEnds(duties, '2027-04-01')).toEqual({ 'in-time': 1, late: 2, 'not-due': 1 })
})

test('[ACCOUNT-3] a month with a meeting and a call is one month', () => {
  const contact = (on: string) => ({ id: on, text: '', on, by, at: `${on}T08:00:00.000Z` })
  const contacts = ['2026-12-31', '2027-01-04', '2027-01-20', '2027-05-02'].map(contact)
  expect(contactMonths({ slots: [], contacts }, 2027)).toBe(2)
})
