import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/plan/content-hash.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { IdleComparison } from './idle-comparison.ts'

let document: Y.Doc
let sent: Uint8Array[]
let isSettled: boolean
let diverged: number
let comparison: IdleComparison

beforeEach(() => {
  vi.useFakeTimers()
  document = new Y.Doc()
  sent = []
  isSettled = true
  diverged = 0
  comparison = new IdleComparison(document, {
    isSettled: () => isSettled,
    send: (frame) => sent.push(frame),
    onDiverged: () => diverged++,
  })
})
afterEach(() => {
  comparison.stop()
  vi.useRealTimers()
})

const type = (title: string) => planProperties(document).set('title', title)
const kinds = () => sent.map(([kind]) => kind)

test('[SYNC-15] a page left alone tells the server once what it reads, and again after the next change', async () => {
  type('Plan')
  await vi.advanceTimersByTimeAsync(9_000)
  type('Planen')
  await vi.advanceTimersByTimeAsync(9_000)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kinds()).toEqual([FRAMES.fingerprint.type])
  const decoder = decoding.createDecoder(sent[0] ?? new Uint8Array())
  decoding.readVarUint(decoder)
  expect(decoding.readVarUint8Array(decoder)).toEqual(Y.encodeStateVector(document))
  expect(decoding.readVarString(decoder)).toBe(contentHash(document))
  type('Planen 2027')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(2)
})

test('[SYNC-15] nothing is told while something is on its way', async () => {
  isSettled = false
  type('Plan')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(sent).toEqual([])
  isSettled = true
  await vi.advanceTimersByTimeAsync(15_000)
  expect(kinds()).toEqual([FRAMES.fingerprint.type])
})

test('[SYNC-15] told that it differs, a page asks for what it may have missed; told again, it is to be loaded anew', async () => {
  type('Plan')
  await vi.advanceTimersByTimeAsync(11_000)
  comparison.heardDiverged()
  expect(kinds()).toEqual([FRAMES.fingerprint.type, FRAMES.sync.type])
  await vi.advanceTimersByTimeAsync(4_000)
  expect(kinds()).toEqual([FRAMES.fingerprint.type, FRAMES.sync.type, FRAMES.fingerprint.type])
  expect(diverged).toBe(0)
  comparison.heardDiverged()
  expect(diverged).toBe(1)
})

test('[SYNC-15] what came of asking takes the suspicion away', async () => {
  type('Plan')
  await vi.advanceTimersByTimeAsync(11_000)
  comparison.heardDiverged()
  type('Kom for sent')
  await vi.advanceTimersByTimeAsync(11_000)
  comparison.heardDiverged()
  expect(diverged).toBe(0)
})
