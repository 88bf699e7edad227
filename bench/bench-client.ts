import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { asPage } from '#server/testing/as-page.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import type { ServerProcess } from './server-process.ts'
import { presenceFrame, readNumber, SYNC, syncFrame, type Wire } from './wire.ts'

const EMPTY_UPDATE = Uint8Array.of(0, 0)
const JOINS_AT_A_TIME = 25
const EMPTY_STATE_VECTOR = Y.encodeStateVector(new Y.Doc())

/** What a client does with what it hears; all of it optional and replaceable at any time. */
export interface BenchListener {
  update?: (update: Uint8Array) => void
  /** Everything that the state vector of a question lacked. */
  difference?: (update: Uint8Array) => void
  /** A y-protocols/awareness update. */
  presence?: (payload: Uint8Array) => void
  /** So many update-carrying frames of this client are kept. */
  saved?: (count: number) => void
  closed?: (code: number) => void
}

/** A socket that speaks like a browser's provider but holds no document. */
export class BenchClient {
  readonly socket: WebSocket
  readonly #wire: Wire
  readonly #room: string
  listener: BenchListener = {}
  /** Of everything that came, since the client opened. */
  framesReceived = 0
  bytesReceived = 0
  #saved = 0
  /** Update-carrying frames sent, as the server counts them. */
  updatesSent = 0

  /** Resolves once the socket is open; it has greeted the server, and asked for nothing. */
  static async open(server: ServerProcess, room: string, listener: BenchListener = {}): Promise<BenchClient> {
    const { url, cookie } = server.ready
    const socket = new WebSocket(url + room, { headers: asPage(url, cookie), perMessageDeflate: false })
    const client = new BenchClient(socket, server.wire, room, listener)
    await once(socket, 'open')
    // Whatever ends it later is told by its close.
    socket.on('error', () => {})
    for (const greeting of server.wire.greetings(room)) socket.send(greeting)
    return client
  }

  /** Opens a client that has heard all there is, where the server keeps documents. */
  static async join(server: ServerProcess, room: string, listener: BenchListener = {}): Promise<BenchClient> {
    const client = await BenchClient.open(server, room)
    if (server.keepsDocuments) await client.ask()
    client.listener = listener
    return client
  }

  /**
   * Opens so many, each on the next of the servers, a few at a time: a server may take a crowd that comes in one moment from
   * one address for an attack.
   */
  static async joinAll(
    servers: readonly ServerProcess[],
    room: string,
    count: number,
  ): Promise<BenchClient[]> {
    const clients: BenchClient[] = []
    const places = Array.from({ length: count }, (_, index) => servers[index % servers.length] ?? noServer())
    while (clients.length < count) {
      const few = places.slice(clients.length, clients.length + JOINS_AT_A_TIME)
      clients.push(...(await Promise.all(few.map((server) => BenchClient.join(server, room)))))
    }
    return clients
  }

  private constructor(socket: WebSocket, wire: Wire, room: string, listener: BenchListener) {
    this.socket = socket
    this.#wire = wire
    this.#room = room
    this.listener = listener
    socket.on('message', (bytes: Buffer) => this.#receive(bytes))
    socket.on('close', (code) => this.listener.closed?.(code))
  }

  send(frame: Uint8Array): void {
    this.socket.send(this.#wire.wrap(this.#room, frame))
  }

  sendUpdate(update: Uint8Array): void {
    this.updatesSent++
    this.send(syncFrame(SYNC.update, update))
  }

  sendPresence(clientId: number, clock: number, state: string): void {
    this.send(presenceFrame(clientId, clock, state))
  }

  /** Asks for what the state vector lacks (everything, where none is given) and resolves with it: the server has then dealt with all that was sent before. */
  ask(stateVector: Uint8Array = EMPTY_STATE_VECTOR): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const before = this.listener
      this.listener = {
        ...before,
        difference: (update) => {
          this.listener = before
          before.difference?.(update)
          resolve(update)
        },
        closed: (code) => {
          before.closed?.(code)
          reject(new Error(`The server closed the socket with ${code}.`))
        },
      }
      this.send(syncFrame(SYNC.step1, stateVector))
    })
  }

  /** Says goodbye; resolves once the server has heard it. */
  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return
    const closed = once(this.socket, 'close')
    this.socket.close()
    await closed
  }

  #receive(bytes: Uint8Array): void {
    this.framesReceived++
    this.bytesReceived += bytes.byteLength
    const start = this.#wire.frameStart(bytes)
    const type = bytes[start]
    if (type === FRAMES.sync.type || type === HOCUSPOCUS_SYNC_REPLY) {
      this.#receiveSync(bytes, start + 1)
      return
    }
    if (type === FRAMES.awareness.type) {
      this.listener.presence?.(payloadAt(bytes, start + 1))
      return
    }
    const saved = this.#wire.savedCount(bytes, start, this.#saved)
    if (saved === undefined) return
    this.#saved = saved
    this.listener.saved?.(saved)
  }

  #receiveSync(bytes: Uint8Array, at: number): void {
    switch (bytes[at]) {
      case SYNC.step1:
        // A provider answers with what the server lacks: nothing.
        this.updatesSent++
        this.send(syncFrame(SYNC.step2, EMPTY_UPDATE))
        return
      case SYNC.step2:
        this.listener.difference?.(payloadAt(bytes, at + 1))
        return
      case SYNC.update:
        this.listener.update?.(payloadAt(bytes, at + 1))
        return
      default:
        throw new Error(`The server sent a sync message of kind ${bytes[at]}.`)
    }
  }
}

function noServer(): never {
  throw new Error('There is no server to join.')
}

/** Like a sync frame, but asks for no question in return. */
const HOCUSPOCUS_SYNC_REPLY = 4

function payloadAt(bytes: Uint8Array, at: number): Uint8Array {
  const length = readNumber(bytes, at)
  return bytes.subarray(length.at, length.at + length.value)
}
