import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { roomName } from '#shared/protocol/rooms.ts'
import { FakeSocket } from '../../testing/fake-socket.ts'
import { person } from '../../testing/open-plan.ts'
import { type OpenedPlan, openPlan } from './open-plan.ts'

const SUMMARY = {
  id: 'p-1',
  title: 'Fælles aktivitetsplan 2027',
  year: 2027,
  status: 'draft',
  createdAt: '2026-11-02T08:00:00.000Z',
} as const

const READER = { person: person('planner', 'censec', 'Mette'), agreement: BUILT_IN_AGREEMENT }

let opened: OpenedPlan
let timesToOpenAnew: number

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  timesToOpenAnew = 0
  opened = openPlan(SUMMARY, READER, () => {
    timesToOpenAnew += 1
  })
})

afterEach(() => {
  opened.close()
  vi.advanceTimersByTime(5_000)
  for (const socket of FakeSocket.opened)
    if (socket.readyState === FakeSocket.OPEN) socket.saved(socket.edits)
  vi.advanceTimersByTime(5_000)
  FakeSocket.opened = []
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** The latest socket to the room. */
function socketOf(kind: 'plan' | 'ledger' | 'workspace'): FakeSocket {
  const path = `/sync/${roomName(kind === 'workspace' ? { kind } : { kind, planId: 'p-1' })}`
  const found = FakeSocket.opened.findLast(({ url }) => new URL(url).pathname === path)
  if (!found) throw new Error(`Nothing has connected to the ${kind}.`)
  return found
}

describe('an opened plan', () => {
  it('connects the ledger and the vocabulary as well as the plan again after signing in, so that comments go on', async () => {
    const mette = person('planner', 'censec', 'Mette')
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        Response.json({ person: mette, hasPassword: true, hasSecondFactor: false, lacksSecondFactor: false }),
      ),
    )
    for (const kind of ['plan', 'ledger', 'workspace'] as const) {
      socketOf(kind).open()
      socketOf(kind).close(CLOSE_CODES.notSignedIn)
    }
    opened.parts.retry()
    await vi.waitFor(() => expect(FakeSocket.opened).toHaveLength(6))
    for (const kind of ['plan', 'ledger', 'workspace'] as const)
      expect(socketOf(kind).readyState).toBe(FakeSocket.CONNECTING)
  })

  it('[VOCAB-4] goes on when the vocabulary is damaged', () => {
    const reasons: string[] = []
    const unsubscribe = opened.onStop((reason) => reasons.push(reason))
    socketOf('workspace').close(CLOSE_CODES.documentDamaged)
    unsubscribe()
    expect(reasons).toEqual([])
  })

  it.each(['plan', 'ledger'] as const)(
    '[SYNC-15] is to be opened anew when its %s reads otherwise than on the server',
    (kind) => {
      const socket = socketOf(kind)
      socket.open()
      socket.diverged()
      vi.advanceTimersByTime(11_000)
      expect(timesToOpenAnew).toBe(0)
      socket.diverged()
      expect(timesToOpenAnew).toBe(1)
    },
  )

  it('[SYNC-15] follows its vocabulary anew, and stays open, when that reads otherwise than on the server', () => {
    const socket = socketOf('workspace')
    socket.open()
    socket.diverged()
    vi.advanceTimersByTime(11_000)
    expect(socketOf('workspace')).toBe(socket)
    socket.diverged()
    expect(socketOf('workspace')).not.toBe(socket)
    expect(socketOf('workspace').readyState).toBe(FakeSocket.CONNECTING)
    expect(timesToOpenAnew).toBe(0)
  })

  it.each(['plan', 'ledger'] as const)('tells that it will never be whole when the %s is damaged', (kind) => {
    const reasons: string[] = []
    const unsubscribe = opened.onStop((reason) => reasons.push(reason))
    socketOf(kind).close(CLOSE_CODES.documentDamaged)
    expect(reasons).toEqual(['damaged'])
    unsubscribe()
  })

  it('takes what a field still holds when the page is left without a blur, and sends it before it goes', () => {
    const socket = socketOf('plan')
    socket.open()
    const { plan, undo } = opened.parts
    undo.registerPendingInput(() => plan.document.getMap('fields').set('place', 'Aalborg'))
    opened.close()
    expect(socket.server.getMap('fields').get('place')).toBe('Aalborg')
  })
})
