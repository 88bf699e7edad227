import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { SessionSockets } from './session-sockets.ts'

const NOT_SIGNED_IN = 4401
const HOUR_MS = 3_600_000

let sockets: SessionSockets
const ended: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  ended.length = 0
  sockets = new SessionSockets(() => Date.now())
})
afterEach(() => vi.useRealTimers())

function socketOf(name: string) {
  return { end: (code: number, reason: string) => ended.push(`${name} ${code} ${reason}`) }
}

function sessionOf(id: string, milliseconds: number) {
  const person = demoPersonNamed('anna')
  return { id, person, expiresAt: new Date(Date.now() + milliseconds).toISOString() }
}

test('[SEC-8] a session’s end closes all that stands open on it, and nothing else', () => {
  sockets.add(sessionOf('anna', HOUR_MS), socketOf('plan'))
  sockets.add(sessionOf('anna', HOUR_MS), socketOf('vocabulary'))
  sockets.add(sessionOf('mette', 2 * HOUR_MS), socketOf('other'))
  vi.advanceTimersByTime(HOUR_MS - 1)
  expect(ended).toEqual([])
  vi.advanceTimersByTime(1)
  expect(ended).toEqual([
    `plan ${NOT_SIGNED_IN} the session has ended`,
    `vocabulary ${NOT_SIGNED_IN} the session has ended`,
  ])
})

test('what has closed before is not ended, and leaves no timer behind', () => {
  const [first, second] = [socketOf('first'), socketOf('second')]
  sockets.add(sessionOf('anna', HOUR_MS), first)
  sockets.add(sessionOf('anna', HOUR_MS), second)
  expect(sockets.count).toBe(2)
  sockets.remove('anna', first)
  sockets.remove('anna', first)
  sockets.closeAll('anna', NOT_SIGNED_IN, 'signed out')
  expect(ended).toEqual([`second ${NOT_SIGNED_IN} signed out`])
  sockets.remove('anna', second)
  expect(sockets.count).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('a session that lasts longer than a timer can wait is not ended at once', () => {
  sockets.add(sessionOf('anna', 2 ** 31 + HOUR_MS), socketOf('plan'))
  vi.advanceTimersByTime(HOUR_MS)
  expect(ended).toEqual([])
})
