import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { movedReason } from '#shared/protocol/new-generation.ts'
import { FakeSocket } from '../testing/fake-socket.ts'
import { type ConnectionOptions, DocumentConnection } from './document-connection.ts'

function connect(options: ConnectionOptions = {}) {
  vi.useFakeTimers()
  const document = new Y.Doc()
  const connection = new DocumentConnection(
    'ws://server.example/sync',
    { kind: 'plan', planId: 'demo' },
    document,
    { Socket: FakeSocket, ...options },
  )
  leaving.push(connection)
  return { document, connection, state: () => connection.saveState.read() }
}

const leaving: DocumentConnection[] = []

function latestSocket(): FakeSocket {
  const socket = FakeSocket.opened.at(-1)
  if (!socket) throw new Error('Nothing has connected.')
  return socket
}

function type(document: Y.Doc, text = 'x'): void {
  document.getText('plan').insert(0, text)
}

afterEach(() => {
  for (const connection of leaving.splice(0)) connection.leave()
  // A connection lives on until its edits are saved, so the server saves what each test has left.
  vi.advanceTimersByTime(5_000)
  for (const socket of FakeSocket.opened) {
    if (socket.readyState === FakeSocket.CONNECTING) socket.open()
    if (socket.readyState === FakeSocket.OPEN) socket.saved(socket.edits)
  }
  vi.advanceTimersByTime(5_000)
  FakeSocket.opened = []
  vi.useRealTimers()
})

