import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frameBytes } from '../testing/frame-bytes.ts'
import { PresenceNews } from './presence-news.ts'
import type { Frame } from './wire-frame.ts'

function socket() {
  return { send: () => {}, close: () => {} }
}

/** What a client that knows nobody makes of a frame. */
function read(frame: Frame | undefined): unknown[] {
  const awareness = new awarenessProtocol.Awareness(new Y.Doc())
  awareness.setLocalState(null)
  const decoder = decoding.createDecoder(frameBytes(frame ?? []))
  expect(decoding.readVarUint(decoder)).toBe(1)
  awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'test')
  awareness.destroy()
  return [...awareness.getStates()]
}

test('[SYNC-5] everybody hears in one frame what is new of the others, and nothing of themselves', () => {
  const [anna, mette, ida] = [socket(), socket(), socket()]
  const news = new PresenceNews()
  news.add({ clientId: 1, clock: 1, state: '{"a":1}' }, anna)
  news.add({ clientId: 2, clock: 1, state: '{"m":1}' }, mette)
  news.add({ clientId: 1, clock: 2, state: '{"a":2}' }, anna)
  const frameFor = news.take()
  expect(read(frameFor(anna))).toEqual([[2, { m: 1 }]])
  expect(read(frameFor(mette))).toEqual([[1, { a: 2 }]])
  expect(read(frameFor(ida))).toEqual([
    [1, { a: 2 }],
    [2, { m: 1 }],
  ])
  expect(frameFor(socket())).toBe(frameFor(ida))
  expect(news.take()(ida)).toBeUndefined()
})

test('who alone has news hears nothing', () => {
  const anna = socket()
  const news = new PresenceNews()
  news.add({ clientId: 1, clock: 1, state: 'null' }, anna)
  expect(news.take()(anna)).toBeUndefined()
})
