import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AuditEntry, AuditEvent } from '#shared/audit/entry.ts'
import { checkTrail, EMPTY_TRAIL, headOf, lineOf } from '../audit/chain.ts'
import { AuditFailed, type AuditTrail } from './audit.ts'

export interface AuditUnderTest {
  trail: AuditTrail
  /** Another look at the same trail after closing; absent where nothing outlives the process. */
  reopen?: () => Promise<AuditTrail>
  /** Lets every write fail until it is called with true; absent where none can. */
  letWrites?: (succeed: boolean) => void
  teardown?: () => Promise<void>
}

/** Every promise of the audit port; called from each adapter's test. */
export function testAuditContract(setUp: () => Promise<AuditUnderTest>): void {
  let under: AuditUnderTest
  let trail: AuditTrail

  beforeEach(async () => {
    under = await setUp()
    trail = under.trail
  })
  afterEach(async () => {
    await trail.close()
    await under.teardown?.()
  })

  const event = (personId: string): AuditEvent => ({
    at: '2027-01-04T08:00:00.000Z',
    actor: { kind: 'nobody' },
    action: 'signed-in',
    result: 'wrong-credentials',
    facts: { personId },
    address: '192.0.2.7',
  })
  const entries = (before?: number): Promise<AuditEntry[]> => Array.fromAsync(trail.read(before))

  it('is empty at first', async () => {
    expect(trail.head).toEqual(EMPTY_TRAIL)
    expect(await entries()).toEqual([])
  })

  it('[AUDIT-1] chains entries in the order of the calls, and answers each with its place', async () => {
    const appended = await Promise.all(Array.from({ length: 50 }, (_, at) => trail.append(event(`p${at}`))))
    expect(appended.map(({ facts }) => facts.personId)).toEqual(appended.map((_, at) => `p${at}`))
    const last = appended.at(-1)
    expect(last && headOf(last)).toEqual(trail.head)
    expect(checkTrail(appended.map(lineOf), [trail.head]).damage).toBeUndefined()
  })

  it('reads the newest first, from anywhere', async () => {
    for (let at = 1; at <= 300; at++) await trail.append(event(`p${at}`))
    const all = await entries()
    expect(all.map(({ position }) => position)).toEqual(Array.from({ length: 300 }, (_, at) => 300 - at))
    expect(await entries(300)).toEqual(all.slice(1))
    expect((await entries(3)).map(({ position }) => position)).toEqual([2, 1])
    expect(await entries(1)).toEqual([])
  })

  it('goes on from where it was, also for the next to open it', async () => {
    if (!under.reopen) return
    await trail.append(event('first'))
    const { head } = trail
    await trail.close()
    trail = await under.reopen()
    expect(trail.head).toEqual(head)
    expect(trail.damage).toBeUndefined()
    expect(await trail.append(event('second'))).toMatchObject({ position: 2, previous: head.hash })
  })

  it('[AUDIT-4] keeps nothing of what the disk refuses, says so, and goes on once it is taken again', async () => {
    if (!under.letWrites) return
    await trail.append(event('first'))
    under.letWrites(false)
    const refused = await Promise.allSettled([trail.append(event('a')), trail.append(event('b'))])
    for (const one of refused)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(AuditFailed) })
    under.letWrites(true)
    await trail.append(event('second'))
    const all = await entries()
    expect(all.map(({ facts }) => facts.personId)).toEqual(['second', 'first'])
    expect(checkTrail(all.toReversed().map(lineOf), [trail.head]).damage).toBeUndefined()
  })
}
