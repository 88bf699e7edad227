import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MOST_RESTARTS, WorkerBeside } from './worker-beside.ts'

/** What the page sees of a worker: it answers when the test says so, or fails as one whose file is not there. */
class StandIn extends EventTarget {
  readonly heard: unknown[] = []
  isStopped = false
  postMessage(message: unknown) {
    this.heard.push(message)
  }
  terminate() {
    this.isStopped = true
  }
  answers(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  fails() {
    this.dispatchEvent(new Event('error'))
  }
}

let started: StandIn[]
let beside: WorkerBeside<string, string>
const newest = () => started.at(-1) ?? expect.unreachable('no worker was started')

beforeEach(() => {
  vi.useFakeTimers()
  started = []
  beside = new WorkerBeside(() => {
    const worker = new StandIn()
    started.push(worker)
    return worker as unknown as Worker
  })
})
afterEach(() => {
  beside.stop()
  vi.useRealTimers()
})

/** A message that says whether the worker knows nothing yet. */
const message = (isNew: boolean) => (isNew ? 'all' : 'news')

describe('a worker beside the page', () => {
  test('is started once and asked again and again', async () => {
    const first = beside.ask(message)
    newest().answers('one')
    expect(await first).toBe('one')
    const second = beside.ask(message)
    newest().answers('two')
    expect(await second).toBe('two')
    expect(started.map(({ heard }) => heard)).toEqual([['all', 'news']])
  })

  test('[FIND-10] that fails is stopped, started anew after a pause and told everything again', async () => {
    const answer = beside.ask(message)
    newest().fails()
    expect(started).toMatchObject([{ isStopped: true }])
    await vi.runAllTimersAsync()
    expect(started).toHaveLength(2)
    expect(newest().heard).toEqual(['all'])
    newest().answers('late')
    expect(await answer).toBe('late')
  })

  test('that stays away is given up after longer and longer pauses', async () => {
    const answer = beside.ask(message)
    const pauses: number[] = []
    for (let times = 0; times < MOST_RESTARTS; times++) {
      newest().fails()
      const from = Date.now()
      await vi.advanceTimersToNextTimerAsync()
      pauses.push(Date.now() - from)
    }
    newest().fails()
    expect(await answer).toBeUndefined()
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(new Set(pauses).size).toBe(MOST_RESTARTS)
    expect(started).toHaveLength(1 + MOST_RESTARTS)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that was given up is tried once for each later question, until it answers', async () => {
    const first = beside.ask(message)
    for (let times = 0; times <= MOST_RESTARTS; times++) {
      newest().fails()
      await vi.runAllTimersAsync()
    }
    await first
    const second = beside.ask(message)
    newest().fails()
    expect(await second).toBeUndefined()
    const third = beside.ask(message)
    newest().answers('back')
    expect(await third).toBe('back')
    const fourth = beside.ask(message)
    newest().fails()
    await vi.runAllTimersAsync()
    newest().answers('again')
    expect(await fourth).toBe('again')
  })

  test('that is stopped is not started again', async () => {
    const answer = beside.ask(message)
    newest().fails()
    beside.stop()
    await vi.runAllTimersAsync()
    expect(started).toHaveLength(1)
    expect(await answer).toBeUndefined()
  })
})
