import { describe, expect, it } from 'vitest'
import type { AuditAction } from './actions.ts'
import { isVisit } from './visit.ts'

const CASES: [AuditAction, string, boolean][] = [
  ['room-opened', 'ok', true],
  ['room-closed', 'ok', true],
  ['room-closed', 'not-signed-in', true],
  ['room-opened', 'not-allowed', false],
  ['room-opened', 'not-signed-in', false],
  ['room-closed', 'not-allowed', false],
  ['signed-in', 'ok', false],
]

describe('a visit', () => {
  it.each(CASES)('[AUDIT-8] is what »%s« with »%s« is: %s', (action, result, expected) => {
    expect(isVisit({ action, result, facts: {} })).toBe(expected)
    expect(isVisit({ action: 'refusals-left-out', result, facts: { of: action } })).toBe(expected)
  })
})
