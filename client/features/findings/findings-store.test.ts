import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Decision } from '#shared/findings/decision.ts'
import type { Findings } from '#shared/findings/findings.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { NOTHING_TAUGHT, type WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { Store } from '../../ui/store.ts'
import type { FindFindings } from './find-in-worker.ts'
import { FindingsStore } from './findings-store.ts'

const censec = anActivity({ id: 'export-course', party: 'censec', title: 'export-course' })
const difos = anActivity({ id: 'export-seminar', party: 'difos', title: 'export-seminar' })

function overlap(fingerprint: string): Findings {
  const reasons = [{ da: 'Begge er kurser om eksport.', en: 'Both are courses on export.' }]
  return {
    overlaps: [
      {
        id: 'overlap:export-course:export-seminar',
        a: censec.id,
        b: difos.id,
        label: 'overlap',
        score: 0.8,
        reasons,
        evidence: [],
        clauses: ['formaal.b'],
        fingerprint,
      },
    ],
    roleFindings: [],
  }
}

function decisionOn(fingerprint: string): Decision {
  return {
    findingId: 'overlap:export-course:export-seminar',
    outcome: 'coordinate',
    reason: '',
    fingerprint,
    by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
    at: '2026-11-24T10:00:00Z',
  }
}

/** A store whose value the test changes. */
function changeable<Value>(value: Value): Store<Value> & { change(next: Value): void } {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => value,
    change(next) {
      value = next
      for (const listener of listeners) listener()
    },
  }
}

