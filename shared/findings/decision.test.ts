import { describe, expect, test } from 'vitest'
import { countOutcomes, type Decision, decisionFor, lapsedDecision, sortDecisions } from './decision.ts'

const by = { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' } as const
let minute = 0

function decided(findingId: string, outcome: Decision['outcome'], fingerprint = 'now'): Decision {
  const at = `2027-01-01T10:${String(minute++).padStart(2, '0')}:00.000Z`
  return { findingId, outcome, reason: '', fingerprint, by, at }
}

const pair = { id: 'overlap:a:b', fingerprint: 'now' }
const role = { id: 'role:a:inform', fingerprint: 'now' }

describe('[FIND-5] a decision', () => {
  test('holds for the finding as it was decided, and is told where it no longer does', () => {
    const before = decided(pair.id, 'keep', 'before')
    expect(decisionFor(pair, [before])).toBeUndefined()
    expect(lapsedDecision(pair, [before])).toBe(before)
    const now = decided(pair.id, 'coordinate')
    expect(decisionFor(pair, [before, now])).toBe(now)
    expect(lapsedDecision(pair, [before, now])).toBeUndefined()
  })

  test('that is taken back holds no longer', () => {
    const decisions = [decided(role.id, 'done'), decided(role.id, 'reopen')]
    expect(decisionFor(role, decisions)).toBeUndefined()
    expect(lapsedDecision(role, decisions)).toBe(decisions[1])
  })

  test('[FIND-8] to make one of two holds for none while they are two', () => {
    const joint = decided(pair.id, 'joint')
    expect(decisionFor(pair, [joint])).toBeUndefined()
    expect(sortDecisions([pair], [joint], new Set())).toEqual({ standing: [], merged: [], earlier: [joint] })
    expect(sortDecisions([], [joint], new Set([pair.id])).merged).toEqual([joint])
  })

  test('[FIND-9] is counted while it is in force, once a finding', () => {
    const decisions = [
      decided(role.id, 'keep'),
      decided(role.id, 'done'),
      decided('overlap:c:d', 'joint'),
      decided('overlap:e:f', 'coordinate'),
    ]
    const sorted = sortDecisions([pair, role], decisions, new Set(['overlap:c:d']))
    expect(countOutcomes(sorted)).toEqual({
      coordinate: 0,
      joint: 1,
      'not-overlap': 0,
      keep: 0,
      done: 1,
      reopen: 0,
    })
    expect(sorted.earlier).toEqual([decisions[3], decisions[0]])
  })
})
