import { expect, test } from 'vitest'
import { AUDIT_ACTIONS, type AuditAction } from './actions.ts'
import { isVisibleTo } from './visible-to.ts'

const ofCensec = (action: AuditAction, of?: AuditAction) => ({
  action,
  facts: of ? { of } : {},
  party: 'censec' as const,
})

const own = { party: 'censec', role: 'director', admin: false } as const
const other = { party: 'difos', role: 'director', admin: false } as const
const otherAdmin = { party: 'difos', role: 'director', admin: true } as const
const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[]

test('[AUDIT-7] what is nobody’s own is shown to all who read the trail', () => {
  for (const action of ACTIONS)
    for (const reader of [own, other, otherAdmin])
      expect(isVisibleTo({ action, facts: {} }, reader)).toBe(true)
})

test('[AUDIT-7] what is a party’s own is shown to its own, and of it an admin sees accounts alone', () => {
  for (const action of ACTIONS) {
    expect(isVisibleTo(ofCensec(action), own)).toBe(true)
    expect(isVisibleTo(ofCensec(action), other)).toBe(false)
    const isOfAccounts = ['sign-in', 'people', 'account'].includes(AUDIT_ACTIONS[action])
    expect(isVisibleTo(ofCensec(action), otherAdmin)).toBe(isOfAccounts)
    expect(isVisibleTo(ofCensec('refusals-left-out', action), otherAdmin)).toBe(isOfAccounts)
  }
})

test('[MEET-3] of closed points an admin who is no director is told nothing, nor that a refusal was about them', () => {
  const admin = { party: 'censec', role: 'reader', admin: true } as const
  for (const entry of [
    { action: 'closed-minutes-approved', facts: {} },
    { action: 'refusals-left-out', facts: { of: 'closed-minutes-approved' } },
  ] as const) {
    expect(isVisibleTo(entry, admin)).toBe(false)
    expect(isVisibleTo(entry, other)).toBe(true)
  }
})

test('[LABEL-8] of the label’s file an admin who does not work on it is told nothing', () => {
  const admin = { party: 'censec', role: 'observer', admin: true } as const
  const planner = { party: 'censec', role: 'planner', admin: true } as const
  for (const action of ACTIONS.filter((one) => AUDIT_ACTIONS[one] === 'label'))
    for (const entry of [ofCensec(action), ofCensec('refusals-left-out', action)]) {
      expect(isVisibleTo(entry, admin)).toBe(false)
      expect(isVisibleTo(entry, planner)).toBe(true)
    }
})