function openFindings(first: Findings) {
  const activities = changeable<readonly Activity[]>([censec, difos])
  const decisions = changeable<readonly Decision[]>([])
  const vocabulary = changeable<WorkspaceVocabulary | undefined>(undefined)
  const find = vi.fn<FindFindings>(async () => first)
  const store = new FindingsStore({ activities, decisions, vocabulary, find })
  const stop = store.start()
  return { activities, decisions, vocabulary, find, store, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('FindingsStore', () => {
  it('[VOCAB-1] reads the plan again once the vocabulary is there, and whenever it changes', async () => {
    const { vocabulary, find } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    expect(find).toHaveBeenLastCalledWith(expect.anything(), undefined)
    vocabulary.change(NOTHING_TAUGHT)
    await vi.advanceTimersByTimeAsync(400)
    expect(find).toHaveBeenLastCalledWith(expect.anything(), NOTHING_TAUGHT)
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('shows a finding at both of its activities', async () => {
    const { store } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    expect(store.read()).toHaveLength(1)
    expect(store.of(censec.id)).toEqual(store.read())
    expect(store.of(difos.id)).toEqual(store.read())
    expect(store.of('another')).toEqual([])
  })

  it('closes a finding by a decision and opens it again when its activities change in substance', async () => {
    const { store, decisions, activities, find } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    expect(store.read()[0]?.decision).toBeUndefined()

    decisions.change([decisionOn('f1')])
    expect(store.read()[0]?.decision?.outcome).toBe('coordinate')

    find.mockResolvedValue(overlap('f2'))
    activities.change([{ ...censec, place: 'Paris' }, difos])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(store.read()[0]?.decision).toBeUndefined()
  })

  it('[FIND-6] waits for a pause in the typing and then reads once', async () => {
    const { activities, find } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    find.mockClear()
    for (const letter of ['E', 'Ek', 'Eks']) {
      activities.change([{ ...censec, title: letter }, difos])
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(find).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(400)
    expect(find).toHaveBeenCalledOnce()
  })

  it('says nothing to its listeners while everything looks as before', async () => {
    const { store, activities } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    const shown = store.of(censec.id)
    const listener = vi.fn()
    store.subscribe(listener)
    activities.change([{ ...censec, goal: '30 virksomheder' }, difos])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(listener).not.toHaveBeenCalled()
    expect(store.of(censec.id)).toBe(shown)
  })

  it('[FIND-10] lets the last findings stand while the reader stays away, says so, and is back with its next answer', async () => {
    const { store, activities, find } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    expect(store.isAway).toBe(false)
    const listener = vi.fn()
    store.subscribe(listener)
    find.mockResolvedValue(undefined)
    for (const place of ['Paris', 'Rom']) {
      activities.change([censec, { ...difos, place }])
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(store.isAway).toBe(true)
    expect(listener).toHaveBeenCalledOnce()
    expect(store.read()).toHaveLength(1)
    find.mockResolvedValue(overlap('f1'))
    activities.change([censec, difos])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(store.isAway).toBe(false)
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('reads once more, and only once, after a slow reading that the plan has outrun', async () => {
    const { store, activities, find } = openFindings(overlap('f1'))
    await vi.advanceTimersByTimeAsync(0)
    let answerSlowly: (findings: Findings) => void = () => undefined
    find.mockImplementationOnce(() => new Promise((resolve) => (answerSlowly = resolve)))
    activities.change([censec, { ...difos, place: 'Paris' }])
    await vi.advanceTimersByTimeAsync(500)
    find.mockResolvedValue({ overlaps: [], roleFindings: [] })
    find.mockClear()
    activities.change([censec, { ...difos, place: 'Rom' }])
    await vi.advanceTimersByTimeAsync(500)
    activities.change([censec])
    await vi.advanceTimersByTimeAsync(500)
    expect(find).not.toHaveBeenCalled()
    answerSlowly(overlap('f9'))
    await vi.advanceTimersByTimeAsync(0)
    expect(find.mock.calls).toEqual([[[censec], undefined]])
    expect(store.read()).toEqual([])
  })

  describe('where many activities have changed', () => {
    const many = Array.from({ length: 100 }, (_, index) => `activity-${index}`)
    const roleFindings = many.map((activity) => ({
      id: `inform:${activity}`,
      activity,
      kind: 'inform' as const,
      why: { da: 'Orienter.', en: 'Inform.' },
      clause: 'formaal.b',
      words: [],
      fingerprint: 'f1',
    }))
    const nothing = <Value>(value: Value) => changeable(value)

    function openMany() {
      const waiting: (() => void)[] = []
      const store = new FindingsStore({
        activities: nothing<readonly Activity[]>([]),
        decisions: nothing<readonly Decision[]>([]),
        vocabulary: nothing<WorkspaceVocabulary | undefined>(undefined),
        find: async () => ({ overlaps: [], roleFindings }),
        giveWay: () => new Promise((resolve) => waiting.push(resolve)),
      })
      const told: string[] = []
      for (const id of many) store.subscribeTo(id, () => told.push(id))
      let toldAll = 0
      store.subscribe(() => toldAll++)
      const stop = store.start()
      return { store, told, waiting, stop, toldAll: () => toldAll }
    }

    it('[SPEED-4] what shows all of them hears at once, and each activity in its turn, in the order of the page', async () => {
      const { told, waiting, toldAll, store } = openMany()
      await vi.advanceTimersByTimeAsync(0)
      expect(toldAll()).toBeGreaterThan(0)
      expect(store.read()).toHaveLength(100)
      expect(told.length).toBeGreaterThan(0)
      expect(told.length).toBeLessThan(50)
      while (waiting.length > 0) {
        const before = told.length
        waiting.shift()?.()
        await vi.advanceTimersByTimeAsync(0)
        expect(told.length - before).toBeLessThan(50)
      }
      expect(told).toEqual(many)
    })

    it('[SPEED-4] who is led to one of them meanwhile finds them all there', async () => {
      const { store, told } = openMany()
      await vi.advanceTimersByTimeAsync(0)
      store.settle()
      expect(told).toEqual(many)
    })

    it('[SPEED-4] nobody is told any more once it has been stopped', async () => {
      const { told, waiting, stop } = openMany()
      await vi.advanceTimersByTimeAsync(0)
      const before = told.length
      stop()
      waiting.shift()?.()
      await vi.advanceTimersByTimeAsync(0)
      expect(told.length).toBe(before)
    })
  })
})
