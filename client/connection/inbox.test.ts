import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep2, writeUpdate } from 'y-protocols/sync'
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
function room(onDiverged = () => {}) {
  const document = new Y.Doc()
  const options = { Socket: FakeSocket, onDiverged }
  const connection = new DocumentConnection(
    'ws://a.example',
    { kind: 'plan', planId: 'a' },
    document,
    options,
  )
  leave = () => connection.leave()
  const socket = latestSocket()
  socket.open()
  socket.saved(1)
  const other = new Y.Doc()
  const awareness = new Awareness(other)
  const send = (type: number, write: (frame: encoding.Encoder) => void) => {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, type)
    write(frame)
    latestSocket().receive(encoding.toUint8Array(frame))
  }
  other.on('update', (update: Uint8Array) => send(FRAMES.sync.type, (frame) => writeUpdate(frame, update)))
  const taken = vi.fn()
  document.on('afterTransaction', ({ origin, local }: Y.Transaction) => taken({ origin, local }))
  return {
    document,
    connection,
    socket,
    taken,
    other,
    send,
    read: () => document.getText('plan').toString(),
    writes: (words: string) => {
      for (const letter of words) other.getText('plan').insert(other.getText('plan').length, letter)
    },
    moves: (caret: unknown) => {
      awareness.setLocalStateField('cursor', caret)
      send(FRAMES.awareness.type, (frame) =>
        encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [other.clientID])),
      )
    },
    caret: () => connection.awareness.getStates().get(other.clientID),
  }
}

function latestSocket(): FakeSocket {
  const socket = FakeSocket.opened.at(-1)
  if (!socket) throw new Error('Nothing has connected.')
  return socket
}

const frames = (count: number) => vi.advanceTimersByTimeAsync(count * A_FRAME_MS)

describe('[SPEED-6] what others write', () => {
  it('comes in together after a frame, as others’ doing', async () => {
    const { writes, read, taken } = room()
    writes('hej')
    expect(read()).toBe('')
    await frames(2)
    expect(read()).toBe('hej')
    expect(taken).toHaveBeenCalledOnce()
    expect(taken).toHaveBeenCalledWith({ origin: expect.anything(), local: false })
  })

  it('goes on coming, however long others write', async () => {
    const { writes, read } = room()
    for (const letter of 'sammen') {
      writes(letter)
      await frames(5)
    }
    expect(read()).toBe('sammen')
  })

  it('leaves the page three times as long to the person as it has taken, and no longer than 150 ms', async () => {
    const { writes, read, document } = room()
    let cost = 30
    let clock = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const pass = async (milliseconds: number) => {
      clock += milliseconds
      await vi.advanceTimersByTimeAsync(milliseconds)
    }
    document.on('update', () => {
      clock += cost
    })
    writes('a')
    await pass(40)
    expect(read()).toBe('a')
    writes('b')
    await pass(50)
    expect(read()).toBe('a')
    await pass(80)
    expect(read()).toBe('ab')
    cost = 10_000
    writes('c')
    await pass(200)
    writes('d')
    await pass(200)
    expect(read()).toBe('abcd')
  })

  it('stands there before their carets, which may be in it', async () => {
    const { writes, moves, connection, read, caret } = room()
    const seen: string[] = []
    connection.awareness.on('change', () => seen.push(read()))
    moves({ place: 'section/1' })
    writes('her')
    await frames(3)
    expect(seen).toEqual(['her'])
    expect(caret()).toEqual({ cursor: { place: 'section/1' } })
  })

  it('stands there before the rest of a sync, which may build on it', () => {
    const { writes, document, send } = room()
    const seen: string[] = []
    document.on('afterTransaction', () => seen.push(document.getText('plan').toString()))
    writes('først')
    const later = new Y.Doc()
    later.getText('notes').insert(0, 'så')
    send(FRAMES.sync.type, (frame) => writeSyncStep2(frame, later))
    expect(seen).toEqual(['først', 'først'])
    expect(document.getText('notes').toString()).toBe('så')
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
    writes(' og til sidst')
    dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(read()).toBe('før og nu og til sidst')
  })

  it('comes in, and together, where a window that counts as seen is shown no frame', async () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0)
    const { writes, read, taken } = room()
    for (const letter of 'det sidste') {
      writes(letter)
      await frames(5)
    }
    await vi.advanceTimersByTimeAsync(600)
    expect(read()).toBe('det sidste')
    expect(taken.mock.calls.length).toBeLessThan(4)
  })

  it('is not lost when the connection breaks before it has come in, and leaves nobody behind', () => {
    const { writes, moves, read, socket, caret } = room()
    writes('sidste ord')
    moves({ place: 'section/1' })
    socket.close(1006)
    expect(read()).toBe('sidste ord')
    expect(caret()).toBeUndefined()
  })

  it('is not lost when the page is left before it has come in', () => {
    const { writes, read, connection } = room()
    writes('sidste ord')
    connection.leave()
    expect(read()).toBe('sidste ord')
  })

  it('is taken in before the page believes that it differs from the server', () => {
    const onDiverged = vi.fn()
    const { writes, read, socket } = room(onDiverged)
    socket.diverged()
    writes('ord')
    socket.diverged()
    expect(read()).toBe('ord')
    expect(onDiverged).not.toHaveBeenCalled()
  })
})

describe('[SPEED-6] what makes a frame fail', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  /** As an editor does when another deletes what is selected in it as a whole. */
  function failing() {
    const it = room()
    it.document.getText('plan').observe(() => {
      throw new TypeError('Cannot read properties of null')
    })
    it.writes('ord')
    return it
  }

  it('keeps neither the words nor the carets that came with it away', async () => {
    const { moves, read, caret } = failing()
    moves({ place: 'section/1' })
    await frames(3)
    expect(read()).toBe('ord')
    expect(caret()).toEqual({ cursor: { place: 'section/1' } })
    expect(console.error).toHaveBeenCalled()
  })

  it('lets the page know that the connection has broken, and connect again', async () => {
    const { socket, connection, read } = failing()
    socket.close(1006)
    expect(connection.saveState.read()).toMatchObject({ kind: 'offline' })
    expect(read()).toBe('ord')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(FakeSocket.opened.length).toBeGreaterThan(1)
  })

  it('lets the page connect anew where the network has gone', async () => {
    failing()
    dispatchEvent(new Event('offline'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(FakeSocket.opened.length).toBeGreaterThan(1)
  })

  it('lets the rest of a sync be read', () => {
    const { send, document } = failing()
    const later = new Y.Doc()
    later.getText('notes').insert(0, 'så')
    send(FRAMES.sync.type, (frame) => writeSyncStep2(frame, later))
    expect(document.getText('notes').toString()).toBe('så')
  })

  it('is only that frame where it cannot be read', async () => {
    const { writes, moves, read, socket, caret } = room()
    writes('a')
    socket.receive(Uint8Array.of(FRAMES.sync.type, 2, 200, 1, 1))
    writes('b')
    socket.receive(Uint8Array.of(FRAMES.awareness.type, 3, 200, 1, 1))
    moves({ place: 'section/1' })
    await frames(3)
    expect(read()).toBe('ab')
    expect(caret()).toEqual({ cursor: { place: 'section/1' } })
  })
})
