import { expect, test, vi } from 'vitest'
import { WatchedCalls } from './watched-calls.ts'

class Port {
  readonly #answers: Promise<string>[]
  readonly epoch = 'one'
  constructor(answers: Promise<string>[]) {
    this.#answers = answers
  }
  write(_text: string): Promise<string> {
    return this.#answers.shift() ?? Promise.resolve('nothing')
  }
  read(): Promise<number> {
    return Promise.resolve(this.#answers.length)
  }
}

test('[OPS-7] counts the calls that are under way and how long the oldest has been', async () => {
  const clock = { now: 0 }
  const ended = vi.fn()
  const calls = new WatchedCalls({ now: () => clock.now, ended })
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const port = calls.over(new Port([first.promise, second.promise]), ['write', 'no-such-name'])
  expect([port.epoch, await port.read(), calls.underWay, calls.oldest]).toEqual(['one', 2, 0, 0])
  const one = port.write('a')
  clock.now = 30
  const two = port.write('b')
  clock.now = 50
  expect([calls.underWay, calls.oldest]).toEqual([2, 50])
  first.resolve('kept')
  expect(await one).toBe('kept')
  expect([calls.underWay, calls.oldest]).toEqual([1, 20])
  second.reject(new Error('full'))
  await expect(two).rejects.toThrow('full')
  expect([calls.underWay, calls.lastFailed]).toEqual([0, true])
  expect(ended.mock.calls).toEqual([
    [50, true],
    [20, false],
  ])
  await port.write('c')
  expect(calls.lastFailed).toBe(false)
})

test('[OPS-6] takes an answer that is no trouble of the port’s own for none', async () => {
  const calls = new WatchedCalls({ now: () => 0, isTrouble: (error) => !(error instanceof RangeError) })
  const port = calls.over(new Port([Promise.reject(new RangeError('no such address'))]), ['write'])
  await expect(port.write('a')).rejects.toThrow(RangeError)
  expect(calls.lastFailed).toBe(false)
})
