import { expect, it, vi } from 'vitest'
import { Turns } from './turns.ts'

const never = new AbortController().signal

/** Work that ends when it is told to, and says in `log` when it began. */
function work(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const begin = () => {
    log.push(name)
    return promise
  }
  return { begin, end: resolve }
}

it('[EXPORT-9] lets so many in at a time, and the others in the order they came', async () => {
  const turns = new Turns(2)
  const log: string[] = []
  const [one, two, three, four] = [work(log, 'one'), work(log, 'two'), work(log, 'three'), work(log, 'four')]
  const taken = [one, two, three, four].map(({ begin }) => turns.take(never, begin))
  expect(log).toEqual(['one', 'two'])
  expect(turns.waiting).toBe(2)
  two.end()
  await vi.waitFor(() => expect(log).toEqual(['one', 'two', 'three']))
  one.end()
  await vi.waitFor(() => expect(log).toEqual(['one', 'two', 'three', 'four']))
  three.end()
  four.end()
  await Promise.all(taken)
})

it('[EXPORT-9] passes over who has given up waiting, and never begins for them', async () => {
  const turns = new Turns(1)
  const log: string[] = []
  const first = work(log, 'first')
  const [firstTaken, gone, last] = [turns.take(never, first.begin), new AbortController(), work(log, 'last')]
  const goneTaken = turns.take(gone.signal, work(log, 'gone').begin)
  const lastTaken = turns.take(never, last.begin)
  gone.abort(new Error('hung up'))
  await expect(goneTaken).rejects.toThrow('hung up')
  expect(turns.waiting).toBe(1)
  first.end()
  await firstTaken
  last.end()
  await lastTaken
  expect(log).toEqual(['first', 'last'])
  await expect(turns.take(gone.signal, work(log, 'gone').begin)).rejects.toThrow('hung up')
  expect(log).toEqual(['first', 'last'])
})

it('goes on after work that failed', async () => {
  const turns = new Turns(1)
  await expect(turns.take(never, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.take(never, async () => 'yes')).toBe('yes')
})
