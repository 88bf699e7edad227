import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES, FRAMES } from '#shared/protocol/frames.ts'
import { type Room, roomName } from '#shared/protocol/rooms.ts'
import { countingSocket } from './counting-socket.ts'
import type { SaveState, SaveStateStore, StopReason } from './save-state.ts'
import { UnsavedEdits } from './unsaved-edits.ts'

/** The server asks for the difference again after a refused update; more often than this in a row is no accident. */
const RESENDS_BEFORE_STOPPING = 3

/** How a WebSocket is closed by whoever finds a message too big (RFC 6455); the same message would only be sent again. */
const MESSAGE_TOO_BIG = 1009

/** How often a page that was left looks whether its last edits are safe. */
const LEAVING_CHECK_MS = 1_000

/** One document held in step with the server: reconnects by itself and knows which edits are on disk. */
export class DocumentConnection {
  readonly document: Y.Doc
  readonly awareness: Awareness
  readonly saveState: SaveStateStore = {
    subscribe: (listener) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
    read: () => this.#state,
  }
  /** Settles with the first full sync: only then may editors be mounted. */
  readonly firstSync: Promise<void>

  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #edits = new UnsavedEdits()
  readonly #leaving = new AbortController()
  #state: SaveState = { kind: 'connecting' }
  #stopped: StopReason | undefined
  #resends = 0
  #hasSynced = false

  constructor(serverUrl: string, room: Room, document: Y.Doc, Socket: typeof WebSocket = WebSocket) {
    this.document = document
    // Before the provider exists: an edit must be counted before its frame is sent.
    document.on('update', this.#onUpdate)
    this.#provider = new WebsocketProvider(serverUrl, roomName(room), document, {
      connect: false,
      // A channel between tabs would carry edits past the server's check of who may do what.
      disableBc: true,
      params: { schema: String(SCHEMA_VERSION) },
      shouldReconnect: ({ code }) => !isFinalClose(code),
      WebSocketPolyfill: countingSocket(Socket, (socket, isDifference) => {
        if (socket !== this.#provider.ws) return
        this.#edits.frameSent(isDifference)
        this.#publish()
      }),
    })
    this.awareness = this.#provider.awareness
    const handlers = this.#provider.messageHandlers
    handlers[FRAMES.hello.type] = (_encoder, decoder) => {
      // Named on every later connection: what is here must not be merged into documents put back from a backup.
      this.#provider.params.epoch ??= decoding.readVarString(decoder)
    }
    handlers[FRAMES.saved.type] = (_encoder, decoder) => this.#onSaved(decoding.readVarUint(decoder))
    handlers[FRAMES.refused.type] = (_encoder, decoder) => this.#onRefused(decoding.readVarString(decoder))
    this.#provider.on('status', ({ status }) => this.#onStatus(status))
    this.#provider.on('closed', ({ code }) => this.#stop(stopReasonOf(code)))
    this.firstSync = new Promise((resolve) => {
      this.#provider.on('sync', (synced) => {
        if (synced) {
          this.#hasSynced = true
          resolve()
        }
        this.#publish()
      })
    })
    this.#watchNetwork()
    this.#provider.connect()
  }

  /** Tries again after the person has mended what stopped it, for example by signing in. Nothing typed is lost. */
  retry(): void {
    this.#stopped = undefined
    this.#resends = 0
    this.#publish()
    this.#provider.connect()
  }

  /** Ends the connection, but not before the server has every edit: leaving a page must not cost the last words. */
  leave(): void {
    if (this.#edits.waiting === 0) {
      this.#end()
      return
    }
    this.awareness.setLocalState(null)
    const timer = setInterval(() => {
      // Somebody who was signed out may have signed in again meanwhile.
      if (this.#stopped === 'signed-out') this.retry()
      else if (this.#stopped === undefined && this.#edits.waiting > 0) return
      else if (this.#stopped !== 'refused') {
        clearInterval(timer)
        this.#end()
      }
    }, LEAVING_CHECK_MS)
  }

  #end(): void {
    this.#leaving.abort()
    this.document.off('update', this.#onUpdate)
    this.#provider.destroy()
    this.awareness.destroy()
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === this.#provider) return
    this.#edits.made()
    this.#publish()
  }

  #onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    if (status === 'connected') {
      this.#edits.connectionOpened()
      if (this.#stopped === 'refused') this.#stopped = undefined
    }
    this.#publish()
  }

  #onSaved(count: number): void {
    this.#edits.acknowledged(count)
    if (this.#stopped === 'refused' && this.#edits.waiting === 0) this.#stopped = undefined
    this.#resends = 0
    this.#publish()
  }

  #onRefused(code: string): void {
    // Readers' pages answer the first sync with an empty difference; refusing that concerns nobody.
    if (this.#edits.waiting === 0) return
    if (code === 'read-only') this.#stop('not-allowed')
    else if (code === 'too-large') this.#stop('too-large')
    else if (code === 'not-saved' || this.#resends >= RESENDS_BEFORE_STOPPING) this.#stop('refused')
    else {
      this.#resends += 1
      this.#reconnect()
    }
  }

  #stop(reason: StopReason): void {
    this.#stopped = reason
    if (reason === 'not-allowed' || reason === 'too-large') this.#provider.disconnect()
    this.#publish()
  }

  #reconnect(): void {
    this.#provider.disconnect()
    this.#provider.connect()
  }

  #watchNetwork(): void {
    const { signal } = this.#leaving
    const isFinal = () => this.#stopped !== undefined && this.#stopped !== 'refused'
    // A socket outlives a lost network by minutes; trying anew tells the truth at once, also where the server is local.
    const tryAgain = () => {
      if (!isFinal()) this.#reconnect()
    }
    addEventListener('online', tryAgain, { signal })
    addEventListener('offline', tryAgain, { signal })
    addEventListener(
      'beforeunload',
      (event) => {
        if (this.#edits.waiting > 0) event.preventDefault()
      },
      { signal },
    )
  }

  #publish(): void {
    const next = this.#currentState()
    if (sameState(this.#state, next)) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }

  #currentState(): SaveState {
    const { wsconnected, synced } = this.#provider
    const { waiting } = this.#edits
    if (this.#stopped) return { kind: 'stopped', reason: this.#stopped }
    if (wsconnected && synced) return waiting === 0 ? { kind: 'saved' } : { kind: 'saving' }
    if (!this.#hasSynced) return { kind: 'connecting' }
    return { kind: 'offline', waiting }
  }
}

function sameState(a: SaveState, b: SaveState): boolean {
  if (a.kind === 'offline' && b.kind === 'offline') return a.waiting === b.waiting
  if (a.kind === 'stopped' && b.kind === 'stopped') return a.reason === b.reason
  return a.kind === b.kind
}

function isFinalClose(code: number): boolean {
  return code === MESSAGE_TOO_BIG || (code >= 4400 && code < 4500)
}

function stopReasonOf(code: number): StopReason {
  switch (code) {
    case CLOSE_CODES.notSignedIn:
      return 'signed-out'
    case CLOSE_CODES.notAllowed:
      return 'not-allowed'
    case CLOSE_CODES.clientTooOld:
      return 'too-old'
    case CLOSE_CODES.epochEnded:
      return 'restored'
    case CLOSE_CODES.documentDamaged:
      return 'damaged'
    default:
      return 'refused'
  }
}
