import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Decision } from '#shared/findings/decision.ts'
import { SeenDecisions, seenName } from './seen-decisions.ts'

const decision: Decision = {
  findingId: 'overlap:a:b',
  outcome: 'keep',
  reason: 'To målgrupper.',
  fingerprint: 'f1',
  by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
  at: '2026-11-24T10:00:00Z',
}
const later = { ...decision, at: '2026-11-25T10:00:00Z' }

afterEach(() => {
  localStorage.clear()
  vi.restoreAllMocks()
})

describe('the decisions a person has seen', () => {
  it('are remembered for that person alone, and a later decision on the same finding is unseen', () => {
    new SeenDecisions('anna').add(decision)
    const anna = new SeenDecisions('anna').read()
    expect(anna.has(seenName(decision))).toBe(true)
    expect(anna.has(seenName(later))).toBe(false)
    expect(new SeenDecisions('peter').read().size).toBe(0)
  })

  it('keep what another window has seen meanwhile', () => {
    const one = new SeenDecisions('anna')
    const other = new SeenDecisions('anna')
    one.add(decision)
    other.add(later)
    expect(new SeenDecisions('anna').read()).toEqual(new Set([seenName(decision), seenName(later)]))
  })

  it('hold until the page is closed where nothing can be stored, whatever stood there before', () => {
    localStorage.setItem('samplan.seen-decisions.anna', '{broken')
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    const seen = new SeenDecisions('anna')
    const listener = vi.fn()
    seen.subscribe(listener)
    seen.add(decision)
    seen.add(decision)
    expect(seen.read().has(seenName(decision))).toBe(true)
    expect(listener).toHaveBeenCalledOnce()
  })
})
