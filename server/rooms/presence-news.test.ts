import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PresenceNews } from './presence-news.ts'

function socket() {
  const sent: Uint8Array[] = []
  return { sent, send: (frame: Uint8Array) => sent.push(frame), close: () => {} }
}

/** What a client that knows nobody makes of a frame. */
function read(frame: Uint8Array | undefined): unknown[] {
  const awareness = new awarenessProtocol.Awareness(new Y.Doc())
  awareness.setLocalState(null)
  const decoder = decoding.createDecoder(frame ?? new Uint8Array())
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
  news.tell([anna, mette, ida])
  expect(read(anna.sent[0])).toEqual([[2, { m: 1 }]])
  expect(read(mette.sent[0])).toEqual([[1, { a: 2 }]])
  expect(read(ida.sent[0])).toEqual([
    [1, { a: 2 }],
    [2, { m: 1 }],
  ])
  news.tell([anna, mette, ida])
  expect([anna, mette, ida].map(({ sent }) => sent.length)).toEqual([1, 1, 1])
})

test('who alone has news hears nothing', () => {
  const anna = socket()
  const news = new PresenceNews()
  news.add({ clientId: 1, clock: 1, state: 'null' }, anna)
  news.tell([anna])
  expect(anna.sent).toEqual([])
})