describe('save state', () => {
  it('[SYNC-3] says saved only when the server has acknowledged every frame', () => {
    const { document, state } = connect()
    expect(state()).toEqual({ kind: 'connecting' })
    const socket = latestSocket()
    socket.open()
    socket.saved(1)
    expect(state()).toEqual({ kind: 'saved' })

    type(document)
    type(document)
    expect(state()).toEqual({ kind: 'saving' })
    socket.saved(2)
    expect(state()).toEqual({ kind: 'saving' })
    socket.saved(3)
    expect(state()).toEqual({ kind: 'saved' })
    expect(socket.edits).toBe(3)
  })

  it('asks for the room with the schema version, so that an old page is refused before it can do harm', () => {
    connect()
    expect(latestSocket().url).toBe(`ws://server.example/sync/plan/demo?schema=${SCHEMA_VERSION}`)
  })

  it('counts what waits while offline and says saved again only after the difference is acknowledged', () => {
    const { document, state } = connect()
    latestSocket().open()
    latestSocket().saved(1)
    latestSocket().close(1006)
    expect(state()).toMatchObject({ kind: 'offline', changes: 0 })
    type(document, 'a')
    type(document, 'b')
    expect(state()).toMatchObject({ kind: 'offline', changes: 1 })

    vi.advanceTimersByTime(3_000)
    const again = latestSocket()
    again.open()
    expect(again.server.getText('plan').toString()).toBe('ba')
    expect(state()).toEqual({ kind: 'saving' })
    again.saved(1)
    expect(state()).toEqual({ kind: 'saved', arrived: { changes: 1, isFromEarlier: false } })
    type(document, 'c')
    again.saved(2)
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('says since when it is offline, through every try to connect', () => {
    const { state } = connect()
    latestSocket().open()
    const lost = new Date().toISOString()
    latestSocket().close(1006)
    vi.advanceTimersByTime(60_000)
    expect(state()).toMatchObject({ kind: 'offline', since: lost })
  })

  it('keeps an edit unsaved when the connection broke before its acknowledgement', () => {
    const { document, state } = connect()
    latestSocket().open()
    type(document)
    latestSocket().saved(1)
    latestSocket().close(1006)
    expect(state()).toMatchObject({ kind: 'offline', changes: 1 })
  })

  it.each([
    [CLOSE_CODES.notSignedIn, 'signed-out'],
    [CLOSE_CODES.notAllowed, 'not-allowed'],
    [CLOSE_CODES.clientTooOld, 'too-old'],
    [CLOSE_CODES.documentDamaged, 'damaged'],
  ])('takes close code %i as final: %s', (code, reason) => {
    const { state } = connect()
    latestSocket().open()
    latestSocket().close(code)
    expect(state()).toMatchObject({ kind: 'stopped', reason })
    vi.advanceTimersByTime(10_000)
    expect(FakeSocket.opened).toHaveLength(1)
  })

  it('keeps what was typed while signed out and sends it after a retry', async () => {
    const { document, connection, state } = connect()
    latestSocket().open()
    latestSocket().close(CLOSE_CODES.notSignedIn)
    type(document, 'kept')
    await connection.retry()
    latestSocket().open()
    expect(latestSocket().server.getText('plan').toString()).toBe('kept')
    latestSocket().saved(1)
    expect(state()).toMatchObject({ kind: 'saved' })
  })

  it('does not send one person’s words in the name of another who has signed in', async () => {
    const isSignedIn = vi.fn(() => Promise.resolve(false))
    const { document, connection, state } = connect({ isSignedIn })
    latestSocket().open()
    latestSocket().close(CLOSE_CODES.notSignedIn)
    type(document, 'kept')
    await connection.retry()
    expect(FakeSocket.opened).toHaveLength(1)
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'signed-out', changes: 1 })
    isSignedIn.mockResolvedValue(true)
    await connection.retry()
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('goes on by itself after the server’s disk took nothing for a while', () => {
    const { document, state } = connect()
    latestSocket().open()
    latestSocket().saved(1)
    type(document)
    latestSocket().refused('not-saved')
    latestSocket().close(CLOSE_CODES.overloaded)
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'not-saved', changes: 1 })
    vi.advanceTimersByTime(3_000)
    latestSocket().open()
    latestSocket().saved(1)
    expect(state()).toMatchObject({ kind: 'saved' })
  })

  it('sends its difference again when an update is refused as invalid, and stops when that goes on', () => {
    const { document, state } = connect()
    latestSocket().open()
    type(document)
    for (const resend of [1, 2, 3]) {
      latestSocket().refused('invalid')
      expect(FakeSocket.opened).toHaveLength(resend + 1)
      latestSocket().open()
    }
    latestSocket().refused('invalid')
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'refused' })
  })

  it('stops with the reason when the role no longer allows editing', () => {
    const { document, state } = connect()
    latestSocket().open()
    type(document)
    latestSocket().refused('read-only')
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'not-allowed' })
  })

  it('[SYNC-10] names the epoch it was first told when it comes back, and stops where that has ended', () => {
    const { document, state } = connect()
    latestSocket().open()
    latestSocket().hello('first')
    latestSocket().saved(1)
    latestSocket().close(1006)
    type(document)
    vi.advanceTimersByTime(3_000)
    expect(latestSocket().url).toBe(`ws://server.example/sync/plan/demo?schema=${SCHEMA_VERSION}&epoch=first`)
    latestSocket().close(CLOSE_CODES.epochEnded)
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'restored' })
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it.each([
    ['is loaded anew where all is saved', false],
    ['stays on the screen where words cannot be saved any more', true],
  ])('[CONF-8] a document that has begun a new generation %s', (_what, isWriting) => {
    const onDiverged = vi.fn()
    const { document, state } = connect({ onDiverged })
    latestSocket().open()
    latestSocket().hello('first')
    latestSocket().saved(1)
    if (isWriting) type(document)
    latestSocket().close(CLOSE_CODES.epochEnded, movedReason('difos'))
    expect(onDiverged.mock.calls).toEqual(
      isWriting ? [] : [[{ kind: 'moved', by: 'difos', isAllSaved: true }]],
    )
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'restored', changes: isWriting ? 1 : 0 })
  })

  it('stops with the reason when the document has no room for more', () => {
    const { document, state } = connect()
    latestSocket().open()
    type(document)
    latestSocket().refused('too-large')
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'too-large' })
    expect(latestSocket().readyState).toBe(WebSocket.CLOSED)
  })

  it('stops instead of sending the same over and over when the server finds a message too big', () => {
    const { document, connection, state } = connect()
    latestSocket().open()
    latestSocket().saved(1)
    type(document)
    latestSocket().close(1009)
    expect(state()).toMatchObject({ kind: 'stopped', reason: 'refused' })
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.opened).toHaveLength(1)
    void connection.retry()
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('does not alarm a reader whose empty difference is refused', () => {
    const { state } = connect()
    latestSocket().open()
    latestSocket().refused('read-only')
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('ends only once the last edits are on disk', () => {
    const { document, connection } = connect()
    latestSocket().open()
    latestSocket().saved(1)
    type(document)
    connection.leave()
    vi.advanceTimersByTime(5_000)
    expect(latestSocket().readyState).toBe(WebSocket.OPEN)
    latestSocket().saved(2)
    vi.advanceTimersByTime(1_000)
    expect(latestSocket().readyState).toBe(WebSocket.CLOSED)
  })

  it('tries again at once when the network comes back', () => {
    connect()
    latestSocket().open()
    latestSocket().close(1006)
    dispatchEvent(new Event('online'))
    expect(FakeSocket.opened).toHaveLength(2)
  })

  it('warns before the page is left with unsaved edits', () => {
    const { document } = connect()
    latestSocket().open()
    latestSocket().saved(1)
    const calm = new Event('beforeunload', { cancelable: true })
    dispatchEvent(calm)
    expect(calm.defaultPrevented).toBe(false)
    type(document)
    const unsaved = new Event('beforeunload', { cancelable: true })
    dispatchEvent(unsaved)
    expect(unsaved.defaultPrevented).toBe(true)
  })

  it('[SYNC-15] tells the server what it reads once idle, and says when it is to be loaded anew', async () => {
    let diverged = 0
    const { document } = connect({ onDiverged: () => diverged++ })
    latestSocket().open()
    latestSocket().saved(1)
    type(document)
    latestSocket().saved(2)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(latestSocket().fingerprints).toBe(1)
    latestSocket().diverged()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(latestSocket().fingerprints).toBe(2)
    latestSocket().diverged()
    expect(diverged).toBe(1)
  })
})
