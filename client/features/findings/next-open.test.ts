import { describe, expect, it } from 'vitest'
import { nextOpen } from './next-open.ts'
import type { ShownFinding } from './shown-finding.ts'

const ACTIVITIES = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

function finding(id: string, activityIds: string[], isDecided = false): ShownFinding {
  const decision: ShownFinding['decision'] = {
    findingId: id,
    outcome: 'keep',
    reason: '',
    fingerprint: '',
    by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
    at: '',
  }
  return {
    id,
    kind: 'overlap',
    fingerprint: '',
    activityIds,
    reasons: [],
    clauses: [],
    words: new Map(),
    lowered: 0,
    teaches: undefined,
    ...(isDecided && { decision }),
  }
}

const FINDINGS = [
  finding('late', ['d']),
  finding('early', ['a', 'c']),
  finding('decided', ['b'], true),
  finding('middle', ['c', 'b']),
]
const nowhere = { findingId: undefined, activityId: undefined }

describe('the next open warning', () => {
  it('is the first in the plan’s order, and from the last the first again', () => {
    expect(nextOpen(FINDINGS, ACTIVITIES, nowhere, 1)?.finding.id).toBe('early')
    expect(nextOpen(FINDINGS, ACTIVITIES, nowhere, -1)?.finding.id).toBe('late')
    expect(nextOpen(FINDINGS, ACTIVITIES, { ...nowhere, findingId: 'late' }, 1)?.finding.id).toBe('early')
    expect(nextOpen(FINDINGS, ACTIVITIES, { ...nowhere, findingId: 'early' }, -1)?.finding.id).toBe('late')
  })

  it('follows the one just decided, instead of starting over', () => {
    expect(nextOpen(FINDINGS, ACTIVITIES, { ...nowhere, findingId: 'decided' }, 1)?.finding.id).toBe('middle')
    expect(nextOpen(FINDINGS, ACTIVITIES, { ...nowhere, findingId: 'decided' }, -1)?.finding.id).toBe('early')
  })

  it('begins where one is, also when the one last looked at is gone', () => {
    expect(nextOpen(FINDINGS, ACTIVITIES, { findingId: 'gone', activityId: 'c' }, 1)?.finding.id).toBe('late')
    expect(nextOpen(FINDINGS, ACTIVITIES, { findingId: undefined, activityId: 'c' }, -1)?.finding.id).toBe(
      'middle',
    )
  })

  it('goes on from the activity one has gone to since, and leads to where a warning stands first', () => {
    expect(nextOpen(FINDINGS, ACTIVITIES, { findingId: 'early', activityId: 'd' }, 1)?.finding.id).toBe(
      'late',
    )
    expect(nextOpen(FINDINGS, ACTIVITIES, { findingId: 'late', activityId: 'b' }, 1)?.finding.id).toBe(
      'middle',
    )
    expect(nextOpen(FINDINGS, ACTIVITIES, { findingId: 'middle', activityId: 'b' }, 1)?.finding.id).toBe(
      'late',
    )
    expect(nextOpen(FINDINGS, ACTIVITIES, { ...nowhere, findingId: 'early' }, 1)?.activityId).toBe('b')
  })

  it('is none where none is open', () => {
    expect(nextOpen([finding('decided', ['a'], true)], ACTIVITIES, nowhere, 1)).toBeUndefined()
  })
})
