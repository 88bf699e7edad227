import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SaveState } from '../../connection/save-state.ts'
import { CalmSaveState } from './calm-save-state.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function watched(first: SaveState = { kind: 'saved' }) {
  let state = first
  const listeners = new Set<() => void>()
  const calm = new CalmSaveState({
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const told: SaveState[] = []
  const leave = calm.subscribe(() => told.push(calm.read()))
  return {
    told,
    leave,
    calm,
    listeners,
    set(next: SaveState) {
      state = next
      for (const listener of listeners) listener()
    },
  }
}

it('[SPEED-6] stays »saving« through letters that are saved one after another, and says saved after a pause', () => {
  const { told, set } = watched()
  for (let letter = 0; letter < 20; letter++) {
    set({ kind: 'saving' })
    vi.advanceTimersByTime(30)
    set({ kind: 'saved' })
    vi.advanceTimersByTime(120)
  }
  expect(told).toEqual([{ kind: 'saving' }])
  vi.advanceTimersByTime(600)
  expect(told).toEqual([{ kind: 'saving' }, { kind: 'saved' }])
})

it('[SYNC-3] never says saved while something is not, however long ago the letter before was', () => {
  const { told, set } = watched()
  set({ kind: 'saving' })
  set({ kind: 'saved' })
  vi.advanceTimersByTime(500)
  set({ kind: 'saving' })
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([{ kind: 'saving' }])
})

it('tells at once what a person has to know: offline, stopped, arrived', () => {
  const { told, set } = watched()
  const offline: SaveState = { kind: 'offline', since: '2027-03-01T09:00:00Z', changes: 1, isKept: true }
  const stopped: SaveState = { kind: 'stopped', reason: 'signed-out', changes: 1, isKept: true }
  const arrived: SaveState = { kind: 'saved', arrived: { changes: 1, isFromEarlier: false } }
  const states: SaveState[] = [{ kind: 'saving' }, offline, { kind: 'saving' }, stopped, { kind: 'saving' }]
  for (const state of states) set(state)
  set(arrived)
  expect(told).toEqual([...states, arrived])
})

it('tells at once of trouble that comes within the pause, and not of saved after it', () => {
  const { told, set } = watched()
  const offline: SaveState = { kind: 'offline', since: '2027-03-01T09:00:00Z', changes: 0, isKept: true }
  set({ kind: 'saving' })
  set({ kind: 'saved' })
  set(offline)
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([{ kind: 'saving' }, offline])
})

it('holds on to nothing once nobody looks, and begins anew with how it is then', () => {
  const { set, leave, calm, listeners } = watched()
  set({ kind: 'saving' })
  set({ kind: 'saved' })
  leave()
  expect(listeners.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
  calm.subscribe(() => {})
  expect(calm.read()).toEqual({ kind: 'saved' })
})
