import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { FRAMES } from '#shared/protocol/frames.ts'
import { FakeSocket } from '../testing/fake-socket.ts'
import { DocumentConnection } from './document-connection.ts'

const A_FRAME_MS = 20

let leave = () => {}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  leave()
  vi.restoreAllMocks()
  FakeSocket.opened = []
  vi.useRealTimers()
})

/** A page in a room with somebody who writes letters, each of which comes as a frame of its own. */
function room() {
  const document = new Y.Doc()
  const options = { Socket: FakeSocket }
  const connection = new DocumentConnection(
    'ws://a.example',
    { kind: 'plan', planId: 'a' },
    document,
    options,
  )
  leave = () => connection.leave()
  const socket = FakeSocket.opened.at(-1)
  if (!socket) throw new Error('Nothing has connected.')
  socket.open()
  socket.saved(1)
  const other = new Y.Doc()
  const awareness = new Awareness(other)
  other.on('update', (update) => {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, FRAMES.sync.type)
    writeUpdate(frame, update)
    socket.receive(encoding.toUint8Array(frame))
  })
  const taken = vi.fn()
  document.on('afterTransaction', ({ origin, local }: Y.Transaction) => taken({ origin, local }))
  return {
    document,
    connection,
    socket,
    taken,
    read: () => document.getText('plan').toString(),
    writes: (words: string) => {
      for (const letter of words) other.getText('plan').insert(other.getText('plan').length, letter)
    },
    moves: (caret: unknown) => {
      awareness.setLocalStateField('cursor', caret)
      const frame = encoding.createEncoder()
      encoding.writeVarUint(frame, FRAMES.awareness.type)
      encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [other.clientID]))
      socket.receive(encoding.toUint8Array(frame))
    },
    other,
  }
}

describe('[SPEED-6] what others write', () => {
  it('comes in together after a frame, as others’ doing', () => {
    const { writes, read, taken } = room()
    writes('hej')
    expect(read()).toBe('')
    vi.advanceTimersByTime(A_FRAME_MS)
    expect(read()).toBe('')
    return vi.advanceTimersByTimeAsync(A_FRAME_MS).then(() => {
      expect(read()).toBe('hej')
      expect(taken).toHaveBeenCalledOnce()
      expect(taken).toHaveBeenCalledWith({ origin: expect.anything(), local: false })
    })
  })

  it('goes on coming, however long others write', async () => {
    const { writes, read } = room()
    for (const letter of 'sammen') {
      writes(letter)
      await vi.advanceTimersByTimeAsync(5 * A_FRAME_MS)
    }
    expect(read()).toBe('sammen')
  })

  it('stands there before their carets, which may be in it', async () => {
    const { writes, moves, connection, document, other } = room()
    const seen: string[] = []
    connection.awareness.on('change', () => seen.push(document.getText('plan').toString()))
    moves({ place: 'section/1' })
    writes('her')
    await vi.advanceTimersByTimeAsync(3 * A_FRAME_MS)
    expect(seen).toEqual(['her'])
    expect(connection.awareness.getStates().get(other.clientID)).toEqual({ cursor: { place: 'section/1' } })
  })

  it('comes in at once where nobody sees the page, and when it is put away', () => {
    const { writes, read } = room()
    writes('før')
    const shown = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(read()).toBe('før')
    writes(' og nu')
    expect(read()).toBe('før og nu')
    shown.mockRestore()
  })

  it('comes in where a window that counts as seen is shown no frame', async () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0)
    const { writes, read } = room()
    writes('a')
    await vi.advanceTimersByTimeAsync(600)
    expect(read()).toBe('')
    writes('b')
    expect(read()).toBe('ab')
  })

  it('is not lost when the connection breaks before it has come in, and leaves nobody behind', () => {
    const { writes, moves, read, socket, connection, other } = room()
    writes('sidste ord')
    moves({ place: 'section/1' })
    socket.close(1006)
    expect(read()).toBe('sidste ord')
    expect(connection.awareness.getStates().has(other.clientID)).toBe(false)
  })

  it('comes in whole though a frame among it cannot be read', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { writes, read, socket } = room()
    writes('a')
    socket.receive(Uint8Array.of(FRAMES.sync.type, 2, 200, 1, 1))
    writes('b')
    await vi.advanceTimersByTimeAsync(3 * A_FRAME_MS)
    expect(read()).toBe('ab')
    expect(reported).toHaveBeenCalledOnce()
  })
})
